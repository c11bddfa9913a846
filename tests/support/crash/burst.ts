import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDueIndex } from "../../../src/checkins/due-index.ts";
import type { Mind } from "../../../src/dialogue/mind.ts";
import { learnerId } from "../../../src/ids.ts";
import { toMinute } from "../../../src/schedule/times.ts";
import { connectRedis } from "../../../src/storage/connection.ts";
import { createRedisStore } from "../../../src/storage/redis.ts";
import { endRedis, launchRedis } from "../../../src/storage/redis-server.ts";
import { learnerNamed, makeLearners, somebody } from "../crowd.ts";
import { createLoopback, type Loopback, serve } from "../loopback.ts";
import type { WorkerSettings } from "./worker.ts";
import { startWorkers, type Workers } from "./workers.ts";

const SETTINGS = {
  appendonly: "yes",
  appendfsync: "everysec",
  save: "",
  "maxmemory-policy": "noeviction",
};
/** So long nothing more must arrive for a burst to be over. */
const QUIET_MS = 1_800;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A crowd of learners who are due, in a Redis that can be killed, on a platform that outlives everybody. */
export interface Crowd {
  readonly loopback: Loopback;
  /** Starts workers; the settings are those that matter to the test. */
  start(
    count: number,
    settingsOf?: (deaths: number) => Omit<WorkerSettings, "socket" | "url">,
  ): Promise<Workers>;
  /** Kills Redis as the power would, and starts it again on what it left. */
  killRedis(): Promise<void>;
  /** Waits until so many learners have heard something and nothing more arrives; or gives up. */
  settled(learners: number, withinMs: number): Promise<void>;
  outcome(): Outcome;
  /** How many check-ins of a learner were decided on without being sent. */
  missedBy(i: number): Promise<number>;
  close(): Promise<void>;
}

/** What a burst came to. */
export interface Outcome {
  /** Learners who heard nothing. */
  readonly missed: number;
  /** Messages too many that people saw. */
  readonly visible: number;
  /** Messages too many that the platform was sent, and recognised. */
  readonly repeated: number;
}

/** Makes a crowd of so many learners, due so many days ago; none of them is served yet. */
export async function gather(
  mind: Mind,
  size: number,
  { daysAgo = 0, hoursAgo = 0 }: { readonly daysAgo?: number; readonly hoursAgo?: number } = {},
): Promise<Crowd> {
  const folder = mkdtempSync(join(tmpdir(), "mentor-crash-"));
  const socket = join(folder, "redis.sock");
  const launch = () => launchRedis({ folder, socket, settings: SETTINGS });
  let redis = await launch();
  const connection = await connectRedis({ kind: "socket", path: socket });
  const store = createRedisStore(connection);
  const due = toMinute(Date.now() - daysAgo * DAY_MS - hoursAgo * 60 * 60 * 1000);
  await makeLearners(store, openDueIndex(connection), somebody(mind, due), size);

  const loopback = createLoopback("loopback");
  const served = await serve(loopback.outlet);
  const heard = () => new Set(loopback.sends.map((it) => it.learner)).size;
  const started: Workers[] = [];

  return {
    loopback,
    async start(count, settingsOf = () => ({})) {
      const place = { socket, url: served.url };
      const workers = await startWorkers(count, (deaths) => ({ ...settingsOf(deaths), ...place }));
      started.push(workers);
      return workers;
    },
    async killRedis() {
      await endRedis(redis, "SIGKILL");
      redis = await launch();
    },
    async settled(learners, withinMs) {
      const until = Date.now() + withinMs;
      while (heard() < learners && Date.now() < until) await sleep(50);
      for (let before = -1; before !== loopback.sends.length && Date.now() < until; ) {
        before = loopback.sends.length;
        await sleep(QUIET_MS);
      }
    },
    outcome: () => ({
      missed: size - heard(),
      visible: loopback.visible().length - heard(),
      repeated: loopback.sends.length - loopback.visible().length,
    }),
    async missedBy(i) {
      const { profile } = await store.learner(learnerId(learnerNamed(i)));
      return profile.checkin?.missed ?? 0;
    },
    async close() {
      await Promise.all(started.map((it) => it.stop()));
      await connection.close();
      await served.close();
      await endRedis(redis, "SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
