import { expect, test, vi } from "vitest";
import { createCheckIns } from "../../src/checkins/checkins.ts";
import { openDueIndex } from "../../src/checkins/due-index.ts";
import { createMentor } from "../../src/mentor.ts";
import { toMinute } from "../../src/schedule/times.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import { makeLearners, somebody } from "../support/crowd.ts";
import { questionable } from "../support/daily.ts";
import { createLoopback } from "../support/loopback.ts";
import { mindOf } from "../support/meet.ts";
import { startRedisCluster } from "../support/redis-cluster.ts";

test("on a Redis Cluster everybody hears once too", async () => {
  const cluster = await startRedisCluster();
  const mind = await mindOf(questionable("caching", "quorum"));
  const connection = await cluster.connect();
  const store = createRedisStore(connection);
  const due = toMinute(Date.now());
  await makeLearners(store, openDueIndex(connection), somebody(mind, due), 100);

  const checkIns = createCheckIns({ mind, connection, store, spreadMs: 0 });
  const mentor = createMentor(mind, store, [], checkIns.agenda);
  const loopback = createLoopback("loopback");
  await checkIns.start({ mentor, outlets: [loopback.outlet], delivers: true, onTrouble() {} });

  await vi.waitFor(() => expect(loopback.sends.length).toBeGreaterThanOrEqual(100), 10_000);
  await checkIns.stop();
  await cluster.stop();
  expect(new Set(loopback.sends.map((it) => it.learner)).size).toBe(100);
  expect(loopback.sends).toHaveLength(100);
}, 30_000);
