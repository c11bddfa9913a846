import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { CONVERSATION_FADES_AFTER_MS } from "../memory/conversation.ts";
import type { Connection } from "./connection.ts";
import {
  ANY_REVISION,
  conversationKey,
  conversationName,
  learnerKeys,
  learnerOf,
  namedConversation,
} from "./keys.ts";
import { createLanes } from "./lanes.ts";
import {
  type Changes,
  changesOf,
  readConversation,
  readConversationAt,
  readEvents,
  readLearner,
} from "./records.ts";
import { compareAndWrite, script, type Write } from "./script.ts";
import type { Seen, Store, Whose } from "./store.ts";

/** Fetches a learner and, if it is asked for, a conversation, both as they are at one moment. */
const READ = script(`
  local cards = redis.call("HGETALL", table.remove(KEYS))
  return { redis.call("MGET", unpack(KEYS)), cards }
`);
type Read = readonly [
  texts: readonly [revision: string | null, profile: string | null, conversation?: string | null],
  cards: string[],
];

/** Fetches a learner, their log and the names of their conversations, all as they are at one moment. */
const READ_ALL = script(`
  return {
    redis.call("GET", KEYS[1]),
    redis.call("GET", KEYS[2]),
    redis.call("HGETALL", KEYS[3]),
    redis.call("LRANGE", KEYS[4], 0, -1),
    redis.call("ZRANGE", KEYS[5], 0, -1),
  }
`);
type ReadAll = readonly [
  revision: string | null,
  profile: string | null,
  cards: string[],
  log: string[],
  names: string[],
];

const READ_TEXTS = script(`
  local texts = {}
  for i, key in ipairs(KEYS) do texts[i] = redis.call("GET", key) end
  return texts
`);

/** Makes a store that keeps everything in Redis; closing it closes the connection. */
export function createRedisStore(connection: Connection): Store {
  // Within one process a learner's turns keep their order, and only other processes can move what a turn has read.
  const inOrder = createLanes();

  const readAll = async (keys: ReturnType<typeof learnerKeys>) => {
    const { revision, profile, cards, log, conversations } = keys;
    const call = { script: READ_ALL, keys: [revision, profile, cards, log, conversations] };
    return (await connection.run({ ...call, args: [] })) as ReadAll;
  };

  const look = async (whose: Whose, at: number): Promise<Seen> => {
    const keys = learnerKeys(whose.learner);
    const spoken = conversationKey(whose.learner, whose.conversation);
    const [[revision, profile, conversation], cards] = (await connection.run({
      script: READ,
      keys: [keys.revision, keys.profile, spoken, keys.cards],
      args: [],
    })) as Read;
    const memory = {
      learner: readLearner(profile, inPairs(cards)),
      conversation: readConversationAt(conversation ?? null, at),
    };
    return {
      memory,
      async keep(kept) {
        const changes = changesOf(memory, kept);
        if (!changes) return true;
        const next = newRevision();
        const writes = writesOf(changes, whose, next);
        const call = compareAndWrite(keys.revision, revision ?? "", next, writes);
        return (await connection.run(call)) === 1;
      },
    };
  };

  return {
    update: (whose, at, turn) =>
      inOrder(whose.learner, () =>
        untilNothingMoved(async () => {
          const seen = await look(whose, at);
          const after = turn(seen.memory);
          return (await seen.keep(after)) ? after : undefined;
        }).then(({ result }) => result),
      ),

    async look(whose, at) {
      const seen = await look(whose, at);
      return { ...seen, keep: (kept) => inOrder(whose.learner, () => seen.keep(kept)) };
    },

    async learner(learner) {
      const { revision, profile, cards } = learnerKeys(learner);
      const call = { script: READ, keys: [revision, profile, cards], args: [] };
      const [[, text], pairs] = (await connection.run(call)) as Read;
      return readLearner(text, inPairs(pairs));
    },

    async everything(learner) {
      const [, profile, cards, log, names] = await readAll(learnerKeys(learner));
      const conversations = names.map(namedConversation);
      const keys = conversations.map((it) => conversationKey(learner, it));
      const call = { script: READ_TEXTS, keys, args: [] };
      const texts = keys.length > 0 ? ((await connection.run(call)) as (string | null)[]) : [];

      return {
        learner: readLearner(profile, inPairs(cards)),
        events: readEvents(log),
        conversations: conversations.flatMap((conversation, i) => {
          const text = texts[i];
          // Redis lets go of a conversation some time before its name goes.
          return text ? [{ conversation, memory: readConversation(text) }] : [];
        }),
      };
    },

    async forget(learner) {
      await inOrder(learner, () =>
        untilNothingMoved(async () => {
          const keys = learnerKeys(learner);
          const [revision, , , , names] = await readAll(keys);
          const conversations = names.map((it) => conversationKey(learner, namedConversation(it)));
          const writes = [...Object.values(keys), ...conversations].map(
            (key): Write => ["DEL", key],
          );
          const call = compareAndWrite(keys.revision, revision ?? "", newRevision(), writes);
          return (await connection.run(call)) === 1 ? "forgotten" : undefined;
        }),
      );
    },

    async *learners() {
      for await (const key of connection.keys(ANY_REVISION)) {
        const learner = learnerOf(key);
        if (learner !== undefined) yield learner;
      }
    },

    ping: () => connection.ping(),

    close: () => connection.close(),
  };
}

/** Asking for chance at every change would cost more than making the change. */
const PROCESS = randomBytes(9).toString("base64url");
let changes = 0;
const newRevision = () => {
  changes += 1;
  return PROCESS + changes.toString(36);
};

/** Tries until an attempt gives something, after a pause that grows a little and is never the same for two. */
async function untilNothingMoved<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const outcome = await attempt();
    if (outcome !== undefined) return outcome;
    await sleep(Math.random() * Math.min(2 ** tries, 50));
  }
}

function writesOf(changes: Changes, whose: Whose, revision: string): Write[] {
  const keys = learnerKeys(whose.learner);
  const spoken = conversationKey(whose.learner, whose.conversation);
  const writes: Write[] = [["SET", keys.revision, revision]];

  if (changes.profile) writes.push(["SET", keys.profile, changes.profile]);
  for (const [concept, card] of changes.cards) writes.push(["HSET", keys.cards, concept, card]);
  for (const concept of changes.droppedCards) writes.push(["HDEL", keys.cards, concept]);
  for (const event of changes.events) writes.push(["RPUSH", keys.log, event]);
  if (changes.conversation) {
    const lasts = CONVERSATION_FADES_AFTER_MS;
    const now = Date.now();
    // Twice its time, so that no conversation outlives its name whatever the clocks say.
    const gone = now - 2 * lasts;
    writes.push(
      ["SET", spoken, changes.conversation, "PX", String(lasts)],
      ["ZADD", keys.conversations, String(now), conversationName(whose.conversation)],
      ["ZREMRANGEBYSCORE", keys.conversations, "-inf", String(gone)],
    );
  }
  return writes;
}

const inPairs = (flat: readonly string[]) =>
  flat.flatMap((key, i) => (i % 2 === 0 ? [[key, flat[i + 1] ?? ""] as const] : []));
