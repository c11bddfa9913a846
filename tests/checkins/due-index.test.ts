import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type DueIndex, type Entry, openDueIndex } from "../../src/checkins/due-index.ts";
import type { SubscriberKey } from "../../src/checkins/subscribers.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { startRedisCluster } from "../support/redis-cluster.ts";

const entry = (name: string, due: number, plan = "plan"): Entry => ({
  subscriber: `l:${name}` as SubscriberKey,
  due,
  plan,
});

describe.each([
  ["in Redis", startRedis],
  ["in a Redis Cluster", startRedisCluster],
] as const)("a schedule %s", (_, start) => {
  let redis: Pick<TestRedis, "connect" | "stop">;
  let index: DueIndex;
  beforeAll(async () => {
    redis = await start();
    index = openDueIndex(await redis.connect());
  });
  beforeEach(async () => {
    const all = await index.peek(Number.MAX_SAFE_INTEGER, 1_000);
    await index.remove(all.map((it) => it.subscriber));
  });
  afterAll(() => redis?.stop());

  test("what is due comes out earliest first, and what isn't stays in", async () => {
    await index.put(entry("ana", 30));
    await index.put(entry("ben", 10));
    await index.put(entry("cem", 31));

    expect(await index.peek(30, 10)).toEqual([entry("ben", 10), entry("ana", 30)]);
    expect(await index.peek(31, 1)).toEqual([entry("ben", 10)]);
  });

  test("looking at what is due claims nothing", async () => {
    await index.put(entry("ana", 10));

    expect(await index.peek(10, 10)).toEqual(await index.peek(10, 10));
  });

  test("two sweepers that saw the same entry move it on once", async () => {
    await index.put(entry("ana", 10));
    const move = [{ seen: entry("ana", 10), next: 20 }];

    expect(await Promise.all([index.advance(move), index.advance(move)])).toEqual([1, 0]);
    expect(await index.peek(20, 10)).toEqual([entry("ana", 20)]);
  });

  test("a learner who changed their time while they were being served keeps the new one", async () => {
    await index.put(entry("ana", 10));
    await index.put(entry("ana", 15));
    expect(await index.advance([{ seen: entry("ana", 10), next: 20 }])).toBe(0);

    await index.put(entry("ana", 10, "other days"));
    expect(await index.advance([{ seen: entry("ana", 10), next: 20 }])).toBe(0);
    expect(await index.peek(20, 10)).toEqual([entry("ana", 10, "other days")]);
  });

  test("what comes once is gone once it has come", async () => {
    await index.put(entry("ana", 10));

    await index.advance([{ seen: entry("ana", 10), next: undefined }]);

    expect(await index.size()).toBe(0);
  });

  test("settling enters what is missing, planned otherwise or too late, and nothing else", async () => {
    await index.put(entry("overdue", 5));
    await index.put(entry("late", 50));
    await index.put(entry("changed", 10, "old"));

    const settled = await index.settle([
      entry("overdue", 10),
      entry("late", 10),
      entry("changed", 20, "new"),
      entry("missing", 10),
    ]);

    expect(settled).toBe(3);
    expect(await index.peek(100, 10)).toEqual([
      entry("overdue", 5),
      entry("late", 10),
      entry("missing", 10),
      entry("changed", 20, "new"),
    ]);
  });

  test("a learner with a strange id is entered like everybody", async () => {
    const odd = entry("дана|{x}:\n😀", 10, "plan|{}\n");
    await index.put(odd);

    expect(await index.peek(10, 10)).toEqual([odd]);
    expect(await index.advance([{ seen: odd, next: 20 }])).toBe(1);
  });
});
