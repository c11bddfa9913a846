import { type ConversationId, conversationId } from "../ids.ts";
import { Group, newGroup } from "../memory/group.ts";
import type { Connection } from "./connection.ts";
import { createLanes } from "./lanes.ts";
import { compareAndWrite, script } from "./script.ts";

/** Keeps and fetches what is remembered of groups. */
export interface GroupStore {
  /**
   * Changes what is remembered of a group, all of it or nothing; gives `result`.
   *
   * Optimistic as the learners' store: `change` may run several times, so it must be pure. A group that comes back as
   * the same value stays as it is.
   */
  update<T>(
    group: ConversationId,
    change: (group: Group) => { readonly group: Group; readonly result: T },
  ): Promise<T>;
  /** What is remembered of a group; a new one where nothing is. */
  group(group: ConversationId): Promise<Group>;
  /** Everybody of whom something is remembered, in no order. */
  groups(): AsyncIterable<ConversationId>;
  forget(group: ConversationId): Promise<void>;
}

const READ = script(`return redis.call("GET", KEYS[1])`);
const FORGET = script(`return redis.call("DEL", KEYS[1])`);

const BEGIN = "mentor:{g:";
const END = "}:group";

/** Braces would move the hash tag, so they are spelled otherwise. */
const keyOf = (group: ConversationId) =>
  `${BEGIN}${group.replace(/[%{}]/g, (it) => encodeURIComponent(it))}${END}`;
const groupOf = (key: string) =>
  conversationId(decodeURIComponent(key.slice(BEGIN.length, -END.length)));

/** Makes a store for groups that keeps everything in Redis. */
export function createRedisGroupStore(connection: Connection): GroupStore {
  const inOrder = createLanes();
  const read = async (key: string) =>
    (await connection.run({ script: READ, keys: [key], args: [] })) as string | null;

  return {
    update: (id, change) =>
      inOrder(id, async () => {
        const key = keyOf(id);
        for (;;) {
          const text = await read(key);
          const before = readGroup(text);
          const { group, result } = change(before);
          if (group === before) return result;
          const next = JSON.stringify(group);
          const call = compareAndWrite(key, text ?? "", next, [["SET", key, next]]);
          if ((await connection.run(call)) === 1) return result;
        }
      }),

    group: async (id) => readGroup(await read(keyOf(id))),

    async *groups() {
      const seen = new Set<string>();
      for await (const key of connection.keys(`${BEGIN}*${END}`)) {
        if (!seen.has(key)) yield groupOf(key);
        seen.add(key);
      }
    },

    async forget(id) {
      await connection.run({ script: FORGET, keys: [keyOf(id)], args: [] });
    },
  };
}

/** Makes a store for groups that lives as long as the process; for tests. */
export function createInProcessGroupStore(): GroupStore {
  const kept = new Map<ConversationId, string>();
  return {
    async update(id, change) {
      const { group, result } = change(readGroup(kept.get(id) ?? null));
      kept.set(id, JSON.stringify(group));
      return result;
    },
    group: async (id) => readGroup(kept.get(id) ?? null),
    async *groups() {
      yield* [...kept.keys()];
    },
    async forget(id) {
      kept.delete(id);
    },
  };
}

function readGroup(text: string | null): Group {
  try {
    return text === null ? newGroup() : Group.parse(JSON.parse(text));
  } catch {
    return newGroup();
  }
}
