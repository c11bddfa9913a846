import type { Config } from "../../src/config.ts";
import type { Parts } from "../run.ts";
import { clientOptions, loggerFor } from "./client-options.ts";
import type { Connection } from "./connect.ts";
import { createSlack, type Slack } from "./main.ts";
import type { InstallerOptions } from "./many-workspaces.ts";
import { createWorkplace } from "./workplace.ts";

/** What being on Slack takes of all that a process has. */
export type SlackNeeds = Pick<Parts, "config" | "mentor" | "checkIns" | "notes" | "log">;

/** Opens Slack as it is configured. */
export function openSlack({ config, mentor, checkIns, notes, log }: SlackNeeds): Slack {
  const logger = loggerFor(log);
  const options = clientOptions(config.slackApi, logger);
  const { groups } = checkIns;
  const common = { mentor, notes, clientOptions: options, logger, log };
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
