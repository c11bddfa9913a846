import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { EVENTS, SCOPES } from "../../../adapters/slack/scopes.ts";

const root = new URL("../../../", import.meta.url);
const text = readFileSync(new URL("slack-manifest.yaml", root), "utf8");

interface Manifest {
  readonly display_information: Readonly<Record<string, string>>;
  readonly features: {
    readonly agent_view: {
      readonly agent_description: string;
      readonly suggested_prompts: readonly { readonly title: string; readonly message: string }[];
    };
    readonly bot_user: { readonly display_name: string };
    readonly shortcuts: readonly Readonly<Record<string, string>>[];
    readonly slash_commands: readonly Readonly<Record<string, unknown>>[];
  };
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[];
    readonly scopes: Readonly<Record<string, readonly string[]>>;
  };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: string[] };
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url?: string };
    readonly org_deploy_enabled: boolean;
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: boolean;
  };
}

/** The manifest as its own head says to change it for HTTP. */
const overHttp = text.replaceAll("#http ", "").replace(/^.*# socket$\n/gm, "");

const manifests = [
  ["in Socket Mode", parse(text) as Manifest],
  ["over HTTP", parse(overHttp) as Manifest],
] as const;

/** What Slack's schema asks of texts: at least one letter, and at most so many. */
const LENGTHS = {
  "display_information.name": 35,
  "display_information.description": 140,
  "display_information.long_description": 4000,
  "features.agent_view.agent_description": 300,
  "features.bot_user.display_name": 80,
} as const;

test.for(manifests)("Slack takes the manifest %s: no text is too long for it", ([, manifest]) => {
  for (const [path, most] of Object.entries(LENGTHS)) {
    const value = path.split(".").reduce<unknown>((it, key) => (it as never)[key], manifest);
    expect(value, path).toBeTypeOf("string");
    expect(String(value).length, path).toBeLessThanOrEqual(most);
  }
  const { display_information, features } = manifest;
  expect(display_information.long_description?.length).toBeGreaterThanOrEqual(175);
  expect(display_information.background_color).toMatch(/^#[0-9a-f]{6}$/i);
  expect(features.bot_user.display_name).toMatch(/^[a-z0-9._-]+$/);
  expect(features.agent_view.suggested_prompts.length).toBeLessThanOrEqual(4);

  expect(features.shortcuts.length).toBeLessThanOrEqual(10);
  for (const { name = "", type, callback_id = "", description = "" } of features.shortcuts) {
    expect(["global", "message"]).toContain(type);
    expect(name.length).toBeLessThanOrEqual(24);
    expect(callback_id.length).toBeLessThanOrEqual(255);
    expect(description.length).toBeLessThanOrEqual(150);
  }
  for (const { command, description, usage_hint } of features.slash_commands) {
    expect(command).toMatch(/^\/[a-z]{1,31}$/);
    expect(String(description).length).toBeLessThanOrEqual(2000);
    expect(String(usage_hint).length).toBeLessThanOrEqual(1000);
  }
});

test.for(manifests)("the manifest %s has only what Slack's schema knows", ([, manifest]) => {
  const keys = (it: object) => Object.keys(it);
  expect(keys(manifest).toSorted()).toEqual(
    ["_metadata", "display_information", "features", "oauth_config", "settings"].toSorted(),
  );
  for (const it of manifest.features.slash_commands)
    for (const key of keys(it))
      expect(["command", "description", "usage_hint", "should_escape", "url"]).toContain(key);
  for (const key of keys(manifest.settings))
    expect([
      "event_subscriptions",
      "interactivity",
      "org_deploy_enabled",
      "socket_mode_enabled",
      "token_rotation_enabled",
    ]).toContain(key);
});

test.for(manifests)("security people read %s exactly what the code asks for", ([, manifest]) => {
  const { scopes } = manifest.oauth_config;
  expect(Object.keys(scopes)).toEqual(["bot"]);
  expect(scopes.bot?.toSorted()).toEqual(Object.keys(SCOPES).toSorted());
  expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(EVENTS.toSorted());
});

test("in Socket Mode nothing has to be reached from outside, and the token never ends", () => {
  const { settings, oauth_config, features } = manifests[0][1];

  expect(JSON.stringify(manifests[0][1])).not.toContain("https://");
  expect(settings).toMatchObject({ socket_mode_enabled: true, token_rotation_enabled: false });
  expect(oauth_config.redirect_urls).toBeUndefined();
  expect(features.slash_commands.every((it) => it.url === undefined)).toBe(true);
});

test("over HTTP everything arrives where the receiver listens, organisations may install it, and tokens rotate", () => {
  const { settings, oauth_config, features } = manifests[1][1];
  const events = "https://mentor.example/slack/events";

  expect(settings).toMatchObject({
    event_subscriptions: { request_url: events },
    interactivity: { is_enabled: true, request_url: events },
    org_deploy_enabled: true,
    socket_mode_enabled: false,
    token_rotation_enabled: true,
  });
  expect(oauth_config.redirect_urls).toEqual(["https://mentor.example/slack/oauth_redirect"]);
  expect(features.slash_commands.map((it) => it.url)).toEqual([events, events, events]);
});

const folder = new URL("adapters/slack/", root);
/** All that is written for Slack, without spaces. */
const code = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((it) => it.endsWith(".ts") && it !== "scopes.ts")
  .map((it) => readFileSync(new URL(it, folder), "utf8").replace(/\s+/g, ""))
  .join("\n");

/** The scopes that methods ask for, any one of each: https://docs.slack.dev/reference/methods */
const ASKED_BY: Readonly<Record<string, readonly string[]>> = {
  "app_mentions:read": ['event("app_mention"'],
  "assistant:write": ["assistant.threads."],
  "channels:read": ["conversations.info", "conversations.members"],
  "chat:write": ["chat."],
  commands: ["command("],
  "groups:read": ["conversations.info", "conversations.members"],
  "im:history": ['event("message"'],
  "users:read": ["users.info"],
};

test("no scope is asked for that nothing in the code needs", () => {
  expect(Object.keys(ASKED_BY).sort()).toEqual(Object.keys(SCOPES).sort());
  for (const scope of Object.keys(SCOPES)) {
    const uses = ASKED_BY[scope] ?? [];
    expect(
      uses.some((it) => code.includes(it)),
      `${scope} is used`,
    ).toBe(true);
  }
});

test("every event and shortcut of the manifest is listened to", () => {
  const { features, settings } = manifests[0][1];
  expect(features.shortcuts.map((it) => `${it.type} ${it.callback_id}`)).toEqual([
    "message explain",
    "global quiz",
  ]);
  expect(features.slash_commands.map((it) => it.command)).toEqual(["/mentor", "/ask", "/quiz"]);
  for (const it of settings.event_subscriptions.bot_events)
    expect(code).toContain(`event("${it.split(".")[0]}"`);
});
