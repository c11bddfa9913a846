import { RedisAway } from "../../src/storage/away.ts";

/** Looks up what events ask for again and again, and knows it still while Redis is away. */
export interface Remembered<T> {
  /** What is there under a name. */
  find(name: string): Promise<T>;
  /** Takes note of what is there from now on. */
  note(name: string, value: T): void;
  drop(name: string): void;
}

/** How something is remembered. */
export interface Remembering<T> {
  /** Asks Redis. */
  readonly lookUp: (name: string) => Promise<T>;
  /** What is taken while Redis is away, by what was there last, as far as that is known here. */
  readonly whileAway: (last: T | undefined, away: RedisAway) => T;
  /** For so long it isn't asked for again, although another process may have changed it; without it, it is each time. */
  readonly lastsMs?: number;
}

/** Whoever was asked for longest ago is forgotten first. */
const MOST = 10_000;
/** A platform waits a few seconds; what is known is better than an answer after that. */
const WAITS_MS = 1_000;

/** Remembers what is looked up. */
export function createRemembered<T>({
  lookUp,
  whileAway,
  lastsMs = 0,
}: Remembering<T>): Remembered<T> {
  const known = new Map<string, { readonly value: T; readonly until: number }>();

  const note = (name: string, value: T) => {
    known.delete(name);
    known.set(name, { value, until: Date.now() + lastsMs });
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  };

  return {
    async find(name) {
      const last = known.get(name);
      if (last && last.until > Date.now()) return last.value;
      try {
        const value = await (last ? inTime(lookUp(name)) : lookUp(name));
        note(name, value);
        return value;
      } catch (error) {
        if (!(error instanceof RedisAway)) throw error;
        return whileAway(last?.value, error);
      }
    },
    note,
    drop: (name) => void known.delete(name),
  };
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const why = `no answer within ${WAITS_MS / 1000} s`;
  const timer = setTimeout(() => reject(new RedisAway(why)), WAITS_MS);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
