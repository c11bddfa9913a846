import type { Connection } from "../storage/connection.ts";
import { script } from "../storage/script.ts";
import type { SubscriberKey } from "./subscribers.ts";

/** What comes due for a subscriber, and by what the time after that is reckoned. */
export interface Entry {
  readonly subscriber: SubscriberKey;
  /** Epoch ms. */
  readonly due: number;
  /** Spelt by whoever entered it; the same as long as nothing changes but the time. */
  readonly plan: string;
}

/** An entry that came due, and when its subscriber's next time is; without one, that was the last. */
export interface Advance {
  readonly seen: Entry;
  readonly next: number | undefined;
}

/** All that will come due, by time. It can be made again from what is remembered. */
export interface DueIndex {
  /** Enters a subscriber, in place of what was there. */
  put(entry: Entry): Promise<void>;
  remove(subscribers: readonly SubscriberKey[]): Promise<void>;
  /** Enters those that are missing, were planned otherwise, or would come later than they should; gives how many. */
  settle(entries: readonly Entry[]): Promise<number>;
  /** What is due, the earliest first, at most so many; nothing is claimed by that. */
  peek(now: number, most: number): Promise<Entry[]>;
  /** Moves each entry on, if it is still as it was seen; gives how many were. */
  advance(advances: readonly Advance[]): Promise<number>;
  /** How many are entered. */
  size(): Promise<number>;
}

/** At most so many entries go into one call: Lua hands over no more than some thousand arguments. */
export const MOST_AT_ONCE = 1_000;

/** The tag makes a cluster keep schedule and queue on one node, where a script may touch both. */
const KEYS = ["{mentor}:due", "{mentor}:sub"];

const PUT = script(`
  redis.call("ZADD", KEYS[1], ARGV[2], ARGV[1])
  redis.call("HSET", KEYS[2], ARGV[1], ARGV[3])
`);

const REMOVE = script(`
  redis.call("ZREM", KEYS[1], unpack(ARGV))
  redis.call("HDEL", KEYS[2], unpack(ARGV))
`);

const SETTLE = script(`
  local names, dues, plans = {}, {}, {}
  for i = 1, #ARGV, 3 do
    names[#names + 1], dues[#dues + 1], plans[#plans + 1] = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  end
  local scores = redis.call("ZMSCORE", KEYS[1], unpack(names))
  local known = redis.call("HMGET", KEYS[2], unpack(names))
  local members, fields = {}, {}
  for i, name in ipairs(names) do
    local isThere = scores[i] and known[i] == plans[i]
    if not isThere or tonumber(scores[i]) > tonumber(dues[i]) then
      members[#members + 1], members[#members + 2] = dues[i], name
      fields[#fields + 1], fields[#fields + 2] = name, plans[i]
    end
  end
  if #members > 0 then
    redis.call("ZADD", KEYS[1], unpack(members))
    redis.call("HSET", KEYS[2], unpack(fields))
  end
  return #members / 2
`);

const PEEK = script(`
  local due = redis.call("ZRANGE", KEYS[1], "-inf", ARGV[1], "BYSCORE", "LIMIT", 0, ARGV[2], "WITHSCORES")
  if #due == 0 then return { {}, {} } end
  local names = {}
  for i = 1, #due, 2 do names[#names + 1] = due[i] end
  return { due, redis.call("HMGET", KEYS[2], unpack(names)) }
`);

const ADVANCE = script(`
  local names, seen = {}, {}
  for i = 1, #ARGV, 4 do
    names[#names + 1] = ARGV[i]
    seen[#seen + 1] = { due = ARGV[i + 1], plan = ARGV[i + 2], next = ARGV[i + 3] }
  end
  local scores = redis.call("ZMSCORE", KEYS[1], unpack(names))
  local plans = redis.call("HMGET", KEYS[2], unpack(names))
  local members, gone = {}, {}
  local moved = 0
  for i, name in ipairs(names) do
    local it = seen[i]
    if scores[i] and tonumber(scores[i]) == tonumber(it.due) and (plans[i] or "") == it.plan then
      moved = moved + 1
      if it.next == "" then gone[#gone + 1] = name
      else members[#members + 1], members[#members + 2] = it.next, name end
    end
  end
  if #members > 0 then redis.call("ZADD", KEYS[1], unpack(members)) end
  if #gone > 0 then
    redis.call("ZREM", KEYS[1], unpack(gone))
    redis.call("HDEL", KEYS[2], unpack(gone))
  end
  return moved
`);

const SIZE = script(`return redis.call("ZCARD", KEYS[1])`);

/** Opens the index of all that will come due. */
export function openDueIndex(connection: Connection): DueIndex {
  const run = (it: typeof PUT, args: readonly string[]) =>
    connection.run({ script: it, keys: KEYS, args });

  return {
    async put({ subscriber, due, plan }) {
      await run(PUT, [subscriber, String(due), plan]);
    },

    async remove(subscribers) {
      if (subscribers.length > 0) await run(REMOVE, subscribers);
    },

    async settle(entries) {
      const args = entries.flatMap((it) => [it.subscriber, String(it.due), it.plan]);
      return args.length > 0 ? Number(await run(SETTLE, args)) : 0;
    },

    async peek(now, most) {
      const [due, plans] = (await run(PEEK, [String(now), String(most)])) as [
        string[],
        (string | null)[],
      ];
      return plans.map((plan, i) => ({
        subscriber: due[2 * i] as SubscriberKey,
        due: Number(due[2 * i + 1]),
        plan: plan ?? "",
      }));
    },

    async advance(advances) {
      const args = advances.flatMap(({ seen, next }) => [
        seen.subscriber,
        String(seen.due),
        seen.plan,
        next === undefined ? "" : String(next),
      ]);
      return args.length > 0 ? Number(await run(ADVANCE, args)) : 0;
    },

    size: async () => Number(await run(SIZE, [])),
  };
}
