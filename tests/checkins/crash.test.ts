import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { type Crowd, gather } from "../support/crash/burst.ts";
import { questionable } from "../support/daily.ts";
import { mindOf } from "../support/meet.ts";

// A short form of `npm run crash -- checkins`, which kills in every way there is.
let crowd: Crowd | undefined;
afterEach(() => crowd?.close());

test("of a burst in which the worker is killed twice and Redis once, nobody misses anything or sees it twice", async () => {
  const mind = await mindOf(questionable("caching", "quorum"));
  crowd = await gather(mind, 150);
  const { loopback } = crowd;
  const until = async (count: number) => {
    while (loopback.sends.length < count) await sleep(2);
  };
  const workers = await crowd.start(1);

  await until(30);
  await workers.kill();
  await until(70);
  await Promise.all([workers.kill(), crowd.killRedis()]);
  await crowd.settled(150, 30_000);

  expect(crowd.outcome()).toMatchObject({ missed: 0, visible: 0 });
  expect(crowd.outcome().repeated).toBeLessThanOrEqual(2 * 50);
  expect(workers.deaths()).toBe(2);
}, 60_000);

test("learners whose worker dies right before or after it moved them on hear once, from the next one", async () => {
  const mind = await mindOf(questionable("caching", "quorum"));
  crowd = await gather(mind, 5);
  const deaths = [{ diesAtMoving: "before" }, { diesAtMoving: "after" }] as const;
  const workers = await crowd.start(1, (before) => deaths[before] ?? {});

  await crowd.settled(5, 30_000);

  expect(workers.deaths()).toBe(2);
  expect(crowd.outcome()).toMatchObject({ missed: 0, visible: 0 });
}, 60_000);
