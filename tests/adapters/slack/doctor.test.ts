import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { examine } from "../../../adapters/doctor/check.ts";
import { slackChecks } from "../../../adapters/slack/doctor.ts";
import { readConfig } from "../../../src/config.ts";
import type { Environment } from "../../../src/environment.ts";
import { FAST } from "../../support/slack/limits.ts";
import { type Slack, startSlack } from "../../support/slack/slack.ts";
import type { AppSettings } from "../../support/slack/world.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const it of open.splice(0)) await it.close();
});

async function aSlack(settings: Partial<AppSettings> = {}): Promise<[Slack, Environment]> {
  const slack = await startSlack({ speed: FAST, settings });
  open.push(slack);
  const { token } = slack.installs.install(slack.workspace("Study group"));
  return [
    slack,
    { SLACK_API_URL: slack.api, SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: slack.appToken },
  ];
}

/** What the doctor says, and how much it finds wrong. */
async function visit(environment: Environment) {
  const lines: string[] = [];
  const wrong = await examine(slackChecks(readConfig(environment)), (it) => lines.push(it));
  return { wrong, said: lines.join("\n") };
}

test("an operator whose app is as its manifest says hears that all is well", async () => {
  const [slack, environment] = await aSlack();

  const { wrong, said } = await visit(environment);

  expect(said).toContain("All is well.");
  expect(wrong).toBe(0);
  expect(slack.sockets.counts.connections).toBe(1);
  expect(slack.world.problems).toEqual([]);
});

test("a bot's token that Slack doesn't know is told, with where the right one is", async () => {
  const [, environment] = await aSlack();

  const { wrong, said } = await visit({ ...environment, SLACK_BOT_TOKEN: "xoxb-1" });

  expect(wrong).toBe(1);
  expect(said).toMatch(/SLACK_BOT_TOKEN \(invalid_auth\).*Bot User OAuth Token/s);
});

test("a permission that the workspace didn't give is named, with how to ask for it", async () => {
  const [, environment] = await aSlack({ scopes: ["chat:write", "commands", "users:read"] });

  const { said } = await visit(environment);

  expect(said).toMatch(/didn't allow: app_mentions:read.*im:history.*reinstall/s);
});

test("an app's token that may not connect, or that isn't one, is told", async () => {
  const [slack, environment] = await aSlack();
  slack.world.grants.get(slack.appToken)?.scopes.clear();

  expect((await visit(environment)).said).toMatch(/may not connect.*connections:write/s);
  expect((await visit({ ...environment, SLACK_APP_TOKEN: "xapp-1" })).said).toMatch(
    /SLACK_APP_TOKEN \(invalid_auth\)/,
  );
});

test("tokens of two apps, by which no event would ever arrive, are told", async () => {
  const [, environment] = await aSlack();
  const [other, others] = await aSlack();
  // The other app's bot is asked for on the other Slack, and the connection is made here.
  other.world.grants.set(String(environment.SLACK_APP_TOKEN), {
    kind: "app",
    token: String(environment.SLACK_APP_TOKEN),
    scopes: new Set(["connections:write"]),
    workspaces: [],
    isRevoked: false,
    app: "A0OTHER",
  });

  const { said } = await visit({ ...others, SLACK_APP_TOKEN: environment.SLACK_APP_TOKEN });

  expect(said).toMatch(/no event reaches Mentor: SLACK_APP_TOKEN is of the app A0OTHER/);
});

test("a clock that is off is told, and how to set it", async () => {
  const [slack, environment] = await aSlack();
  slack.later(-60_000);

  expect((await visit(environment)).said).toMatch(/clock is (59|60|61) s ahead.*time servers/s);
});

test("where nobody listens for Slack's requests, or somebody else does, that is told", async () => {
  const [slack, { SLACK_APP_TOKEN: _, ...environment }] = await aSlack();
  const secret = { SLACK_SIGNING_SECRET: slack.signingSecret };
  const answers = [401, 404];
  const other = createServer((_request, response) =>
    response.writeHead(answers.shift() ?? 200).end(),
  );
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
  const PORT = String((other.address() as AddressInfo).port);

  expect((await visit({ ...environment, ...secret, PORT })).said).toMatch(/another SLACK_SIGNING/);
  expect((await visit({ ...environment, ...secret, PORT })).said).toMatch(/isn't Mentor/);
  await new Promise((done) => other.close(done));
  expect((await visit({ ...environment, ...secret, PORT })).said).toMatch(/nobody listens at port/);
});

test("a client that Slack doesn't know is told before anybody tries to install it", async () => {
  const [slack] = await aSlack();
  const environment = {
    SLACK_API_URL: slack.api,
    SLACK_CLIENT_ID: slack.clientId,
    SLACK_CLIENT_SECRET: slack.clientSecret,
    SLACK_STATE_SECRET: "0123456789abcdef",
    SLACK_ENCRYPTION_KEYS: Buffer.alloc(32).toString("base64"),
    SLACK_SIGNING_SECRET: slack.signingSecret,
    PORT: "1",
  };

  expect((await visit(environment)).said).toMatch(/ok +Slack: the app's client/);
  expect((await visit({ ...environment, SLACK_CLIENT_SECRET: "wrong" })).said).toMatch(
    /doesn't know SLACK_CLIENT_ID.*bad_client_secret.*App Credentials/s,
  );
});
