import { setTimeout as sleep } from "node:timers/promises";
import { DelayedError, type Job, type Processor, Queue, UnrecoverableError, Worker } from "bullmq";
import type { Connection } from "../storage/connection.ts";
import type { Backlog, Duties, Errand, Runner } from "./errands.ts";

/** How soon the queue notices that a process died; shorter costs more. */
export interface Patience {
  readonly lockMs: number;
  readonly checkMs: number;
}

/** A queue as a page can show it; who shows it changes nothing, since an errand's id is what keeps it from being done twice. */
export type ShownQueue = Queue;

/** Carries deliveries to whichever process has time for them, each until it is done. */
export interface ErrandQueue {
  /** Adds errands of a platform, each under its id; an id that was added within the last day and a half is left alone. */
  add(
    platform: string,
    errands: readonly (readonly [id: string, Errand])[],
    delayMs?: number,
  ): Promise<void>;
  /** Removes what is left of errands whose ids begin like this; false where one is being run just now. */
  remove(platform: string, begin: string): Promise<boolean>;
  /** What waits on a platform just now. */
  backlog(platform: string): Promise<Backlog>;
  /** The queues of these platforms, to be shown. */
  shown(platforms: readonly string[]): readonly ShownQueue[];
  /** Runs errands until the queue is closed. */
  start(duties: Duties): Promise<void>;
  /** Finishes the errands that are being run, and takes no more; while Redis is away it leaves them to others. */
  close(): Promise<void>;
}

/** Keeps queue and schedule on one node of a cluster. */
const PREFIX = "{mentor}";
const SWEEP = "sweep";
const ALONE = "alone";
const queueName = (platform: string) => `to-${platform}`;

const SWEEP_EVERY_MS = 1_000;
/** An id protects from doing its errand twice only while it is kept, so longer than anything is late. */
const KEEP = { age: 36 * 60 * 60 };
/** With the pauses below, enough to go on until it is too late. */
const ATTEMPTS = { attempts: 60, backoff: { type: "custom" } };
const pauseAfter = (attempt: number) =>
  Math.min(2_000 * 2 ** (attempt - 1), 5 * 60_000) * (0.5 + Math.random() / 2);
const PATIENCE: Patience = { lockMs: 10_000, checkMs: 5_000 };
/** So often an errand may be running when its process dies, before it is suspected of killing it. */
const MOST_STALLS = 5;
/** A process that was told to stop has ten seconds for everything. */
const CLOSES_WITHIN_MS = 4_000;
/** The same trouble with the connection isn't told again within so long. */
const TELLS_EVERY_MS = 60_000;
const STALLED_TOO_OFTEN = "job stalled more than allowable limit";

