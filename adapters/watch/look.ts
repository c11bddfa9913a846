import type { CheckIns, Lateness } from "../../src/checkins/checkins.ts";
import type { Mentor } from "../../src/mentor.ts";
import type { Adapter } from "../adapter.ts";

/** A part of Mentor, and what is wrong with it if anything is. */
export interface Part {
  readonly name: string;
  readonly wrong?: string;
}

/** How Mentor is at a moment. */
export interface Look {
  /** Epoch ms. */
  readonly at: number;
  readonly parts: readonly Part[];
  /** To Redis and back; undefined where it didn't answer. */
  readonly redisMs?: number;
  /** How schedule and queue stand; undefined where Redis didn't answer. */
  readonly lateness?: Lateness;
}

/** What is looked at. */
export interface Looked {
  /** Resolves when Redis answers. */
  readonly ping: () => Promise<void>;
  readonly checkIns: Pick<CheckIns, "look">;
  readonly mentor: Pick<Mentor, "mind">;
  /** The platforms that this process listens to. */
  readonly adapters: readonly Pick<Adapter, "platform" | "trouble">[];
  /** Whether this process delivers: then nothing may be due for long. */
  readonly delivers: boolean;
  /** Aborted when the process is told to stop. */
  readonly stopping: AbortSignal;
}

/** A sweep comes about once a second; that much later, something holds it up. */
const BEHIND_AFTER_MS = 120_000;
const ANSWERS_WITHIN_MS = 2_000;

/** Looks at every part, in two seconds at most; who looks meanwhile sees the same. */
export function createLooking(looked: Looked): () => Promise<Look> {
  let underWay: Promise<Look> | undefined;
  let asked: Promise<Lateness> | undefined;

  /** A queue's client waits for Redis as long as it takes, so there is never more than one question to it. */
  const askLateness = (at: number): Promise<Lateness> => {
    const question = asked ?? looked.checkIns.look(at);
    asked = question;
    const over = () => {
      asked = undefined;
    };
    question.then(over, over);
    return question;
  };

  const look = async (): Promise<Look> => {
    const at = Date.now();
    const began = performance.now();
    const redis = await attempt(looked.ping());
    const redisMs = performance.now() - began;
    const late = "wrong" in redis ? redis : await attempt(askLateness(at));
    return {
      at,
      parts: partsOf(looked, redis, late, at),
      ...("wrong" in redis ? {} : { redisMs }),
      ...("wrong" in late ? {} : { lateness: late.value }),
    };
  };
  return () => {
    underWay ??= look().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}

type Attempt<T> = { readonly value: T } | { readonly wrong: string };

function partsOf(
  { mentor, adapters, delivers, stopping }: Looked,
  redis: Attempt<unknown>,
  late: Attempt<Lateness>,
  at: number,
): readonly Part[] {
  return [
    part("process", stopping.aborted ? "it was told to stop" : undefined),
    part("redis", "wrong" in redis ? redis.wrong : undefined),
    part(
      "content",
      mentor.mind.library.concepts.size > 0 ? undefined : "there is nothing to teach",
    ),
    ...(delivers ? [part("schedule", "wrong" in late ? late.wrong : behind(late.value, at))] : []),
    ...adapters.map((it) => part(it.platform, it.trouble?.())),
  ];
}

const part = (name: string, wrong: string | undefined): Part =>
  wrong === undefined ? { name } : { name, wrong };

function behind({ dueSince }: Lateness, at: number): string | undefined {
  const lateMs = dueSince === undefined ? 0 : at - dueSince;
  return lateMs > BEHIND_AFTER_MS
    ? `a check-in has been due for ${Math.round(lateMs / 1000)} s and isn't on its way`
    : undefined;
}

async function attempt<T>(work: Promise<T>): Promise<Attempt<T>> {
  const late = Promise.withResolvers<Attempt<T>>();
  const timer = setTimeout(
    () => late.resolve({ wrong: `no answer within ${ANSWERS_WITHIN_MS / 1000} s` }),
    ANSWERS_WITHIN_MS,
  );
  try {
    const done = work.then(
      (value) => ({ value }),
      (error: unknown) => ({ wrong: error instanceof Error ? error.message : String(error) }),
    );
    return await Promise.race([done, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
