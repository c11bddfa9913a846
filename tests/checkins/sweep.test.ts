import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type DueIndex, openDueIndex } from "../../src/checkins/due-index.ts";
import type { Errand } from "../../src/checkins/errands.ts";
import { spellCourse } from "../../src/checkins/plans.ts";
import { spellSubscriber } from "../../src/checkins/subscribers.ts";
import { createSweep, errandId } from "../../src/checkins/sweep.ts";
import { conversationId, learnerId } from "../../src/ids.ts";
import { EVERY_DAY } from "../../src/schedule/times.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";

const DAY = 24 * 60 * 60 * 1000;
const NINE = Date.UTC(2026, 10, 23, 9);
const ana = spellSubscriber({ kind: "learner", learner: learnerId("loopback:ana") });
const plan = { zone: "UTC", minute: 540, days: EVERY_DAY };
const daily = spellCourse(
  { plan, conversation: conversationId("loopback:dm:ana") },
  learnerId("loopback:ana"),
);

let redis: TestRedis;
let index: DueIndex;
let added: [string, string, Errand][];
let fails: boolean;
const queue = {
  async add(platform: string, errands: readonly (readonly [string, Errand])[]) {
    if (fails) throw new Error("Redis is away");
    added.push(...errands.map(([id, it]) => [platform, id, it] as [string, string, Errand]));
  },
};
beforeAll(async () => {
  redis = await startRedis();
  index = openDueIndex(await redis.connect());
});
beforeEach(async () => {
  const all = await index.peek(Number.MAX_SAFE_INTEGER, 1_000);
  await index.remove(all.map((it) => it.subscriber));
  added = [];
  fails = false;
});
afterAll(() => redis.stop());

const sweep = (now: number, spread = 0) =>
  createSweep({ index, queue, spreadOn: () => spread })(now);

test("a check-in is on its way with who, where and when, and next due on the learner's next day", async () => {
  await index.put({ subscriber: ana, due: NINE, plan: daily });

  expect(await sweep(NINE - 1)).toBe(0);
  expect(await sweep(NINE)).toBe(1);

  const errand = { subscriber: ana, conversation: "loopback:dm:ana", due: NINE };
  expect(added).toEqual([["loopback", errandId({ subscriber: ana, due: NINE }), errand]]);
  expect(await index.peek(NINE + DAY, 10)).toMatchObject([{ due: NINE + DAY }]);
});

test("a check-in that couldn't be put on its way stays due, and keeps its id", async () => {
  await index.put({ subscriber: ana, due: NINE, plan: daily });
  fails = true;

  await expect(sweep(NINE)).rejects.toThrow(/Redis is away/);
  fails = false;
  await sweep(NINE);

  expect(added).toHaveLength(1);
});

test("after three days away every day's check-in is on its way, one after the other, each under an id of its own", async () => {
  await index.put({ subscriber: ana, due: NINE, plan: daily });

  for (let second = 0; second < 5; second += 1) await sweep(NINE + 3 * DAY - 1);

  expect(added.map(([, , it]) => it.due)).toEqual([NINE, NINE + DAY, NINE + 2 * DAY]);
  expect(new Set(added.map(([, id]) => id)).size).toBe(3);
});

test("a crowd of thousands that is due at once is all on its way after one sweep", async () => {
  const names = Array.from({ length: 2_500 }, (_, i) => learnerId(`loopback:${i}`));
  const entries = names.map((learner) => ({
    subscriber: spellSubscriber({ kind: "learner", learner }),
    due: NINE,
    plan: daily,
  }));
  for (let i = 0; i < entries.length; i += 500) await index.settle(entries.slice(i, i + 500));

  expect(await sweep(NINE)).toBe(2_500);
  expect(new Set(added.map(([, id]) => id)).size).toBe(2_500);
  expect(await index.peek(NINE, 10)).toEqual([]);
  for (let i = 0; i < entries.length; i += 500)
    await index.remove(entries.slice(i, i + 500).map((it) => it.subscriber));
});

test("a crowd is spread over the time that an operator allows, each learner always alike", async () => {
  await index.put({ subscriber: ana, due: NINE, plan: daily });
  await sweep(NINE, 60_000);
  const [next] = await index.peek(NINE + 2 * DAY, 1);
  await sweep(NINE + DAY + 60_000, 60_000);
  const [after] = await index.peek(NINE + 3 * DAY, 1);

  const offset = (next?.due ?? 0) - NINE - DAY;
  expect(offset).toBeGreaterThanOrEqual(0);
  expect(offset).toBeLessThan(60_000);
  expect(after?.due).toBe(NINE + 2 * DAY + offset);
});

test("what nobody could deliver is taken out rather than looked at for ever", async () => {
  const stray = spellSubscriber({ kind: "learner", learner: learnerId("nowhere") });
  await index.put({ subscriber: stray, due: NINE, plan: "no plan" });
  await index.put({ subscriber: ana, due: NINE, plan: "Mars/Base|540|1|:dm:ana" });

  expect(await sweep(NINE)).toBe(0);
  expect(await index.size()).toBe(0);
});
