import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { makeMind } from "../src/assemble.ts";
import { openDueIndex } from "../src/checkins/due-index.ts";
import { packId } from "../src/ids.ts";
import { learnerNamed } from "../tests/support/crowd.ts";
import { register } from "./checkins/ours.ts";
import { type OwnRedis, startOwnRedis } from "./checkins/own-redis.ts";
import { ms, percent, quantile } from "./figures.ts";
import { makeMultitude } from "./scale/multitude.ts";
import type { Order, Outcome } from "./scale/process.ts";

const LEARNERS = 1_000_000;
const CONVERSATIONS = 3_000;
/** So many messages are under way at once, over all processes. */
const AT_ONCE = 256;
const WARM_UP_MS = 5_000;
const LASTS_MS = 15_000;
/** Of what can be done at most, so much is asked for while it is measured how long a turn takes. */
const SHARE_OF_MOST = 0.5;

/** What so many processes did. */
interface Figures {
  readonly perSecond: number;
  readonly p50: number | undefined;
  readonly p99: number | undefined;
  /** Of a processor, ms for one turn. */
  readonly mentorMs: number;
  readonly redisMs: number;
  /** Of all that Mentor and Redis used. */
  readonly redisShare: string;
  readonly rssMb: number;
}

/**
 * Mentor with a million learners registered, and three thousand of them talking: what one process does, then two. The
 * people are in the same processes, so that a platform's own work isn't measured; `discord` measures that.
 *
 * `--size N` learners instead of a million.
 */
export async function scale(args: readonly string[]): Promise<void> {
  const at = args.indexOf("--size");
  const size = at < 0 ? LEARNERS : Number(args[at + 1]);
  const redis = await startOwnRedis();
  try {
    const mind = await makeMind({ packs: [packId("distributed-systems")] });
    const bytes = await load(redis, mind, size);
    const one = await measure(redis, size, 1);
    say("one process", one);
    const two = await measure(redis, size, 2);
    say("two processes", two);
    console.log(
      `scale: turns/s ${one.perSecond.toFixed(0)} p99 ${ms(one.p99)} ms bytes/learner ${bytes.toFixed(0)} ` +
        `redis ${one.redisShare} % of the cpu two-processes x${(two.perSecond / one.perSecond).toFixed(2)} size ${size}`,
    );
  } finally {
    await redis.stop();
  }
}

function say(what: string, it: Figures): void {
  console.log(
    `${what}: ${it.perSecond.toFixed(0)} turns/s; at half of that p50 ${ms(it.p50)} ms p99 ${ms(it.p99)} ms; ` +
      `cpu of a turn: mentor ${ms(it.mentorMs)} ms redis ${ms(it.redisMs)} ms (${it.redisShare} %); rss ${it.rssMb.toFixed(0)} MB`,
  );
}

/** Registers learners; gives what each takes in Redis, record and place in the schedule together. */
async function load(
  redis: OwnRedis,
  mind: Awaited<ReturnType<typeof makeMind>>,
  size: number,
): Promise<number> {
  const empty = await redis.bytes();
  const started = performance.now();
  await makeMultitude(redis, mind, size);
  const stored = await redis.bytes();
  await register(openDueIndex(await redis.connect()), size, Date.now() + 24 * 60 * 60 * 1000);
  const all = await redis.bytes();
  // After so much was written Redis writes its file anew, which is no part of a usual day.
  while (/aof_rewrite_(in_progress|scheduled):1/.test(await redis.raw.info("persistence")))
    await sleep(500);
  console.log(
    `${size} learners in ${((performance.now() - started) / 1000).toFixed(0)} s: ` +
      `${((stored - empty) / size).toFixed(0)} bytes of record and ${((all - stored) / size).toFixed(0)} of schedule each`,
  );
  return (all - empty) / size;
}

async function measure(redis: OwnRedis, size: number, count: number): Promise<Figures> {
  const each = Math.floor(CONVERSATIONS / count);
  const processes = await Promise.all(
    Array.from({ length: count }, (_, i) => start(redis, namesOf(size, i * each, each))),
  );
  const all = (order: Order) => Promise.all(processes.map((it) => tell(it, order)));
  try {
    const crowd = { kind: "crowd", atOnce: AT_ONCE / count } as const;
    await all({ ...crowd, ms: WARM_UP_MS });
    const redisBefore = await cpuOf(redis);
    const started = performance.now();
    const outcomes = await all({ ...crowd, ms: LASTS_MS });
    const lasted = performance.now() - started;
    const redisMs = (await cpuOf(redis)) - redisBefore;
    const turns = sum(outcomes.map((it) => it.times.length));
    const mentorMs = sum(outcomes.map((it) => it.cpuMs));
    const perSecond = (1_000 * turns) / lasted;

    const share = (SHARE_OF_MOST * perSecond) / count;
    const paced = await all({ kind: "pace", perSecond: share, ms: LASTS_MS });
    const times = paced.flatMap((it) => it.times);
    return {
      perSecond,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      mentorMs: mentorMs / turns,
      redisMs: redisMs / turns,
      redisShare: percent(redisMs, redisMs + mentorMs),
      rssMb: sum(paced.map((it) => it.rssMb)) / count,
    };
  } finally {
    await Promise.all(processes.map(end));
  }
}

/** Some learners, from all over the database. */
const namesOf = (size: number, from: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) =>
    learnerNamed(Math.floor(((from + i) * size) / CONVERSATIONS) % size),
  );

async function start(redis: OwnRedis, names: readonly string[]): Promise<ChildProcess> {
  if (redis.place.kind !== "socket") throw new Error("a Redis of its own is on a socket");
  const child = fork(join(import.meta.dirname, "scale", "process.ts"), [names.join(",")], {
    env: { ...process.env, REDIS_URL: redis.place.path, MENTOR_ROLES: "adapter" },
  });
  await once(child, "message");
  return child;
}

async function tell(child: ChildProcess, order: Order): Promise<Outcome> {
  child.send(order);
  const [outcome] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => Promise.reject(new Error("a process ended"))),
  ]);
  return outcome as Outcome;
}

async function end(child: ChildProcess): Promise<void> {
  if (!child.connected) return;
  child.disconnect();
  await once(child, "exit");
}

const sum = (values: readonly number[]) => values.reduce((all, it) => all + it, 0);

/** What Redis has used of a processor, ms. */
async function cpuOf({ raw }: OwnRedis): Promise<number> {
  const info = await raw.info("cpu");
  const of = (name: string) => Number(new RegExp(`^${name}:(.*)$`, "m").exec(info)?.[1]);
  return 1_000 * (of("used_cpu_user") + of("used_cpu_sys"));
}
