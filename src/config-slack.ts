import { z } from "zod";
import type { Variable } from "./config.ts";

const KEY_BYTES = 32;
const isKey = (text: string) => Buffer.from(text, "base64").length === KEY_BYTES;

/** What can be set for Slack. */
export const SLACK_VARIABLES = {
  slackAppToken: {
    name: "SLACK_APP_TOKEN",
    meaning:
      "The app's own token, for Socket Mode: one workspace, and nothing has to be reached from outside. Goes with SLACK_BOT_TOKEN.",
    right: "the token that begins with xapp-, from the app's Basic Information",
    reads: z.string().regex(/^xapp-\S+$/),
    secret: true,
  },
  slackBotToken: {
    name: "SLACK_BOT_TOKEN",
    meaning:
      "The token of Mentor's bot in one workspace. Left out, with no SLACK_CLIENT_ID either, Mentor isn't on Slack.",
    right: "the token that begins with xoxb-, from the app's OAuth & Permissions",
    reads: z.string().regex(/^xoxb-\S+$/),
    secret: true,
  },
  slackSigningSecret: {
    name: "SLACK_SIGNING_SECRET",
    meaning:
      "By it Mentor knows that a request over HTTP is Slack's. In place of SLACK_APP_TOKEN, where Slack can reach PORT through a proxy with HTTPS.",
    right: "the Signing Secret from the app's Basic Information",
    reads: z.string().regex(/^[0-9a-f]{32,}$/i),
    secret: true,
  },
  slackClientId: {
    name: "SLACK_CLIENT_ID",
    meaning:
      "Lets any number of workspaces and organisations add Mentor, at /slack/install. In place of SLACK_BOT_TOKEN; goes with SLACK_SIGNING_SECRET and the three below.",
    right: "the Client ID from the app's Basic Information",
    reads: z.string().regex(/^[\w.]+$/),
  },
  slackClientSecret: {
    name: "SLACK_CLIENT_SECRET",
    meaning: "With it Mentor fetches a workspace's token.",
    right: "the Client Secret from the app's Basic Information",
    reads: z.string().regex(/^\S+$/),
    secret: true,
  },
  slackStateSecret: {
    name: "SLACK_STATE_SECRET",
    meaning: "With it Mentor knows an installation again that began on its own page.",
    right: "16 characters or more that nobody can guess; openssl rand -hex 32 makes them",
    reads: z.string().min(16),
    secret: true,
  },
  slackEncryptionKeys: {
    name: "SLACK_ENCRYPTION_KEYS",
    meaning:
      "The keys that tokens of workspaces are encrypted with where they are kept. The first encrypts, all decrypt. To rotate, put a new one first, restart, and take the old one away.",
    right:
      "32 bytes in base64, several with commas between them; openssl rand -base64 32 makes one",
    reads: z
      .string()
      .transform((text) => text.split(",").map((it) => it.trim()))
      .pipe(z.array(z.base64().refine(isKey)).min(1)),
    secret: true,
  },
  slackApi: {
    name: "SLACK_API_URL",
    meaning: "Where Slack's Web API is reached instead: a proxy or a test server.",
    right: "an address like https://proxy.example/api/",
    reads: z.url({ protocol: /^https?$/ }).transform((it) => it.replace(/\/*$/, "/")),
  },
  port: {
    name: "PORT",
    meaning: "Where Slack's requests over HTTP arrive.",
    right: "a number from 1 to 65535",
    reads: z.coerce.number().int().min(1).max(65_535),
    default: "3000",
  },
} as const satisfies Record<string, Variable>;

type Set = Readonly<Partial<Record<keyof typeof SLACK_VARIABLES, unknown>>>;

const FOR_MANY = [
  "slackClientId",
  "slackClientSecret",
  "slackStateSecret",
  "slackEncryptionKeys",
] as const;

/** What is wrong with the variables for Slack taken together: there are three ways to be there, and each is complete. */
export function slackFaults(set: Set): string[] {
  const has = (key: keyof typeof SLACK_VARIABLES) => set[key] !== undefined;
  const names = (keys: readonly (keyof typeof SLACK_VARIABLES)[]) =>
    keys.map((it) => SLACK_VARIABLES[it].name).join(", ");

  if (has("slackAppToken") && has("slackSigningSecret"))
    return [
      `${names(["slackAppToken", "slackSigningSecret"])}: both are set; right is the first for Socket Mode or the second for HTTP`,
    ];
  if (has("slackAppToken") && !has("slackBotToken"))
    return [
      "SLACK_BOT_TOKEN: it isn't set; right is to set it, since Socket Mode takes it beside SLACK_APP_TOKEN",
    ];
  if (has("slackBotToken") && !has("slackAppToken") && !has("slackSigningSecret"))
    return [
      "SLACK_BOT_TOKEN: nothing says how Slack's events arrive; right is with SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP",
    ];

  const given = FOR_MANY.filter(has);
  if (has("slackBotToken") && given.length > 0)
    return [
      `SLACK_BOT_TOKEN, ${names(given)}: these don't go together; right is the first for one workspace, or SLACK_CLIENT_ID and what goes with it for many`,
    ];
  const missing = ([...FOR_MANY, "slackSigningSecret"] as const).filter((it) => !has(it));
  const isForMany = given.length > 0 || (has("slackSigningSecret") && !has("slackBotToken"));
  return isForMany && missing.length > 0
    ? [
        `${names(missing)}: ${missing.length > 1 ? "they aren't" : "it isn't"} set; right is all of ${names([...FOR_MANY, "slackSigningSecret"])}, for Slack over HTTP in many workspaces, or SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET for one`,
      ]
    : [];
}
