import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type ConversationId, conversationId, type LearnerId, learnerId } from "../ids.ts";
import { CONVERSATION_FADES_AFTER_MS } from "../memory/conversation.ts";
import type { Connection } from "./connection.ts";
import {
  conversationKey,
  conversationName,
  learnerKeys,
  learnerOf,
  namedConversation,
} from "./keys.ts";
import { compareAndWrite, script, type Write } from "./script.ts";
import type { Store } from "./store.ts";

/** A conversation's text, when it was last used, and when it goes by itself; epoch ms. */
const conversationCopy = z.object({
  conversation: z.string().transform(conversationId),
  used: z.number(),
  until: z.number(),
  text: z.string(),
});

/** Reads a copy of something that is kept, its texts exactly as they are stored. */
export const Copy = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("learner"),
    learner: z.string().min(1).transform(learnerId),
    profile: z.string().optional(),
    /** Concept to card. */
    cards: z.record(z.string(), z.string()),
    /** Events, oldest first. */
    log: z.array(z.string()),
    conversations: z.array(conversationCopy),
  }),
  /** Anything else that stays until it is removed: a group, an organiser's settings, an installation. */
  z.object({
    kind: z.literal("text"),
    key: z.string().regex(/^mentor:(?!\{l:)/),
    text: z.string(),
  }),
]);

/** A copy of something that is kept, its texts exactly as they are stored. */
export type Copy = z.output<typeof Copy>;
type LearnerCopy = Extract<Copy, { kind: "learner" }>;

/** Everything of Mentor's that stays begins like this. The schedule and the queue, `{mentor}:…`, are made again. */
const ANYTHING = "mentor:*";
const OF_LEARNERS = "mentor:{l:";

/** So much is read at once. */
const BATCH = 200;

/** Reads a learner with the conversations whose keys are known, and how long these still last; all at one moment. */
const READ_LEARNER = script(`
  local texts = {}
  for i = 6, #KEYS do
    texts[#texts + 1] = redis.call("GET", KEYS[i])
    texts[#texts + 1] = redis.call("PTTL", KEYS[i])
  end
  return {
    redis.call("GET", KEYS[1]),
    redis.call("GET", KEYS[2]),
    redis.call("HGETALL", KEYS[3]),
    redis.call("LRANGE", KEYS[4], 0, -1),
    redis.call("ZRANGE", KEYS[5], 0, -1, "WITHSCORES"),
    texts,
  }
`);
type ReadLearner = readonly [
  revision: string | null,
  profile: string | null,
  cards: string[],
  log: string[],
  used: string[],
  texts: (string | number | null)[],
];

const READ_TEXT = script(`
  return { redis.call("TYPE", KEYS[1]).ok, redis.call("PTTL", KEYS[1]), redis.pcall("GET", KEYS[1]) }
`);
const WRITE_TEXT = script(`redis.call("SET", KEYS[1], ARGV[1])`);
const READ_REVISION = script(`return redis.call("GET", KEYS[1])`);

/**
 * Walks over copies of everything that stays, each learner as they are at one moment.
 *
 * What passes by itself is left out, but for conversations: ids of events seen, private answers kept for a day. Something
 * may come twice while the database grows or shrinks; the later copy is the newer one.
 */
export async function* readCopies(connection: Connection): AsyncGenerator<Copy, void> {
  let batch: Promise<Copy | undefined>[] = [];
  for await (const key of connection.keys(ANYTHING)) {
    const learner = learnerOf(key);
    if (learner !== undefined) batch.push(copyLearner(connection, learner));
    else if (!key.startsWith(OF_LEARNERS)) batch.push(copyText(connection, key));
    if (batch.length < BATCH) continue;
    yield* (await Promise.all(batch)).filter((it) => it !== undefined);
    batch = [];
  }
  yield* (await Promise.all(batch)).filter((it) => it !== undefined);
}

/** Whether nothing of Mentor's is kept here. */
export async function isEmpty(connection: Connection): Promise<boolean> {
  for await (const _ of connection.keys(ANYTHING)) return false;
  return true;
}

