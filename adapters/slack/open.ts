import type { Config } from "../../src/config.ts";
import type { Parts } from "../run.ts";
import { clientOptions, loggerFor } from "./client-options.ts";
import type { Connection } from "./connect.ts";
import { createSlack, type Slack } from "./main.ts";
import { createOneWorkspace } from "./one-workspace.ts";
import { saying } from "./render.ts";
import { tell } from "./request-answers.ts";
import { SLACK_SAYINGS } from "./sayings.ts";

/** Opens Slack as it is configured. */
export function openSlack({ config, mentor, notes, log }: Parts): Slack {
  const { slackBotToken = "", slackApi } = config;
  const logger = loggerFor(log);
  const options = clientOptions(slackApi, logger);
  const workspaces = createOneWorkspace(slackBotToken, options);
  return createSlack({
    mentor,
    notes,
    workspaces,
    connection: connectionFor(config),
    clientOptions: options,
    logger,
    log,
    showSetup: (_, request, asked) => tell(request, asked, saying(SLACK_SAYINGS["no-setup"])),
  });
}

function connectionFor({ slackAppToken, slackSigningSecret, port }: Config): Connection {
  if (slackAppToken !== undefined) return { kind: "socket", appToken: slackAppToken };
  return { kind: "http", signingSecret: slackSigningSecret ?? "", port };
}
