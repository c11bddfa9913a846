import { Queue, Worker } from "bullmq";
import { learnerNamed, ZONE } from "../../tests/support/crowd.ts";
import type { OwnRedis } from "./own-redis.ts";

const KEPT = { age: 36 * 60 * 60 };
const AT_ONCE = 50;
const BATCH = 1_000;

/** Jobs a second of BullMQ by itself: added and done, by a worker that does nothing, both at once. */
export function rawQueue(redis: OwnRedis, size: number): Promise<number> {
  return withQueue(redis, async ({ queue, work }) => {
    const done = work(size);
    const started = performance.now();
    await addAll(queue, size);
    await done;
    return perSecond(size, started);
  });
}

/** Jobs a second of BullMQ's worker by itself: all added before. */
export function rawWorker(redis: OwnRedis, size: number): Promise<number> {
  return withQueue(redis, async ({ queue, work }) => {
    await addAll(queue, size);
    const started = performance.now();
    await work(size);
    return perSecond(size, started);
  });
}

/** A job scheduler for each learner, all due at the same minute. */
export interface Schedulers {
  readonly registeredPerSecond: number;
  readonly bytesEach: number;
  /** From the minute at which all are due until the last job is done. */
  readonly donePerSecond: number;
}

/** BullMQ's way: a job scheduler for each learner, at the hour of their time zone as ours. */
export function jobSchedulers(redis: OwnRedis, size: number): Promise<Schedulers> {
  return withQueue(redis, async ({ queue, work }) => {
    const before = await redis.bytes();
    // Late enough for all to be registered by then, at a thousand a second.
    const due = new Date(Math.ceil((Date.now() + size + 15_000) / 60_000) * 60_000);
    const { hour, minute } = due.toTemporalInstant().toZonedDateTimeISO(ZONE);
    const pattern = `${minute} ${hour} * * *`;
    const started = performance.now();
    for (let i = 0; i < size; i += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, size - i) }, (_, k) => i + k);
      await Promise.all(
        batch.map((n) =>
          queue.upsertJobScheduler(
            learnerNamed(n),
            { pattern, tz: ZONE },
            { name: "checkin", data: dataOf(n), opts: { removeOnComplete: KEPT } },
          ),
        ),
      );
    }
    const registeredPerSecond = perSecond(size, started);
    const bytesEach = ((await redis.bytes()) - before) / size;
    const wait = due.getTime() - Date.now();
    if (wait < 0) throw new Error("registering took longer than it may");
    await work(size);
    const donePerSecond = (1_000 * size) / (Date.now() - due.getTime());
    return { registeredPerSecond, bytesEach, donePerSecond };
  });
}

interface Bench {
  readonly queue: Queue;
  /** Works with a worker that does nothing until so many jobs are done. */
  work(size: number): Promise<void>;
}

async function withQueue<T>(redis: OwnRedis, run: (bench: Bench) => Promise<T>): Promise<T> {
  await redis.empty();
  const connection = await redis.connect();
  const base = { connection: connection.openPatientClient(), prefix: "{raw}" };
  const queue = new Queue("raw", base);
  const workers: Worker[] = [];
  try {
    return await run({
      queue,
      work: (size) =>
        new Promise((resolve) => {
          let done = 0;
          const worker = new Worker(
            "raw",
            async () => {
              done += 1;
              if (done === size) resolve();
            },
            { ...base, concurrency: AT_ONCE },
          );
          worker.on("error", () => {});
          workers.push(worker);
        }),
    });
  } finally {
    await Promise.all(workers.map((it) => it.close(true)));
    await queue.close();
  }
}

async function addAll(queue: Queue, size: number): Promise<void> {
  for (let i = 0; i < size; i += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, size - i) }, (_, k) => i + k);
    await queue.addBulk(
      batch.map((n) => ({
        name: "checkin",
        data: dataOf(n),
        opts: { jobId: `pseudonym-of-it_${n}`, removeOnComplete: KEPT, removeOnFail: KEPT },
      })),
    );
  }
}

const dataOf = (n: number) => ({
  subscriber: `l:${learnerNamed(n)}`,
  conversation: learnerNamed(n),
  due: 1_795_000_000_000,
});

const perSecond = (size: number, started: number) => (1_000 * size) / (performance.now() - started);
