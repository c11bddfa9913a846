import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import { afterEach, describe, expect, test } from "vitest";
import { FAST } from "../../support/slack/limits.ts";
import { type SlackSetting, startSlack } from "../../support/slack/slack.ts";

/** A bare Bolt app on the Slack of these tests, in either of its two modes. */
async function bareApp(mode: "socket" | "http", setting: SlackSetting = {}) {
  const slack = await startSlack({ speed: FAST, retryAfterMs: [0, 50, 50], ...setting });
  const workspace = slack.workspace("Study group");
  const { token } = slack.installs.install(workspace);
  const clientOptions = { slackApiUrl: slack.api, retryConfig: { retries: 0 } };
  const logLevel = LogLevel.ERROR;
  const app =
    mode === "socket"
      ? new App({ token, appToken: slack.appToken, socketMode: true, clientOptions, logLevel })
      : new App({
          token,
          clientOptions,
          logLevel,
          receiver: new HTTPReceiver({ signingSecret: slack.signingSecret, logLevel }),
        });
  const server = mode === "http" ? await app.start({ port: 0, host: "127.0.0.1" }) : undefined;
  if (mode === "socket") await app.start();
  const address = server && "address" in server ? server.address() : null;
  if (address && typeof address === "object")
    slack.pointsAt(`http://127.0.0.1:${address.port}/slack/events`);
  open.push({
    close: async () => {
      await app.stop();
      await slack.close();
    },
  });
  const ana = slack.person("Ana", workspace);
  return { slack, app, ana, general: slack.channel("general", [ana]) };
}

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const it of open.splice(0)) await it.close();
});

const OFF = { unfurl_links: false, unfurl_media: false };
const button = (id: string) => ({
  type: "actions" as const,
  elements: [
    { type: "button" as const, action_id: id, text: { type: "plain_text" as const, text: id } },
  ],
});

describe.for(["socket", "http"] as const)("the Slack of the tests, over %s", (mode) => {
  test("a learner's words, commands, presses, modals and Home tab reach an app made with Bolt, and its answers them", async () => {
    const { slack, app, ana, general } = await bareApp(mode);
    app.message(async ({ message, say }) => {
      if ("text" in message && !message.subtype && !("bot_id" in message))
        await say({ text: `You said ${message.text}`, blocks: [button("more")], ...OFF });
    });
    app.event("app_mention", async ({ event, say }) => {
      await say({ text: `Heard ${event.text}`, thread_ts: event.ts, ...OFF });
    });
    app.command("/mentor", async ({ ack, respond, command }) => {
      await ack();
      await respond({ response_type: "ephemeral", text: `Ran ${command.text}` });
    });
    app.action("more", async ({ ack, client, body }) => {
      await ack();
      if (!("trigger_id" in body)) return;
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: "modal",
          callback_id: "words",
          title: { type: "plain_text", text: "In your own words" },
          submit: { type: "plain_text", text: "Send" },
          blocks: [
            {
              type: "input",
              label: { type: "plain_text", text: "Say it" },
              element: { type: "plain_text_input", action_id: "said" },
            },
          ],
        },
      });
    });
    app.view("words", async ({ ack, view, body, client }) => {
      await ack();
      const { value } = view.state.values.b0?.said ?? {};
      await client.chat.postMessage({ channel: body.user.id, text: `Got ${value}`, ...OFF });
    });
    app.event("app_home_opened", async ({ event, client }) => {
      if (event.tab !== "home") return;
      const text = { type: "mrkdwn" as const, text: "Welcome" };
      await client.views.publish({
        user_id: event.user,
        view: { type: "home", blocks: [{ type: "section", text }] },
      });
    });

    const said = await ana.says(ana.dm(), "a < b & <!channel>");
    expect(said.text).toBe("");
    expect(said.fallback).toBe("You said a &lt; b &amp; &lt;!channel&gt;");
    const mentor = ana.member.workspace.mentor?.id;
    expect((await ana.says(general, `<@${mentor}> hello`)).text).toBe(`Heard <@${mentor}> hello`);
    const ran = await ana.runs(general, "/mentor quiz me");
    expect(ran).toMatchObject({ text: "Ran quiz me", isPrivate: true });
    const modal = await ana.opens(said, /more/);
    expect(modal.title).toBe("In your own words");
    expect((await ana.submits(modal, "a copy")).text).toBe("Got a copy");
    expect((await ana.home()).text).toBe("Welcome");
    expect(slack.world.problems).toEqual([]);
    expect(slack.noted.filter((it) => it.error)).toEqual([]);
  });
});

