import { expect, test } from "vitest";
import { receive } from "../../../adapters/slack/receive.ts";
import { seeControl, seeMessage } from "../../../adapters/slack/see.ts";

const MENTOR = "U0MENTOR";

/** What Slack tells of a message in direct messages. */
const message = (change: object = {}) => ({
  type: "message",
  user: "U012AB3CD",
  text: "What is caching?",
  ts: "1795562084.941000",
  channel: "D024BE91L",
  channel_type: "im",
  ...change,
});

const mention = (change: object = {}) =>
  message({
    type: "app_mention",
    channel: "C061EG9T2",
    channel_type: undefined,
    text: `<@${MENTOR}> what is caching?`,
    ...change,
  });

const heard = (event: ReturnType<typeof message>) => {
  const seen = seeMessage("T061EG9R6", event, MENTOR);
  return seen && receive(seen);
};

test("a message in direct messages is said to the mentor, in a thread of its own", () => {
  expect(heard(message())).toMatchObject({
    learner: "slack:T061EG9R6:U012AB3CD",
    conversation: "slack:T061EG9R6:@U012AB3CD:1795562084.941000",
    home: "slack:T061EG9R6:@U012AB3CD",
    at: 1795562084941,
    said: { kind: "text", text: "What is caching?" },
  });
});

test("what follows in a thread belongs to it", () => {
  const later = { ts: "1795562100.000100", thread_ts: "1795562084.941000" };

  expect(heard(message(later))?.conversation).toBe(heard(message())?.conversation);
  expect(heard(mention(later))?.conversation).toBe(heard(mention())?.conversation);
});

test("what is said under a check-in is said in answer to it", () => {
  const under = { ts: "1795562100.000100", thread_ts: "1795562084.941000", parent_user_id: MENTOR };

  expect(heard(message(under))?.conversation).toBe("slack:T061EG9R6:@U012AB3CD");
});

test("a mention in a channel is heard without the mentor's name, a bare one opens a conversation", () => {
  expect(heard(mention())).toMatchObject({
    conversation: "slack:T061EG9R6:C061EG9T2:1795562084.941000",
    home: "slack:T061EG9R6:@U012AB3CD",
    said: { kind: "text", text: "what is caching?" },
  });
  expect(heard(mention({ text: `<@${MENTOR}>` }))?.said).toEqual({ kind: "opens" });
});

test("what a learner wrote is heard as they wrote it", () => {
  expect(heard(message({ text: "raft &amp; &lt;!channel&gt; <!here>" }))?.said).toEqual({
    kind: "text",
    text: "raft & <!channel>",
  });
});

test("the same member in two workspaces is two learners", () => {
  const [here, there] = ["T061EG9R6", "T0OTHER"].map((it) => seeMessage(it, message(), MENTOR));

  expect(here && receive(here).learner).not.toBe(there && receive(there).learner);
  expect(here && receive(here).conversation).not.toBe(there && receive(there).conversation);
});

test.for([
  ["an edit", { subtype: "message_changed" }],
  ["a deletion", { subtype: "message_deleted" }],
  ["somebody who joins", { subtype: "channel_join" }],
  ["a bot", { subtype: "bot_message", bot_id: "B0OTHER" }],
  ["a bot's user", { bot_id: "B0OTHER" }],
  ["the mentor itself", { user: MENTOR }],
  ["nobody", { user: undefined }],
] as const)("%s says nothing to the mentor", ([, change]) => {
  expect(heard(message(change))).toBeUndefined();
  expect(heard(mention(change))).toBeUndefined();
});

test("the same message is the same event, however often and as whatever it is delivered", () => {
  const [once, again] = [heard(message()), heard(message({ type: "app_mention" }))];

  expect(once?.id).toBe(again?.id);
  expect(heard(message({ ts: "1795562085.000000" }))?.id).not.toBe(once?.id);
});

/** What Slack tells of a press on a button. */
const press = (container: object, message?: object) =>
  seeControl(
    "T061EG9R6",
    {
      type: "block_actions",
      actions: [{ type: "button", action_id: "s1:x", action_ts: "1795562100.5", block_id: "b" }],
      user: { id: "U012AB3CD" },
      trigger_id: "1.2.3",
      response_url: "https://hooks.slack.com/actions/1",
      container: { type: "message", message_ts: "1795562090.000000", ...container },
      ...(message ? { message } : {}),
    } as unknown as Parameters<typeof seeControl>[1],
    MENTOR,
  );

test("a press belongs to the conversation of the message that it is under", () => {
  const root = "1795562084.941000";

  expect(press({ channel_id: "D024BE91L", thread_ts: root })?.spot).toMatchObject({
    isDirect: true,
    thread: root,
  });
  expect(press({ channel_id: "C061EG9T2", thread_ts: "1795562090.000000" })?.spot).toEqual({
    workspace: "T061EG9R6",
    channel: "C061EG9T2",
    isDirect: false,
  });
  const checkIn = { parent_user_id: MENTOR, thread_ts: root, ts: "1795562090.000000" };
  const under = press({ channel_id: "D024BE91L", thread_ts: root }, checkIn);
  expect(under?.spot.thread).toBeUndefined();
  expect(under?.spot.root).toBe(root);
});

test("what only one sees is known to be so, and what is on the Home tab is for others to hear", () => {
  const own = press({ channel_id: "C061EG9T2", is_ephemeral: true });
  expect(own?.kind === "control" && own.under.isPrivate).toBe(true);
  expect(press({ type: "view", message_ts: undefined })).toBeUndefined();
});
