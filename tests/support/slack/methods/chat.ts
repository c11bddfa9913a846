import type { Json } from "../../json.ts";
import { checkMessage } from "../check-message.ts";
import { refuse } from "../refusal.ts";
import { type Channel, type Kept, keptIn, type World } from "../world.ts";
import { erase, messageOf, rewrite, write } from "../write.ts";
import { type Call, type Method, memberFor, writableFor } from "./method.ts";

/** What can be done with messages: https://docs.slack.dev/reference/methods */
export const CHAT: readonly Method[] = [
  {
    name: "chat.postMessage",
    tier: "special",
    scopes: ["chat:write"],
    token: "bot",
    sends: true,
    does: post,
  },
  {
    name: "chat.postEphemeral",
    tier: 4,
    scopes: ["chat:write"],
    token: "bot",
    does: postEphemeral,
  },
  { name: "chat.update", tier: 3, scopes: ["chat:write"], token: "bot", does: update },
  { name: "chat.delete", tier: 3, scopes: ["chat:write"], token: "bot", does: remove },
  {
    name: "chat.getPermalink",
    tier: "special",
    token: "bot",
    does: (call) => {
      const channel = writableFor(call, call.body.channel);
      const { ts } = keptIn(call.world, channel, call.body.message_ts);
      return { channel: channel.id, permalink: permalinkOf(channel, ts) };
    },
  },
];

const permalinkOf = (channel: Channel, ts: string) =>
  `https://slack.example/archives/${channel.id}/p${ts.replace(".", "")}`;

function post(call: Call): Json {
  const { world, body } = call;
  const channel = writableFor(call, body.channel);
  checkMessage(body);
  noteUnfurling(world, "chat.postMessage", body);
  const thread = threadOf(world, channel, body.thread_ts);
  const kept = write(world, { channel, author: mentorIn(channel), body, thread });
  return { channel: channel.id, ts: kept.ts, message: messageOf(world, kept) };
}

function postEphemeral(call: Call): Json {
  const { world, body } = call;
  const channel = writableFor(call, body.channel);
  const to = memberFor(call, body.user);
  if (!channel.members.has(to.id)) throw refuse("user_not_in_channel");
  checkMessage(body);
  const thread = threadOf(world, channel, body.thread_ts);
  const kept = write(world, {
    channel,
    author: mentorIn(channel),
    body,
    thread,
    onlyFor: to.id,
  });
  return { message_ts: kept.ts };
}

function update(call: Call): Json {
  const { world, body } = call;
  const kept = ownMessage(call);
  checkMessage(body);
  rewrite(world, kept, body);
  return {
    channel: kept.channel.id,
    ts: kept.ts,
    text: kept.body.text,
    message: messageOf(world, kept),
  };
}

function remove(call: Call): Json {
  const kept = ownMessage(call);
  erase(call.world, kept);
  return { channel: kept.channel.id, ts: kept.ts };
}

/** A message that Mentor may change: its own, and seen by more than one. @throws {Refusal} */
function ownMessage(call: Call): Kept {
  const { world, body } = call;
  const channel = writableFor(call, body.channel);
  const kept = keptIn(world, channel, body.ts);
  // An ephemeral message is no message to the Web API: only a response URL reaches it.
  if (kept.onlyFor !== undefined) throw refuse("message_not_found");
  if (kept.author !== mentorIn(channel))
    throw refuse(call.body.text === undefined ? "cant_delete_message" : "cant_update_message");
  return kept;
}

const mentorIn = ({ workspace }: Channel): string => workspace.mentor?.id ?? "";

function threadOf(world: World, channel: Channel, ts: unknown): string | undefined {
  if (ts === undefined || ts === "") return undefined;
  if (!/^\d+\.\d{6}$/.test(String(ts))) throw refuse("invalid_thread_ts");
  const all = world.messages.get(channel.id) ?? [];
  const root = all.find((it) => it.ts === ts && it.onlyFor === undefined);
  if (!root) throw refuse("thread_not_found");
  return root.thread ?? root.ts;
}

/** Links in what Mentor teaches are to stay what they are. */
function noteUnfurling(world: World, method: string, body: Json): void {
  for (const key of ["unfurl_links", "unfurl_media"])
    if (body[key] !== false) world.problems.push(`${method}: ${key} isn't off`);
}
