import { createCheckIns } from "../../src/checkins/checkins.ts";
import { createRunner } from "../../src/checkins/deliver.ts";
import { type DueIndex, openDueIndex } from "../../src/checkins/due-index.ts";
import type { Runner } from "../../src/checkins/errands.ts";
import { createGroupErrands } from "../../src/checkins/group-errands.ts";
import { spellCourse } from "../../src/checkins/plans.ts";
import { type ErrandQueue, openQueue } from "../../src/checkins/queue.ts";
import { spellSubscriber } from "../../src/checkins/subscribers.ts";
import { createSweep } from "../../src/checkins/sweep.ts";
import type { Mind } from "../../src/dialogue/mind.ts";
import { conversationId, learnerId } from "../../src/ids.ts";
import { createMentor } from "../../src/mentor.ts";
import { EVERY_DAY, toMinute } from "../../src/schedule/times.ts";
import type { Connection } from "../../src/storage/connection.ts";
import { createRedisGroupStore } from "../../src/storage/groups.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import { learnerNamed, makeLearners, somebody, ZONE } from "../../tests/support/crowd.ts";
import { createLoopback } from "../../tests/support/loopback.ts";
import type { OwnRedis } from "./own-redis.ts";

const AT_ONCE = 50;
const BATCH = 1_000;
const MINUTE_MS = 60_000;

/** Enters so many learners at a time; gives how many a second. */
export async function register(index: DueIndex, size: number, due: number): Promise<number> {
  const plan = { zone: ZONE, minute: 510, days: EVERY_DAY };
  const started = performance.now();
  for (let i = 0; i < size; i += BATCH) {
    const names = Array.from({ length: Math.min(BATCH, size - i) }, (_, k) => learnerNamed(i + k));
    await index.settle(
      names.map((name) => ({
        subscriber: spellSubscriber({ kind: "learner", learner: learnerId(name) }),
        due,
        plan: spellCourse({ plan, conversation: conversationId(name) }, learnerId(name)),
      })),
    );
  }
  return (1_000 * size) / (performance.now() - started);
}

/** What registering came to. */
export interface Registered {
  readonly perSecond: number;
  readonly bytesEach: number;
  /** How long it takes to see that nothing is due, in milliseconds. */
  readonly peekMs: number;
}

/** Registers learners who are due tomorrow, and looks that nothing is. */
export async function registered(redis: OwnRedis, size: number): Promise<Registered> {
  await redis.empty();
  const index = openDueIndex(await redis.connect());
  const before = await redis.bytes();
  const perSecond = await register(index, size, Date.now() + 24 * 60 * MINUTE_MS);
  const bytesEach = ((await redis.bytes()) - before) / size;
  const looks = 2_000;
  const started = performance.now();
  for (let i = 0; i < looks; i += 1) await index.peek(Date.now(), BATCH);
  return { perSecond, bytesEach, peekMs: (performance.now() - started) / looks };
}

/** Deliveries a second of the schedule and the queue: swept and done, by a runner that does nothing. */
export async function sweepOnly(redis: OwnRedis, size: number): Promise<number> {
  await redis.empty();
  const connection = await redis.connect();
  const index = openDueIndex(connection);
  await register(index, size, toMinute(Date.now()));
  return sweptPerSecond(connection, index, size, async () => ({ kind: "done" }));
}

/**
 * Check-ins a second without the words: swept, the learner's record read, sent once that day, the record written.
 *
 * What the mentor says is its own matter; this is what keeping the schedule costs, whoever speaks.
 */
export async function fullCheckIns(redis: OwnRedis, mind: Mind, size: number): Promise<number> {
  await redis.empty();
  const connection = await redis.connect();
  const store = createRedisStore(connection);
  const index = openDueIndex(connection);
  await makeLearners(store, index, somebody(mind, toMinute(Date.now())), size);

  let sent = 0;
  const rate = await sweptPerSecond(connection, index, size, async (errand) => {
    const conversation = conversationId(errand.conversation);
    const learner = learnerId(errand.conversation);
    const seen = await store.look({ learner, conversation }, Date.now());
    const { profile } = seen.memory.learner;
    const { checkin } = profile;
    if (!checkin || (checkin.sent ?? 0) >= errand.due) return { kind: "done" };
    sent += 1;
    const after = { ...profile, checkin: { ...checkin, sent: Date.now(), from: errand.due } };
    await seen.keep({
      memory: { ...seen.memory, learner: { ...seen.memory.learner, profile: after } },
      events: [],
    });
    return { kind: "done" };
  });
  if (sent !== size) throw new Error(`${sent} were sent`);
  return rate;
}

