import { type AuthTestResponse, WebClient, type WebClientOptions } from "@slack/web-api";
import { NotInstalled, type Workspaces } from "./workspaces.ts";

/** The mentor in one workspace, whose token an operator has set. */
export function createOneWorkspace(token: string, options: WebClientOptions): Workspaces {
  const client = new WebClient(token, options);
  let known: Promise<AuthTestResponse> | undefined;
  /** Who the mentor is there; asked for once, and again only where that failed. */
  const identity = () => {
    known ??= client.auth.test().catch((error) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    async authorize({ teamId, enterpriseId }) {
      const { bot_id: botId, user_id: botUserId } = await identity();
      return {
        botToken: token,
        ...(botId ? { botId } : {}),
        ...(botUserId ? { botUserId } : {}),
        ...(teamId ? { teamId } : {}),
        ...(enterpriseId ? { enterpriseId } : {}),
      };
    },

    async clientFor(workspace) {
      // The token may be another workspace's than it was; what was promised there can't be kept here.
      const { team_id, enterprise_id } = await identity();
      if (workspace !== team_id && workspace !== enterprise_id) throw new NotInstalled();
      return client;
    },
  };
}