/** Opens the queue; the one file that knows BullMQ. */
export function openQueue(connection: Connection, patience: Patience = PATIENCE): ErrandQueue {
  let base: { connection: ReturnType<Connection["openPatientClient"]>; prefix: string } | undefined;
  // A process that neither delivers nor forgets anybody needs no connection of its own for this.
  const opened = () => {
    base ??= { connection: connection.openPatientClient(), prefix: PREFIX };
    return base;
  };
  const queues = new Map<string, Queue>();
  const workers: Worker[] = [];
  let closing: Promise<void> | undefined;
  let trouble: Duties["onTrouble"] = () => {};
  /** Each client notices by itself that Redis is away, and again whenever it looks. */
  let told = { message: "", at: 0 };
  const connectionFailed = (error: Error) => {
    const { message } = error;
    if (message === told.message && Date.now() - told.at < TELLS_EVERY_MS) return;
    told = { message, at: Date.now() };
    trouble("the queue's connection failed", error);
  };

  const queue = (name: string): Queue => {
    const known = queues.get(name);
    if (known) return known;
    const made = new Queue(name, opened());
    made.on("error", connectionFailed);
    queues.set(name, made);
    return made;
  };
  const work = (
    name: string,
    atOnce: number,
    stalls: number,
    run: Processor,
    limiter?: Limiter,
  ) => {
    const worker = new Worker(name, run, {
      ...opened(),
      concurrency: atOnce,
      lockDuration: patience.lockMs,
      stalledInterval: patience.checkMs,
      maxStalledCount: stalls,
      settings: { backoffStrategy: pauseAfter },
      ...(limiter ? { limiter } : {}),
    });
    worker.on("error", connectionFailed);
    workers.push(worker);
    return worker;
  };

  /** What was running whenever a process died may have killed it: it is tried again with nothing beside it. */
  const setApart = async (platform: string, jobs: readonly Job<Errand>[]) => {
    const suspects = jobs.filter((it) => it.failedReason === STALLED_TOO_OFTEN);
    await queue(ALONE).addBulk(
      suspects.map((it) => ({ name: platform, data: it.data, opts: errandOptions(it.id ?? "") })),
    );
  };
  const setApartAll = async (runners: readonly Runner[]) => {
    for (const { platform } of runners) {
      await setApart(platform, await queue(queueName(platform)).getFailed(0, 999));
    }
  };

  return {
    async add(platform, errands, delay = 0) {
      await queue(queueName(platform)).addBulk(
        errands.map(([id, data]) => ({
          name: platform,
          data,
          opts: { ...errandOptions(id), ...(delay > 0 ? { delay } : {}) },
        })),
      );
    },

    async remove(platform, begin) {
      let isDone = true;
      for (const name of [queueName(platform), ALONE]) {
        const own = `${PREFIX}:${name}:`;
        const ids = new Set<string>();
        for await (const key of connection.keys(`${own}${begin}*`)) {
          ids.add(key.slice(own.length).split(":")[0] ?? "");
        }
        for (const id of ids) isDone = (await queue(name).remove(id)) === 1 && isDone;
      }
      return isDone;
    },

    async backlog(platform) {
      const lane = queue(queueName(platform));
      const [waiting, [oldest]] = await Promise.all([
        lane.getWaitingCount(),
        lane.getWaiting(0, 0),
      ]);
      return { platform, waiting, ...(oldest ? { since: oldest.timestamp + oldest.delay } : {}) };
    },

    shown: (platforms) => [...platforms.map(queueName), ALONE, SWEEP].map(queue),

    async start({ runners, sweep, onTrouble }) {
      trouble = onTrouble;
      let lookedAt = Date.now();
      await setApartAll(runners);

      for (const runner of runners) {
        const { platform, atOnce, pace } = runner;
        const limiter = pace && { max: pace.deliveries, duration: pace.perMs };
        const worker: Worker = work(
          queueName(platform),
          atOnce,
          MOST_STALLS,
          (job, token) => carryOut(job, token, runner, (ms) => worker.rateLimit(ms)),
          limiter,
        );
        worker.on("failed", (job, error) => {
          onTrouble(`a delivery on ${platform} failed`, error);
          if (job?.failedReason === STALLED_TOO_OFTEN) {
            setApart(platform, [job]).catch((it) =>
              onTrouble("a delivery waits to be retried", it),
            );
          }
        });
      }
      const alone: Worker = work(ALONE, 1, 1, (job, token) => {
        const runner = runners.find((it) => it.platform === job.name) ?? SOMEBODY_ELSE;
        return carryOut(job, token, runner, (ms) => alone.rateLimit(ms));
      });
      alone.on("failed", (_, error) => onTrouble("a delivery tried by itself failed", error));

      const options = { removeOnComplete: true, removeOnFail: true };
      await queue(SWEEP).upsertJobScheduler(
        SWEEP,
        { every: SWEEP_EVERY_MS },
        { name: SWEEP, data: {}, opts: options },
      );
      work(SWEEP, 1, MOST_STALLS, async () => {
        await sweep();
        if (Date.now() - lookedAt < patience.checkMs * 6) return;
        lookedAt = Date.now();
        await setApartAll(runners);
      }).on("failed", (_, error) => onTrouble("the schedule wasn't looked at", error));
      await Promise.all(workers.map((it) => it.waitUntilReady()));
    },

    close() {
      closing ??= inTime(async () => {
        await Promise.all(workers.map((it) => it.close()));
        await Promise.all([...queues.values()].map((it) => it.close()));
      });
      return closing;
    },
  };
}

/** A queue whose Redis is away never closes; what it was running is run again by the next process. */
async function inTime(close: () => Promise<void>): Promise<void> {
  const over = new AbortController();
  const late = sleep(CLOSES_WITHIN_MS, undefined, { signal: over.signal });
  try {
    await Promise.race([close(), late]);
  } catch {
    // The connection went in the middle of it, and everything is let go with it.
  } finally {
    over.abort();
    late.catch(() => {});
  }
}

/** Another process delivers on that platform and will take it. */
const SOMEBODY_ELSE: Pick<Runner, "run"> = {
  run: async () => ({ kind: "later", afterMs: 1_000, everywhere: false }),
};

type Limiter = { readonly max: number; readonly duration: number };

const errandOptions = (jobId: string) => ({
  jobId,
  ...ATTEMPTS,
  removeOnComplete: KEEP,
  removeOnFail: KEEP,
});

async function carryOut(
  job: Job<Errand>,
  token: string | undefined,
  runner: Pick<Runner, "run">,
  holdBack: (ms: number) => Promise<void>,
): Promise<void> {
  const outcome = await runner.run(job.data, job.id ?? "");
  switch (outcome.kind) {
    case "done":
      return;
    case "later":
      if (outcome.everywhere) {
        await holdBack(outcome.afterMs);
        throw Worker.RateLimitError();
      }
      await job.moveToDelayed(Date.now() + outcome.afterMs, token);
      throw new DelayedError();
    case "closed":
      throw new UnrecoverableError(outcome.why);
    default:
      outcome satisfies never;
  }
}