/** Whole check-ins a second: swept, records read, a turn taken, sent, kept; the learners are all due. */
export async function wholeCheckIns(redis: OwnRedis, mind: Mind, size: number): Promise<number> {
  await redis.empty();
  const connection = await redis.connect();
  const store = createRedisStore(connection);
  const index = openDueIndex(connection);
  await makeLearners(store, index, somebody(mind, toMinute(Date.now())), size);

  const groups = createRedisGroupStore(connection);
  const errands = createGroupErrands({ mind, groups, index, spread: new Map() });
  const loopback = createLoopback("loopback");
  const runner = createRunner(createMentor(mind, store), errands, loopback.outlet);
  const rate = await sweptPerSecond(connection, index, size, runner.run);
  if (loopback.sends.length !== size) throw new Error(`${loopback.sends.length} were sent`);
  return rate;
}

/** A queue that is worked on, and when so many errands were run. */
async function working(
  connection: Connection,
  size: number,
  run: Runner["run"],
  sweepWith: (queue: ErrandQueue) => () => Promise<void>,
) {
  const queue = openQueue(connection);
  const all = Promise.withResolvers<void>();
  let done = 0;
  await queue.start({
    runners: [
      {
        platform: "loopback",
        atOnce: AT_ONCE,
        async run(errand, id) {
          const outcome = await run(errand, id);
          done += 1;
          if (done === size) all.resolve();
          return outcome;
        },
      },
    ],
    sweep: sweepWith(queue),
    onTrouble: (what, error) => console.error(what, error.message),
  });
  return { queue, all: all.promise };
}

const sweeping = (index: DueIndex, queue: ErrandQueue) => {
  const sweep = createSweep({ index, queue, spreadOn: () => 0 });
  return async () => void (await sweep(Date.now()));
};

async function sweptPerSecond(
  connection: Connection,
  index: DueIndex,
  size: number,
  run: Runner["run"],
): Promise<number> {
  // Here it is swept once, by hand, so that no waiting for the next second is measured.
  const { queue, all } = await working(connection, size, run, () => async () => {});
  const started = performance.now();
  await sweeping(index, queue)();
  await all;
  const rate = (1_000 * size) / (performance.now() - started);
  await queue.close();
  return rate;
}

/** The lateness of the last of a burst, all due at the same minute, by schedule and queue alone; milliseconds. */
export async function lateness(redis: OwnRedis, size: number): Promise<number> {
  await redis.empty();
  const connection = await redis.connect();
  const index = openDueIndex(connection);
  const due = toMinute(Date.now() + size / 10 + 10_000) + MINUTE_MS;
  await register(index, size, due);

  const doNothing = async () => ({ kind: "done" }) as const;
  const { queue, all } = await working(connection, size, doNothing, (it) => sweeping(index, it));
  await all;
  const late = Date.now() - due;
  await queue.close();
  return late;
}

/** The same of whole check-ins, served as in earnest. */
export async function wholeLateness(redis: OwnRedis, mind: Mind, size: number): Promise<number> {
  await redis.empty();
  const connection = await redis.connect();
  const store = createRedisStore(connection);
  const due = toMinute(Date.now() + size + 15_000) + MINUTE_MS;
  await makeLearners(store, openDueIndex(connection), somebody(mind, due), size);

  const loopback = createLoopback("loopback");
  const checkIns = createCheckIns({ mind, connection, store, spreadMs: 0 });
  const mentor = createMentor(mind, store, [], checkIns.agenda);
  const all = Promise.withResolvers<void>();
  await checkIns.start({
    mentor,
    outlets: [
      {
        platform: "loopback",
        async deliver(delivery) {
          const delivered = await loopback.outlet.deliver(delivery);
          if (loopback.sends.length === size) all.resolve();
          return delivered;
        },
      },
    ],
    delivers: true,
    onTrouble: (what, error) => console.error(what, error.message),
  });
  await all.promise;
  await checkIns.stop();
  return Math.max(...loopback.sends.map((it) => it.at - due));
}
