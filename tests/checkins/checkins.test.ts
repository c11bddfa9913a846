import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type CheckIns, createCheckIns } from "../../src/checkins/checkins.ts";
import { openDueIndex } from "../../src/checkins/due-index.ts";
import type { Mind } from "../../src/dialogue/mind.ts";
import { conversationId, learnerId } from "../../src/ids.ts";
import { createMentor, type Mentor } from "../../src/mentor.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { createClient } from "../../src/storage/clients.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import type { Store } from "../../src/storage/store.ts";
import { questionable } from "../support/daily.ts";
import { createLoopback, type Loopback, type Manners } from "../support/loopback.ts";
import { mindOf } from "../support/meet.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";

const HOUR = 60 * 60 * 1000;

let mind: Mind;
let redis: TestRedis;
const started: CheckIns[] = [];
beforeAll(async () => {
  mind = await mindOf(questionable("caching", "quorum"));
});
beforeEach(async () => {
  redis = await startRedis({ rdbcompression: "no" });
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((it) => it.stop()));
  await redis.stop();
});

interface Process {
  readonly mentor: Mentor;
  readonly store: Store;
  readonly checkIns: CheckIns;
  readonly troubles: string[];
  says(name: string, text: string, at?: number): Promise<Reply | undefined>;
  start(loopback: Loopback, delivers?: boolean): Promise<void>;
}

/** A process of its own, as far as Redis can tell. */
async function open(): Promise<Process> {
  const connection = await redis.connect();
  const store = createRedisStore(connection);
  const patience = { lockMs: 1_000, checkMs: 500 };
  const checkIns = createCheckIns({ mind, connection, store, spreadMs: 0, patience });
  const mentor = createMentor(mind, store, [], checkIns.agenda, checkIns.groups);
  const troubles: string[] = [];
  started.push(checkIns);
  return {
    mentor,
    store,
    checkIns,
    troubles,
    says: (name, text, at = Date.now()) =>
      mentor.hear({
        learner: learnerId(`loopback:${name}`),
        conversation: conversationId(`loopback:dm:${name}`),
        at,
        said: { kind: "text", text },
      }),
    start: (loopback, delivers = true) =>
      checkIns.start({
        mentor,
        outlets: [loopback.outlet],
        delivers,
        onTrouble: (what, error) => troubles.push(`${what}: ${error.message}`),
      }),
  };
}

const loop = (manners?: Manners) => createLoopback("loopback", manners);

/** A learner asks for check-ins, and for one that comes due right now. */
async function wishes({ says }: Process, name: string): Promise<void> {
  const before = Date.now() - 2 * HOUR;
  await says(name, "what is caching?", before);
  await says(name, "check in at 9am UTC time", before);
  await says(name, "busy today, in two hours", before);
}

test("a check-in that comes due is delivered within a second or two, once, though two processes serve", async () => {
  const [one, other] = [await open(), await open()];
  const loopback = loop();
  await one.start(loopback);
  await other.start(loopback);

  await wishes(one, "ana");
  await vi.waitFor(() => expect(loopback.sends).toHaveLength(1), 5_000);
  await sleep(2_500);

  const [sent] = loopback.sends;
  expect(loopback.sends).toHaveLength(1);
  expect(sent).toMatchObject({
    learner: "loopback:ana",
    conversation: "loopback:dm:ana",
    text: expect.stringContaining("What about caching"),
    actions: expect.arrayContaining(["In 2 hours", "Stop check-ins"]),
  });
  const answer = await other.says("ana", "1");
  expect(answer).toMatchObject({ move: "grade" });
});

test("a process that only talks leaves the deliveries to those that work", async () => {
  const [talker, worker] = [await open(), await open()];
  const loopback = loop();
  await talker.start(loopback, false);
  await wishes(talker, "ana");
  await sleep(1_500);
  expect(loopback.sends).toHaveLength(0);

  await worker.start(loopback);

  await vi.waitFor(() => expect(loopback.sends).toHaveLength(1), 5_000);
});

test("a schedule that was lost is made again from what learners chose, when a process starts", async () => {
  const [before, after] = [await open(), await open()];
  const loopback = loop();
  await before.start(loopback, false);
  await wishes(before, "ana");
  await before.says("ben", "check in at 9am UTC time");
  await before.says("cem", "check in at 9am UTC time");
  await before.says("cem", "stop the check-ins");
  const raw = createClient(redis.place, "patient");
  await raw.del("{mentor}:due", "{mentor}:sub");
  raw.disconnect();

  await after.start(loopback);

  await vi.waitFor(() => expect(loopback.sends).toHaveLength(1), 5_000);
  const index = openDueIndex(await redis.connect());
  const entries = await index.peek(Number.MAX_SAFE_INTEGER, 10);
  expect(entries.map((it) => it.subscriber).toSorted()).toEqual([
    "l:loopback:ana",
    "l:loopback:ben",
  ]);
});

test("a learner whose messages are closed is tried once, and hears of it at the next meeting", async () => {
  const here = await open();
  const loopback = loop({ answers: () => ({ kind: "closed", why: "she takes no messages" }) });
  await here.start(loopback);
  await wishes(here, "ana");

  await vi.waitFor(() => expect(here.troubles.join()).toContain("she takes no messages"), 5_000);
  const met = await here.says("ana", "what is quorum?");

  expect(met?.blocks.at(-1)).toMatchObject({ markdown: expect.stringContaining("turned your") });
  expect(await openDueIndex(await redis.connect()).size()).toBe(0);
});

test("a delivery that the platform puts off, loses or repeats is seen once", async () => {
  const here = await open();
  const loopback = loop({
    answers: (_, attempt) => (attempt === 1 ? { kind: "later", afterMs: 200 } : undefined),
    fails: (_, attempt) => (attempt === 2 ? "after" : undefined),
  });
  await here.start(loopback);
  await wishes(here, "ana");

  await vi.waitFor(() => expect(loopback.sends).toHaveLength(2), 10_000);
  await sleep(500);

  expect(loopback.visible()).toHaveLength(1);
  const [first, second] = loopback.sends;
  expect(second?.text).toBe(first?.text);
}, 20_000);

test("of somebody who is forgotten nothing is left, in the queue neither", async () => {
  const here = await open();
  const loopback = loop();
  await here.start(loopback);
  await wishes(here, "ana");
  await vi.waitFor(() => expect(loopback.sends).toHaveLength(1), 5_000);

  await here.says("ana", "forget me");
  await here.says("ana", "erase");
  await here.checkIns.stop();

  const connection = await redis.connect();
  const raw = createClient(redis.place, "patient");
  for await (const key of connection.keys("*")) {
    const dump = (await raw.call("DUMP", key)) as Buffer | null;
    expect(`${key} ${dump}`).not.toContain("ana");
  }
  raw.disconnect();
});

test("stopping waits for what is being delivered, and what is due then goes out at the next start", async () => {
  const [before, after] = [await open(), await open()];
  const loopback = loop({ delayMs: 500 });
  await before.start(loopback);
  await wishes(before, "ana");
  await vi.waitFor(async () => {
    const index = openDueIndex(await redis.connect());
    expect((await index.peek(Date.now(), 1)).length).toBe(0);
  }, 5_000);

  await before.checkIns.stop();
  const sentBefore = loopback.sends.length;
  await wishes(before, "ben");
  await after.start(loopback);

  await vi.waitFor(() => expect(loopback.sends).toHaveLength(2), 5_000);
  expect(sentBefore).toBe(1);
});
