import { makeMind } from "../src/assemble.ts";
import { packId } from "../src/ids.ts";
import {
  fullCheckIns,
  lateness,
  registered,
  sweepOnly,
  wholeCheckIns,
  wholeLateness,
} from "./checkins/ours.ts";
import { type OwnRedis, startOwnRedis } from "./checkins/own-redis.ts";
import { jobSchedulers, rawQueue, rawWorker } from "./checkins/peers.ts";
import { quantile } from "./figures.ts";

const SIZES = [10_000, 100_000];
const ROUNDS = 3;
const TICK_MS = 1_000;

/**
 * Check-ins against their peers: BullMQ by itself, and a BullMQ job scheduler for each learner; all in one process on
 * one Redis, medians of three rounds. Ratios hold, absolute figures don't.
 *
 * `--size N` instead of the usual sizes, `--rounds N` instead of three.
 */
export async function checkins(args: readonly string[]): Promise<void> {
  const sizes = option(args, "--size") ?? SIZES;
  const rounds = option(args, "--rounds")?.[0] ?? ROUNDS;
  const mind = await makeMind({ packs: [packId("distributed-systems")] });
  for (const size of sizes) {
    const redis = await startOwnRedis();
    try {
      await compare(redis, mind, size, size > 100_000 ? 1 : rounds);
    } finally {
      await redis.stop();
    }
  }
}

type Mind = Awaited<ReturnType<typeof makeMind>>;

async function compare(redis: OwnRedis, mind: Mind, size: number, rounds: number): Promise<void> {
  const say = (what: string, value: number, unit: string) =>
    console.log(`${size} ${what}: ${value.toFixed(value < 10 ? 2 : 0)} ${unit}`);
  const rate = async (what: string, run: () => Promise<number>) => {
    const values: number[] = [];
    for (let i = 0; i < rounds; i += 1) values.push(await run());
    const value = median(values);
    say(what, value, "a second");
    return value;
  };

  const a = await rate("raw worker (A)", () => rawWorker(redis, size));
  const b = await rate("raw queue (B)", () => rawQueue(redis, size));
  const swept = await rate("sweep and no-op delivery", () => sweepOnly(redis, size));
  const full = await rate("full check-in", () => fullCheckIns(redis, mind, size));
  const whole = await rate("full check-in, and the mentor's turn", () =>
    wholeCheckIns(redis, mind, size),
  );
  const ours = await registered(redis, size);
  const small = await registered(redis, Math.min(size, 10_000));
  say("registered", ours.perSecond, "a second");
  const peer = await jobSchedulers(redis, Math.min(size, 10_000));
  say("registered as schedulers", peer.registeredPerSecond, "a second");
  say("burst of schedulers", peer.donePerSecond, "a second");
  say("bytes each", ours.bytesEach, "bytes");
  say("bytes each as schedulers", peer.bytesEach, "bytes");
  const late = await lateness(redis, size);
  say("latest of a burst", late, "ms");
  const wholeLate = await wholeLateness(redis, mind, size);
  say("latest of a burst, with the mentor's turn", wholeLate, "ms");
  /** Against how long the queue alone takes, apart from waiting for the schedule to be looked at. */
  const lateFor = (ms: number) => ratio(ms - TICK_MS, (1_000 * size) / b);

  console.log(
    `checkins: sweep/B ${ratio(swept, b)} full/B ${ratio(full, b)} vs-scheduler ${ratio(full, peer.donePerSecond)} ` +
      `bytes ${ratio(ours.bytesEach, peer.bytesEach)} registration ${ratio(ours.perSecond, peer.registeredPerSecond)} ` +
      `lateness ${lateFor(late)} nothing-due ${ratio(ours.peekMs, small.peekMs)} ` +
      `lateness-with-turn ${lateFor(wholeLate)} with-turn/B ${ratio(whole, b)} A/B ${ratio(a, b)} size ${size}`,
  );
}

const median = (values: readonly number[]) => quantile(values, 0.5) ?? Number.NaN;
const ratio = (one: number, other: number) => (one / other).toFixed(2);

function option(args: readonly string[], name: string): number[] | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : [Number(args[at + 1])];
}
