import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import type { Finding } from "../../doctor/check.ts";

const CONNECTS_WITHIN_MS = 15_000;
const MOST_CONNECTIONS = 10;

/** What Slack says of a connection when it begins: https://docs.slack.dev/apis/events-api/using-socket-mode */
interface Hello {
  readonly type: string;
  readonly num_connections?: number;
  readonly connection_info?: { readonly app_id?: string };
}

/**
 * Connects as Mentor does in Socket Mode, and lets go at once.
 *
 * @param bot The bot's client where its token is good: the two tokens have to be of one app, or no event ever arrives.
 */
export async function lookAtConnection(
  app: WebClient,
  bot: WebClient | false,
): Promise<readonly Finding[]> {
  let address: string | undefined;
  try {
    ({ url: address } = await app.apps.connections.open());
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    return [refused(error.data.error)];
  }
  const hello = address && (await greeting(address));
  if (!hello)
    return [
      {
        wrong: "Slack doesn't let Mentor in by Socket Mode within a quarter of a minute",
        cure: "look at slack-status.com, and whether a proxy lets web sockets through",
      },
    ];
  if (hello.type === "disconnect") return [refused("link_disabled")];
  return [...crowded(hello), ...(bot ? await otherApp(bot, hello) : [])];
}

async function greeting(address: string): Promise<Hello | undefined> {
  const socket = new WebSocket(address);
  const { promise, resolve } = Promise.withResolvers<Hello | undefined>();
  const late = setTimeout(resolve, CONNECTS_WITHIN_MS, undefined);
  socket.addEventListener("message", ({ data }) => resolve(JSON.parse(String(data))));
  socket.addEventListener("error", () => resolve(undefined));
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    socket.close();
  }
}

/** What Slack says where it doesn't want the token for this. */
function refused(code: string): Finding {
  switch (code) {
    case "missing_scope":
    case "not_allowed_token_type":
      return {
        wrong: `the token in SLACK_APP_TOKEN may not connect (${code})`,
        cure: "on api.slack.com/apps, under Basic Information, App-Level Tokens, make one with connections:write",
      };
    case "link_disabled":
    case "forbidden_team":
      return {
        wrong: "Socket Mode is off for the app",
        cure: "on api.slack.com/apps, under Socket Mode, turn it on",
      };
    default:
      return {
        wrong: `Slack doesn't take the token in SLACK_APP_TOKEN (${code})`,
        cure: "on api.slack.com/apps, under Basic Information, copy the app-level token that begins with xapp-",
      };
  }
}

/** Slack brings each event to one of an app's connections; a full house leaves no room for another process. */
const crowded = ({ num_connections: connections = 0 }: Hello): readonly Finding[] =>
  connections < MOST_CONNECTIONS
    ? []
    : [
        {
          wrong: `${connections} connections of the app are open, and Slack allows no more`,
          cure: "stop what else is connected with this app's token: each event goes to one connection alone",
        },
      ];

async function otherApp(bot: WebClient, hello: Hello): Promise<readonly Finding[]> {
  const { bot_id } = await bot.auth.test();
  const found = bot_id ? await bot.bots.info({ bot: bot_id }) : undefined;
  const [theirs, ours] = [hello.connection_info?.app_id, found?.bot?.app_id];
  return theirs === undefined || ours === undefined || theirs === ours
    ? []
    : [
        {
          wrong: `no event reaches Mentor: SLACK_APP_TOKEN is of the app ${theirs}, SLACK_BOT_TOKEN of ${ours}`,
          cure: "on api.slack.com/apps copy both tokens from one app",
        },
      ];
}
