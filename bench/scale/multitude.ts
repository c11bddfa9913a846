import type { Mind } from "../../src/dialogue/mind.ts";
import { conceptId, conversationId, learnerId } from "../../src/ids.ts";
import { conversationKey, learnerKeys } from "../../src/storage/keys.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import { learnerNamed, somebody } from "../../tests/support/crowd.ts";
import type { OwnRedis } from "../checkins/own-redis.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** So many copies in one call, which takes some tens of milliseconds. */
const BATCH = 5_000;

/** Redis copies what is stored of the first learner to those after them; the names are numbers. */
const COPIES = `
  local first, size, now = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3]
  local function key(n, rest) return "mentor:{l:loopback:" .. n .. "}" .. rest end
  local of = string.format("%.0f", tonumber(ARGV[4]))
  for i = first, first + size - 1 do
    local n = string.format("%.0f", i)
    for _, rest in ipairs({ ":revision", ":profile", ":cards", ":log" }) do
      redis.call("COPY", key(of, rest), key(n, rest))
    end
    redis.call("COPY", key(of, ":c:loopback:" .. of), key(n, ":c:loopback:" .. n))
    redis.call("ZADD", key(n, ":conversations"), now, "loopback:" .. n)
  end
`;

/**
 * Stores so many learners, each of whom has read a little, answered a little and is asked daily: one by a turn as ever,
 * the others as copies of theirs.
 */
export async function makeMultitude(redis: OwnRedis, mind: Mind, size: number): Promise<void> {
  const first = learnerNamed(0);
  const number = Number(first.slice("loopback:".length));
  const connection = await redis.connect();
  const whose = { learner: learnerId(first), conversation: conversationId(first) };
  const memory = somebody(mind, Date.now() + DAY_MS);
  const met = memory.learner.profile.met.map(
    ({ concept, at }) => ({ kind: "met", at, concept }) as const,
  );
  const known = { kind: "known", at: Date.now(), day: "2026-11-22" } as const;
  const events = [...met, { ...known, concept: conceptId("caching") }];
  await createRedisStore(connection).update(whose, Date.now(), () => ({
    memory,
    events,
    result: undefined,
  }));

  // What is copied here is what the store writes: nothing of a learner is left out.
  const { revision, profile, cards, log, conversations } = learnerKeys(whose.learner);
  const spoken = conversationKey(whose.learner, whose.conversation);
  const all = [revision, profile, cards, log, conversations, spoken];
  if ((await redis.raw.exists(...all)) !== all.length) throw new Error("a learner lacks something");

  for (let i = 1; i < size; i += BATCH) {
    const many = Math.min(BATCH, size - i);
    await redis.raw.eval(COPIES, 0, number + i, many, Date.now(), number);
  }
}
