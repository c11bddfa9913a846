import { setTimeout as sleep } from "node:timers/promises";
import type { Mind } from "../../src/dialogue/mind.ts";
import { gather, type Outcome } from "../../tests/support/crash/burst.ts";
import { learnerNamed } from "../../tests/support/crowd.ts";
import { questionable } from "../../tests/support/daily.ts";
import { mindOf } from "../../tests/support/meet.ts";

const BURST = 10_000;
/** Where one kill is enough. */
const SMALLER_BURST = 4_000;
const KILLS = 5;
/** A worker delivers so many at once; as many may be repeated for each time it dies. */
const AT_ONCE = 50;
/** Redis's scripts and deliveries of a worker that serves a few learners from its start. */
const STEPS = 20;
const A_FEW = 3;
const SIDE_BY_SIDE = 4;
const LONG_MS = 300_000;

/** What a way to die came to, besides the outcome. */
interface Found extends Outcome {
  readonly deaths?: number;
  readonly innocentsLost?: number;
  /** Check-ins of three days that were not each decided on once. */
  readonly undecided?: number;
}

const WAYS: Readonly<Record<string, (mind: Mind, size: number) => Promise<Found>>> = {
  "worker between any two steps": betweenSteps,
  "worker around moving on": aroundMoving,
  "worker, five times in a burst": killedInBurst,
  "Redis in a burst": redisInBurst,
  "worker and Redis at once": bothInBurst,
  "away for three days": awayForDays,
  "a delivery that kills": poison,
  "two sweepers": twoSweepers,
};

/** Kills for real, in every way there is, and counts what learners missed or saw twice. `--burst N`, `--only WORDS`. */
export async function checkins(args: readonly string[]): Promise<void> {
  const size = Number(argument(args, "--burst") ?? BURST);
  const only = argument(args, "--only") ?? "";
  const mind = await mindOf(questionable("caching", "quorum"));
  const all: Found[] = [];
  const began = performance.now();
  for (const [name, way] of Object.entries(WAYS)) {
    if (!name.includes(only)) continue;
    const started = performance.now();
    const found = await way(mind, size);
    all.push(found);
    const seconds = ((performance.now() - started) / 1_000).toFixed(0);
    console.log(`${name}: ${JSON.stringify(found)} in ${seconds} s`);
  }
  const sum = (of: (it: Found) => number | undefined) =>
    all.reduce((total, it) => total + (of(it) ?? 0), 0);
  console.log(
    `crash: missed ${sum((it) => it.missed)} duplicates-visible ${sum((it) => it.visible)} ` +
      `innocents-lost ${sum((it) => it.innocentsLost)} undecided ${sum((it) => it.undecided)} ` +
      `repeated ${sum((it) => it.repeated)} deaths ${sum((it) => it.deaths)} burst ${size} ` +
      `seconds ${((performance.now() - began) / 1_000).toFixed(0)}`,
  );
}

function argument(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

/** Each crowd has a Redis of its own, and most of its time goes by waiting for locks to run out. */
async function betweenSteps(mind: Mind): Promise<Found> {
  const steps = Array.from({ length: STEPS }, (_, i) => i + 1);
  const all: (Outcome & { readonly deaths: number })[] = [];
  const dieAtEach = async () => {
    for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
      all.push(await dieAt(mind, step));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, dieAtEach));
  const sum = (of: keyof (typeof all)[number]) => all.reduce((total, it) => total + it[of], 0);
  return {
    missed: sum("missed"),
    visible: sum("visible"),
    repeated: sum("repeated"),
    deaths: sum("deaths"),
  };
}

async function dieAt(mind: Mind, step: number): Promise<Outcome & { readonly deaths: number }> {
  const crowd = await gather(mind, A_FEW);
  const workers = await crowd.start(1, (deaths) => (deaths === 0 ? { diesAt: step } : {}));
  await crowd.settled(A_FEW, LONG_MS);
  const found = { ...crowd.outcome(), deaths: workers.deaths() };
  await crowd.close();
  return found;
}

