import type { LearnerId } from "../ids.ts";

/** What becomes of something that a learner says. */
export type Admission =
  /** It is answered, after so long: whoever is quicker than they are answered waits a little. */
  | { readonly kind: "taken"; readonly afterMs: number }
  /** So much of theirs is waiting that this isn't answered; `isFirst` in this flood. */
  | { readonly kind: "refused"; readonly isFirst: boolean };

/** Lets in what learners say, each at a pace at which it can be answered well. */
export interface Pace {
  /** Decides on something as it comes in. */
  admit(learner: LearnerId): Admission;
  /** Of how many learners it keeps count. */
  size(): number;
}

/** How much a learner may say. */
export interface Measure {
  /** So much at once, after a while of silence. */
  readonly burst: number;
  /** Then one thing in so long, … */
  readonly everyMs: number;
  /** … while so many wait, and no more. */
  readonly waiting: number;
}

/**
 * Far more than anybody types or presses, and far less than a script sends. What waits is answered before a process
 * that was told to stop has to be gone.
 */
const MEASURE: Measure = { burst: 20, everyMs: 1_000, waiting: 5 };
/** Whoever was silent longest is forgotten first, which costs nothing: they may say as much as anybody new. */
const MOST_LEARNERS = 10_000;

interface Bucket {
  /** What they may say now; below zero so much is waiting. */
  readonly tokens: number;
  readonly at: number;
  readonly isFlooded: boolean;
}

/**
 * Makes a bucket of tokens for each learner: each thing said takes one, and one comes back in a while.
 *
 * It is each process's own. What it protects is a process, a learner's events mostly come to the same one, and it must
 * hold while Redis is away; so a learner whose events are spread over several may say a few times as much, which none
 * of the processes minds.
 *
 * @param now A clock that only goes on, ms.
 */
export function createPace(
  measure: Measure = MEASURE,
  now: () => number = () => performance.now(),
  most: number = MOST_LEARNERS,
): Pace {
  const buckets = new Map<LearnerId, Bucket>();

  return {
    admit(learner) {
      const before = refilled(buckets.get(learner), measure, now());
      const { bucket, admission } = take(before, measure);
      buckets.delete(learner);
      buckets.set(learner, bucket);
      const [longestSilent] = buckets.keys();
      if (buckets.size > most && longestSilent !== undefined) buckets.delete(longestSilent);
      return admission;
    },

    size: () => buckets.size,
  };
}

function refilled(bucket: Bucket | undefined, measure: Measure, at: number): Bucket {
  if (!bucket) return { tokens: measure.burst, at, isFlooded: false };
  const tokens = Math.min(measure.burst, bucket.tokens + (at - bucket.at) / measure.everyMs);
  // A flood is over once nothing of it waits any more.
  return { tokens, at, isFlooded: bucket.isFlooded && tokens < 1 };
}

function take(
  bucket: Bucket,
  { everyMs, waiting }: Measure,
): { bucket: Bucket; admission: Admission } {
  const tokens = bucket.tokens - 1;
  if (tokens < -waiting) {
    const isFirst = !bucket.isFlooded;
    return { bucket: { ...bucket, isFlooded: true }, admission: { kind: "refused", isFirst } };
  }
  const afterMs = Math.max(0, -tokens * everyMs);
  return { bucket: { ...bucket, tokens }, admission: { kind: "taken", afterMs } };
}
