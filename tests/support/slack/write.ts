import { type Json, listOf } from "../json.ts";
import { brokenPromises, textsOf } from "./check-message.ts";
import {
  type Asked,
  botIdOf,
  type Channel,
  type Kept,
  timestamp,
  type View,
  type World,
} from "./world.ts";

/** What becomes a message. */
export interface Draft {
  readonly channel: Channel;
  readonly author: string;
  readonly body: Json;
  readonly thread?: string | undefined;
  readonly onlyFor?: string;
  /** Its time, where that was settled before. */
  readonly ts?: string | undefined;
  /** What it answers, where Slack knows that. */
  readonly answers?: Asked;
}

/** Puts a message where it belongs and tells everybody who may know. */
export function write(world: World, draft: Draft): Kept {
  const { channel, author, body, thread, onlyFor, answers, ts = timestamp(world.now()) } = draft;
  const kept: Kept = {
    ts,
    channel,
    author,
    body: contentOf(body),
    thread,
    isResponse: answers !== undefined,
    edits: 0,
    isDeleted: false,
    ...(onlyFor === undefined ? {} : { onlyFor }),
  };
  noteBrokenPromises(world, author, body);
  const all = world.messages.get(channel.id);
  if (all) all.push(kept);
  else world.messages.set(channel.id, [kept]);
  if (answers && !answers.settled) settle(world, answers, kept);
  else settleOthers(world, kept);
  if (onlyFor === undefined) announce(world, kept);
  world.events.emit("written", kept);
  return kept;
}

/** Changes a message. */
export function rewrite(world: World, kept: Kept, body: Json, answers?: Asked): Kept {
  const previous = kept.body;
  noteBrokenPromises(world, kept.author, body);
  kept.body = contentOf({ ...(body.blocks === undefined ? previous : {}), ...body });
  kept.edits += 1;
  if (answers && !answers.settled) settle(world, answers, kept);
  else settleOthers(world, kept);
  if (kept.onlyFor === undefined)
    announce(world, kept, {
      subtype: "message_changed",
      hidden: true,
      message: messageOf(world, kept),
      previous_message: { ...messageOf(world, kept), ...previous },
    });
  world.events.emit("rewritten", kept);
  return kept;
}

/** Takes a message away. */
export function erase(world: World, kept: Kept): void {
  kept.isDeleted = true;
  if (kept.onlyFor === undefined)
    announce(world, kept, { subtype: "message_deleted", hidden: true, deleted_ts: kept.ts });
  world.events.emit("deleted", kept);
}

/** Notes the answer to what somebody did; the first one counts. */
export function settle(world: World, asked: Asked, answer: Kept | View): void {
  asked.settled ??= answer;
  world.events.emit("asked", asked);
}

/** A message as Slack tells of it. */
export function messageOf(world: World, kept: Kept): Json {
  const { ts, author, body, channel } = kept;
  const member = world.members.get(author);
  return {
    type: "message",
    user: author,
    ts,
    text: "",
    ...body,
    team: channel.workspace.id,
    ...threadOf(world, kept),
    ...(member?.isBot ? { bot_id: botIdOf(member), app_id: world.app.id } : {}),
    ...(kept.edits > 0 ? { edited: { user: author, ts } } : {}),
  };
}

/** What a reply in a thread says of its thread. */
function threadOf(world: World, { channel, thread }: Kept): Json {
  if (thread === undefined) return {};
  const root = world.messages.get(channel.id)?.find((it) => it.ts === thread);
  return { thread_ts: thread, parent_user_id: root?.author };
}

/** Users whom a text mentions. */
export const mentionedIn = (text: string): string[] =>
  [...text.matchAll(/<@(U[A-Z0-9]+)(?:\|[^>]*)?>/g)].map((it) => it[1] ?? "");

/** What stays of a body once it was sent; blocks are given ids where they have none. */
const contentOf = ({ text, blocks, attachments, files, metadata }: Json): Json => ({
  text: text ?? "",
  ...(blocks === undefined
    ? {}
    : { blocks: listOf(blocks).map((it, i) => ({ block_id: `b${i}`, ...it })) }),
  ...(attachments === undefined ? {} : { attachments }),
  ...(files === undefined ? {} : { files }),
  ...(metadata === undefined ? {} : { metadata }),
});

function noteBrokenPromises(world: World, author: string, body: Json): void {
  if (!world.members.get(author)?.isBot) return;
  for (const it of brokenPromises(body)) world.problems.push(it);
}

/**
 * What Mentor writes or changes on its own token answers what somebody did last: on that message, or in that thread.
 */
function settleOthers(world: World, kept: Kept): void {
  if (!world.members.get(kept.author)?.isBot) return;
  for (const asked of world.asked.values()) {
    if (asked.settled || asked.channel !== kept.channel) continue;
    if (kept.onlyFor !== undefined && kept.onlyFor !== asked.by.id) continue;
    const isOnIt = asked.message === kept;
    const root = asked.message?.thread ?? asked.message?.ts;
    const isBelow = kept.edits === 0 && (kept.thread === undefined || kept.thread === root);
    if (isOnIt || isBelow) settle(world, asked, kept);
  }
}

/** Tells Mentor of a message in its direct messages, and of one that mentions it where it is a member. */
function announce(world: World, kept: Kept, change?: Json): void {
  const { channel, body, ts, author } = kept;
  const mentor = channel.workspace.mentor?.id ?? "";
  if (!channel.members.has(mentor)) return;
  const place = { channel: channel.id, event_ts: change ? timestamp(world.now()) : ts };
  if (channel.kind === "im") {
    const message = change
      ? { type: "message", ts: place.event_ts, ...change }
      : messageOf(world, kept);
    world.tell({ ...message, ...place, channel_type: "im" }, channel.workspace);
  } else if (!change && author !== mentor) {
    const text = [String(body.text ?? ""), ...textsOf(body.blocks)].join("\n");
    if (!mentionedIn(text).includes(mentor)) return;
    const event = {
      type: "app_mention",
      user: author,
      text: body.text,
      ts,
      team: channel.workspace.id,
      ...(body.blocks === undefined ? {} : { blocks: body.blocks }),
      ...threadOf(world, kept),
    };
    world.tell({ ...event, ...place }, channel.workspace);
  }
}