async function aroundMoving(mind: Mind): Promise<Found> {
  const crowd = await gather(mind, 5);
  const deaths = [{ diesAtMoving: "before" }, { diesAtMoving: "after" }] as const;
  const workers = await crowd.start(1, (before) => deaths[before] ?? {});
  await crowd.settled(5, LONG_MS);
  const found = crowd.outcome();
  await crowd.close();
  return { ...found, deaths: workers.deaths() };
}

async function killedInBurst(mind: Mind, size: number): Promise<Found> {
  const crowd = await gather(mind, size);
  const workers = await crowd.start(1);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    while (crowd.loopback.sends.length < (kill * size) / (KILLS + 1)) await sleep(5);
    await workers.kill();
  }
  await crowd.settled(size, LONG_MS);
  const found = crowd.outcome();
  if (found.repeated > KILLS * AT_ONCE) throw new Error(`${found.repeated} were repeated`);
  await crowd.close();
  return { ...found, deaths: KILLS };
}

async function redisInBurst(mind: Mind, size: number): Promise<Found> {
  const few = Math.min(size, SMALLER_BURST);
  const crowd = await gather(mind, few);
  await crowd.start(1);
  while (crowd.loopback.sends.length < few / 2) await sleep(5);
  await crowd.killRedis();
  await crowd.settled(few, LONG_MS);
  const found = crowd.outcome();
  await crowd.close();
  return { ...found, deaths: 1 };
}

async function bothInBurst(mind: Mind, size: number): Promise<Found> {
  const few = Math.min(size, SMALLER_BURST);
  const crowd = await gather(mind, few);
  const workers = await crowd.start(1);
  while (crowd.loopback.sends.length < few / 2) await sleep(5);
  await Promise.all([workers.kill(), crowd.killRedis()]);
  await crowd.settled(few, LONG_MS);
  const found = crowd.outcome();
  await crowd.close();
  return { ...found, deaths: 2 };
}

const DAYS = 3;

async function awayForDays(mind: Mind, size: number): Promise<Found> {
  const few = Math.min(size, 1_000);
  // The last of them came due three hours ago, so that none is still to be sent.
  const crowd = await gather(mind, few, { daysAgo: DAYS - 1, hoursAgo: 3 });
  await crowd.start(1);
  const learners = Array.from({ length: few }, (_, i) => i);
  const until = Date.now() + LONG_MS;
  let decided: number[] = [];
  do {
    await sleep(1_000);
    decided = await Promise.all(learners.map((it) => crowd.missedBy(it)));
  } while (decided.some((it) => it < DAYS) && Date.now() < until);
  await sleep(2_000);
  decided = await Promise.all(learners.map((it) => crowd.missedBy(it)));
  const undecided = decided.filter((it) => it !== DAYS).length;
  const { visible, repeated } = crowd.outcome();
  const sent = crowd.loopback.sends.length;
  await crowd.close();
  return { missed: 0, visible: visible + sent, repeated, undecided };
}

async function poison(mind: Mind, size: number): Promise<Found> {
  const few = Math.min(size, 200);
  const crowd = await gather(mind, few);
  const workers = await crowd.start(1, () => ({ poison: learnerNamed(few >> 1) }));
  await crowd.settled(few - 1, LONG_MS);
  const { missed, visible, repeated } = crowd.outcome();
  await crowd.close();
  return { missed: 0, visible, repeated, innocentsLost: missed - 1, deaths: workers.deaths() };
}

async function twoSweepers(mind: Mind, size: number): Promise<Found> {
  const few = Math.min(size, SMALLER_BURST);
  const crowd = await gather(mind, few);
  await crowd.start(2);
  await crowd.settled(few, LONG_MS);
  const found = crowd.outcome();
  await crowd.close();
  return found;
}
