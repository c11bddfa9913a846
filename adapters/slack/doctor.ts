import { WebAPIPlatformError, WebClient } from "@slack/web-api";
import type { Config } from "../../src/config.ts";
import type { Check, Finding } from "../doctor/check.ts";
import { lookAtClock } from "../doctor/clock.ts";
import { lookAtConnection } from "./doctor/connection.ts";
import { lookAtRequestUrl } from "./doctor/request-url.ts";
import { SCOPES } from "./scopes.ts";

/** How Slack is reached as Mentor. */
export type Credentials = Pick<
  Config,
  | "slackAppToken"
  | "slackBotToken"
  | "slackSigningSecret"
  | "slackClientId"
  | "slackClientSecret"
  | "slackApi"
  | "port"
>;

const SLACK = "https://slack.com/api/";
const ANSWERS_WITHIN_MS = 10_000;

/** What there is to look at on Slack: tokens, scopes, clock, and whether events can reach Mentor. */
export function slackChecks(credentials: Credentials): readonly Check[] {
  const { slackAppToken, slackBotToken, slackSigningSecret, slackClientId, slackApi, port } =
    credentials;
  const options = {
    slackApiUrl: slackApi ?? SLACK,
    retryConfig: { retries: 0 },
    timeout: ANSWERS_WITHIN_MS,
    rejectRateLimitedCalls: true,
  };
  const client = new WebClient(slackBotToken, options);
  let isKnown = true;

  return [
    { name: "Slack: the clock", look: () => lookAtClock(`${slackApi ?? SLACK}api.test`) },
    ...(slackBotToken === undefined
      ? []
      : [
          {
            name: "Slack: the bot's token and scopes",
            look: async () => {
              const findings = await lookAtBot(client);
              isKnown = findings.length === 0;
              return findings;
            },
          },
        ]),
    ...(slackAppToken === undefined
      ? []
      : [
          {
            name: "Slack: Socket Mode",
            look: () => lookAtConnection(new WebClient(slackAppToken, options), isKnown && client),
          },
        ]),
    ...(slackClientId === undefined
      ? []
      : [{ name: "Slack: the app's client", look: () => lookAtClient(client, credentials) }]),
    ...(slackSigningSecret === undefined
      ? []
      : [
          {
            name: "Slack: whether events arrive over HTTP",
            look: () => lookAtRequestUrl(port, slackSigningSecret),
          },
        ]),
  ];
}

async function lookAtBot(client: WebClient): Promise<readonly Finding[]> {
  try {
    const { response_metadata } = await client.auth.test();
    const given = response_metadata?.scopes ?? [];
    const missing = Object.keys(SCOPES).filter((it) => !given.includes(it));
    return missing.length === 0
      ? []
      : [
          {
            wrong: `the workspace didn't allow: ${missing.join(", ")}`,
            cure: "on api.slack.com/apps put slack-manifest.yaml under App Manifest, then reinstall the app under Install App",
          },
        ];
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    return [
      {
        wrong: `Slack doesn't take the token in SLACK_BOT_TOKEN (${error.data.error})`,
        cure: "on api.slack.com/apps, under OAuth & Permissions, copy the Bot User OAuth Token; install the app where there is none",
      },
    ];
  }
}

const WRONG_CLIENT = ["invalid_client_id", "bad_client_secret"];

/** Slack looks at who asks before it looks at what for. */
async function lookAtClient(
  client: WebClient,
  { slackClientId = "", slackClientSecret = "" }: Credentials,
): Promise<readonly Finding[]> {
  try {
    await client.oauth.v2.access({
      client_id: slackClientId,
      client_secret: slackClientSecret,
      code: "doctor",
    });
    return [];
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    return WRONG_CLIENT.includes(error.data.error)
      ? [
          {
            wrong: `Slack doesn't know SLACK_CLIENT_ID with SLACK_CLIENT_SECRET (${error.data.error})`,
            cure: "on api.slack.com/apps, under Basic Information, copy both from App Credentials",
          },
        ]
      : [];
  }
}