test("an acknowledgement that doesn't come is noted", async () => {
  const { slack, app, ana } = await bareApp("socket");
  app.command("/mentor", async () => {});
  void ana.runs(ana.dm(), "/mentor help").catch(() => {});

  await expect
    .poll(() => slack.world.problems.join(), { timeout: 20_000 })
    .toContain("/mentor help: not acknowledged within 3 s");
});

test("an event that nobody took comes again, and says so", async () => {
  const { slack, ana } = await bareApp("http");
  const came: unknown[] = [];
  const deaf = createServer((request, response) => {
    came.push(request.headers["x-slack-retry-num"]);
    response.writeHead(came.length < 3 ? 503 : 200).end();
  });
  await new Promise<void>((done) => deaf.listen(0, "127.0.0.1", done));
  open.push({ close: async () => void deaf.close() });
  slack.pointsAt(`http://127.0.0.1:${(deaf.address() as AddressInfo).port}`);

  ana.mutters(ana.dm(), "hello");

  await expect.poll(() => came, { timeout: 20_000 }).toEqual([undefined, "1", "2"]);
});

describe("what Slack refuses is refused", () => {
  const words = (text: string) => [{ type: "markdown" as const, text }];
  const same = { ...button("a").elements[0] };
  const refusals: Record<string, [object, string]> = {
    "nothing to say": [{}, "no_text"],
    "an endless text": [{ text: "x".repeat(40_001) }, "msg_too_long"],
    "too much Markdown": [{ text: "x", blocks: words("x".repeat(12_001)) }, "invalid_blocks"],
    "51 blocks": [{ text: "x", blocks: Array(51).fill({ type: "divider" }) }, "invalid_blocks"],
    "an unheard-of block": [{ text: "x", blocks: [{ type: "text" }] }, "invalid_blocks"],
    "two elements of one id": [
      { text: "x", blocks: [{ type: "actions", elements: [same, same] }] },
      "invalid_blocks",
    ],
    "a long button": [{ text: "x", blocks: [button("x".repeat(76))] }, "invalid_blocks"],
    "a channel that isn't": [{ text: "x", channel: "C0000000000" }, "channel_not_found"],
    "a thread that isn't": [{ text: "x", thread_ts: "1.000000" }, "thread_not_found"],
  };
  test.for(Object.entries(refusals))("%s", async ([, [body, error]]) => {
    const { app, general } = await bareApp("http");

    const sent = app.client.apiCall("chat.postMessage", { channel: general.id, ...OFF, ...body });

    await expect(sent).rejects.toMatchObject({ data: { ok: false, error } });
  });

  test("a place where Mentor isn't, an archive, a stranger's token, a missing scope, and haste", async () => {
    const { slack, app, ana } = await bareApp("http", {
      speed: { perChannel: { requests: 1, perMs: 60_000 }, generosity: 1 },
      settings: { scopes: ["chat:write"] },
    });
    const post = (channel: string) =>
      app.client.apiCall("chat.postMessage", { channel, text: "x", ...OFF });
    const away = slack.channel("away", [ana], { withoutMentor: true });
    const secret = slack.channel("secret", [ana], { withoutMentor: true, kind: "private" });
    const old = slack.channel("old", [ana]);
    old.isArchived = true;

    await expect(post(away.id)).rejects.toThrow("not_in_channel");
    await expect(post(secret.id)).rejects.toThrow("channel_not_found");
    await expect(post(old.id)).rejects.toThrow("is_archived");
    await expect(app.client.users.info({ user: ana.id })).rejects.toThrow("missing_scope");
    await expect(app.client.auth.test({ token: "xoxb-1" })).rejects.toThrow("invalid_auth");
    await app.client.chat.postMessage({ channel: ana.id, text: "x", ...OFF });
    const hasty = fetch(`${slack.api}chat.postMessage`, {
      method: "POST",
      headers: { authorization: `Bearer ${app.client.token}`, "content-type": "application/json" },
      body: JSON.stringify({ channel: ana.id, text: "x", ...OFF }),
    });
    expect((await hasty).headers.get("retry-after")).toMatch(/^\d+$/);
  });
});

test("what Mentor promises beyond that is noted where it is broken", async () => {
  const { slack, app, general } = await bareApp("http");

  await app.client.apiCall("chat.postMessage", { channel: general.id, text: "<!channel> hear" });

  expect(slack.world.problems).toEqual([
    "chat.postMessage: unfurl_links isn't off",
    "chat.postMessage: unfurl_media isn't off",
    "a live mention: <!channel>",
  ]);
});
