import type { Config } from "../../src/config.ts";
import { UNMEASURED } from "../meter.ts";
import type { Parts } from "../run.ts";
import { clientOptions, loggerFor } from "./client-options.ts";
import type { Connection } from "./connect.ts";
import { createSlack, type Slack } from "./main.ts";
import type { InstallerOptions } from "./many-workspaces.ts";
import { createWorkplace } from "./workplace.ts";

/** What being on Slack takes of all that a process has. */
export interface SlackNeeds
  extends Pick<Parts, "config" | "mentor" | "checkIns" | "notes" | "log"> {
  readonly watch?: Pick<Parts["watch"], "meter">;
}

/** Opens Slack as it is configured. */
export function openSlack({ config, mentor, checkIns, notes, log, watch }: SlackNeeds): Slack {
  const meter = watch?.meter ?? UNMEASURED;
  const logger = loggerFor(log);
  const options = clientOptions(config.slackApi, logger, meter);
  const { groups } = checkIns;
  const common = { mentor, notes, clientOptions: options, logger, log, meter };
  const workplace = createWorkplace({ ...common, config, groups });
  return createSlack({
    ...common,
    workspaces: workplace.workspaces,
    connection: connectionFor(config, workplace.installer),
    showSetup: workplace.showSetup,
    workplace,
  });
}

function connectionFor(
  { slackAppToken, slackSigningSecret, port }: Config,
  installer: InstallerOptions | undefined,
): Connection {
  if (slackAppToken !== undefined) return { kind: "socket", appToken: slackAppToken };
  const signingSecret = slackSigningSecret ?? "";
  return { kind: "http", signingSecret, port, ...(installer ? { installer } : {}) };
}