/** Puts a copy in place of what is kept of the same learner or under the same key. */
export async function writeCopy(connection: Connection, store: Store, copy: Copy): Promise<void> {
  switch (copy.kind) {
    case "learner":
      return writeLearner(connection, store, copy);
    case "text":
      await connection.run({ script: WRITE_TEXT, keys: [copy.key], args: [copy.text] });
      return;
    default:
      copy satisfies never;
  }
}

async function copyLearner(
  connection: Connection,
  learner: LearnerId,
): Promise<LearnerCopy | undefined> {
  const keys = learnerKeys(learner);
  const always = [keys.revision, keys.profile, keys.cards, keys.log, keys.conversations];
  // Which conversations there are is known only once the learner was read; then all is read again, at one moment.
  for (let known: readonly string[] = []; ; ) {
    const [revision, profile, cards, log, used, texts] = (await connection.run({
      script: READ_LEARNER,
      keys: [...always, ...known],
      args: [],
    })) as ReadLearner;
    if (revision === null) return undefined;

    const names = inPairs(used).map(([name, at]) => [namedConversation(name), Number(at)] as const);
    const there = names.map(([name]) => conversationKey(learner, name));
    const isAll = there.length === known.length && there.every((it, i) => it === known[i]);
    known = there;
    if (!isAll) continue;

    return {
      kind: "learner",
      learner,
      ...(profile === null ? {} : { profile }),
      cards: Object.fromEntries(inPairs(cards)),
      log,
      conversations: conversationsOf(names, texts),
    };
  }
}

function conversationsOf(
  names: readonly (readonly [ConversationId, number])[],
  texts: readonly (string | number | null)[],
): LearnerCopy["conversations"] {
  const now = Date.now();
  return names.flatMap(([conversation, used], i) => {
    const text = texts[2 * i];
    const lasts = Number(texts[2 * i + 1]);
    // Its name outlives a conversation by some time, and nothing is lost with a name alone.
    if (typeof text !== "string") return [];
    const until = now + (lasts >= 0 ? lasts : CONVERSATION_FADES_AFTER_MS);
    return [{ conversation, used, until, text }];
  });
}

async function copyText(connection: Connection, key: string): Promise<Copy | undefined> {
  const read = await connection.run({ script: READ_TEXT, keys: [key], args: [] });
  const [type, lasts, text] = read as [string, number, unknown];
  if (type === "none" || lasts >= 0) return undefined;
  if (typeof text !== "string")
    throw new Error(`Something is kept under ${key} that this Mentor doesn't know: a ${type}.`);
  return { kind: "text", key, text };
}

async function writeLearner(connection: Connection, store: Store, copy: LearnerCopy) {
  const keys = learnerKeys(copy.learner);
  for (;;) {
    const was = await connection.run({ script: READ_REVISION, keys: [keys.revision], args: [] });
    if (was !== null) {
      await store.forget(copy.learner);
      continue;
    }
    const revision = randomBytes(9).toString("base64url");
    const call = compareAndWrite(keys.revision, "", revision, writesOf(copy, revision));
    if ((await connection.run(call)) === 1) return;
  }
}

function writesOf({ learner, profile, cards, log, conversations }: LearnerCopy, revision: string) {
  const keys = learnerKeys(learner);
  const writes: Write[] = [["SET", keys.revision, revision]];
  if (profile !== undefined) writes.push(["SET", keys.profile, profile]);
  for (const [concept, card] of Object.entries(cards))
    writes.push(["HSET", keys.cards, concept, card]);
  for (const event of log) writes.push(["RPUSH", keys.log, event]);
  for (const { conversation, used, until, text } of conversations) {
    writes.push(["ZADD", keys.conversations, String(used), conversationName(conversation)]);
    const spoken = conversationKey(learner, conversation);
    if (until > Date.now()) writes.push(["SET", spoken, text, "PXAT", String(until)]);
  }
  return writes;
}

const inPairs = (flat: readonly string[]) =>
  flat.flatMap((key, i) => (i % 2 === 0 ? [[key, flat[i + 1] ?? ""] as const] : []));
