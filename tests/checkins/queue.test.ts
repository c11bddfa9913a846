import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Duties, Errand, Outcome, Runner } from "../../src/checkins/errands.ts";
import { type ErrandQueue, openQueue } from "../../src/checkins/queue.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";

let redis: TestRedis;
const opened: ErrandQueue[] = [];
beforeEach(async () => {
  redis = await startRedis();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((it) => it.close()));
  await redis.stop();
});

const DONE: Outcome = { kind: "done" };
const errand = (name: string): Errand => ({
  subscriber: `l:${name}`,
  conversation: `dm:${name}`,
  due: 0,
});

async function open(
  run: Runner["run"],
  more: Partial<Runner> & Partial<Duties> = {},
): Promise<ErrandQueue> {
  const queue = openQueue(await redis.connect(), { lockMs: 1_000, checkMs: 200 });
  opened.push(queue);
  await queue.start({
    runners: [{ platform: "loopback", atOnce: 4, run, ...more }],
    sweep: more.sweep ?? (async () => {}),
    onTrouble: more.onTrouble ?? (() => {}),
  });
  return queue;
}

test("an errand that is added again, even after it was done, is done once", async () => {
  const done: string[] = [];
  const queue = await open(async (_, id) => {
    done.push(id);
    return DONE;
  });

  await queue.add("loopback", [
    ["a_1", errand("ana")],
    ["a_1", errand("ana")],
    ["b_1", errand("ben")],
  ]);
  await vi.waitFor(() => expect(done).toHaveLength(2));
  await queue.add("loopback", [["a_1", errand("ana")]]);
  await sleep(200);

  expect(done.toSorted()).toEqual(["a_1", "b_1"]);
});

test("an errand whose outcome nobody knows is tried again under the same id", async () => {
  const tries: string[] = [];
  const queue = await open(async (_, id) => {
    tries.push(id);
    if (tries.length === 1) throw new Error("the connection was lost");
    return DONE;
  });

  await queue.add("loopback", [["a_1", errand("ana")]]);

  await vi.waitFor(() => expect(tries).toEqual(["a_1", "a_1"]), 6_000);
});

test("a destination that asks to wait is left alone for that long, and the others are served meanwhile", async () => {
  const times = new Map<string, number[]>();
  const queue = await open(async ({ subscriber }) => {
    const before = times.get(subscriber) ?? [];
    times.set(subscriber, [...before, Date.now()]);
    const isFirst = subscriber === "l:ana" && before.length === 0;
    return isFirst ? { kind: "later", afterMs: 600, everywhere: false } : DONE;
  });

  await queue.add("loopback", [
    ["a_1", errand("ana")],
    ["b_1", errand("ben")],
  ]);
  await vi.waitFor(() => expect(times.get("l:ana")).toHaveLength(2), 5_000);

  const [first = 0, second = 0] = times.get("l:ana") ?? [];
  expect(second - first).toBeGreaterThanOrEqual(590);
  expect(times.get("l:ben")?.[0]).toBeLessThan(second);
});

test("a platform that asks everybody to wait gets nothing for that long", async () => {
  const times: number[] = [];
  const queue = await open(
    async () => {
      times.push(Date.now());
      return times.length === 1 ? { kind: "later", afterMs: 600, everywhere: true } : DONE;
    },
    { atOnce: 1 },
  );

  await queue.add("loopback", [
    ["a_1", errand("ana")],
    ["b_1", errand("ben")],
  ]);
  await vi.waitFor(() => expect(times).toHaveLength(3), 5_000);

  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(550);
});

test("a platform is not sent more in a second than it takes", async () => {
  const times: number[] = [];
  const queue = await open(
    async () => {
      times.push(Date.now());
      return DONE;
    },
    { pace: { deliveries: 5, perMs: 500 } },
  );

  await queue.add(
    "loopback",
    Array.from({ length: 15 }, (_, i) => [`a_${i}`, errand(`${i}`)] as const),
  );
  await vi.waitFor(() => expect(times).toHaveLength(15), 8_000);

  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(800);
});

test("a closed destination is not tried again, and the operator hears why", async () => {
  let tries = 0;
  const heard: string[] = [];
  const queue = await open(
    async () => {
      tries += 1;
      return { kind: "closed", why: "she takes no messages" };
    },
    { onTrouble: (_, error) => heard.push(error.message) },
  );

  await queue.add("loopback", [["a_1", errand("ana")]]);
  await vi.waitFor(() => expect(heard).toEqual(["she takes no messages"]));
  await sleep(300);

  expect(tries).toBe(1);
});

test("the schedule is looked at about once a second, by one process of several", async () => {
  const sweeps: number[] = [];
  const sweep = async () => {
    sweeps.push(Date.now());
  };
  await open(async () => DONE, { sweep });
  await open(async () => DONE, { sweep });

  await sleep(4_000);

  expect(sweeps.length).toBeGreaterThanOrEqual(3);
  expect(sweeps.length).toBeLessThanOrEqual(6);
}, 20_000);

test("closing finishes the errand that is being run", async () => {
  let finished = false;
  let isRunning = false;
  const queue = await open(async () => {
    isRunning = true;
    await sleep(300);
    finished = true;
    return DONE;
  });
  await queue.add("loopback", [["a_1", errand("ana")]]);
  await vi.waitFor(() => expect(isRunning).toBe(true));

  await queue.close();

  expect(finished).toBe(true);
});

test("an errand that was removed leaves nothing behind and is never run", async () => {
  const done: string[] = [];
  const queue = await open(async (_, id) => {
    done.push(id);
    return DONE;
  });
  await queue.add("loopback", [["a_1", errand("ana")]]);
  await vi.waitFor(() => expect(done).toEqual(["a_1"]));
  await sleep(100);

  await queue.remove("loopback", "a_1");

  const connection = await redis.connect();
  const left = await Array.fromAsync(connection.keys("*a_1*"));
  expect(left).toEqual([]);
});
