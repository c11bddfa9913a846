import { RedisAway } from "./away.ts";
import type { Connection } from "./connection.ts";

/** Whether Redis is there, as far as this process knows. */
export interface Presence {
  isAway(): boolean;
  /** Calls `listener` whenever Redis goes, with why, and whenever it is back; gives what ends that. */
  onChange(listener: Listener): () => void;
}

/** Hears that Redis went, because of something, or that it is back. */
export type Listener = (went: RedisAway | undefined) => void;

/** A connection that knows whether Redis is there. */
export interface Watched {
  readonly connection: Connection;
  readonly presence: Presence;
}

const FIRST_LOOK_AFTER_MS = 100;
const LOOKS_EVERY_MS = 1_000;

/**
 * Watches a connection: once Redis failed to serve, every call fails at once until Redis answers again.
 *
 * Otherwise each learner would wait in vain for as long as a call may take, and each call would lie about in a buffer of
 * a Redis that is stopped.
 */
export function watch(connection: Connection): Watched {
  const listeners = new Set<Listener>();
  let away: RedisAway | undefined;
  let look: NodeJS.Timeout | undefined;
  let isClosed = false;

  const tell = (went: RedisAway | undefined) => {
    for (const it of listeners) it(went);
  };
  const lookAfter = (ms: number) => {
    look = setTimeout(async () => {
      // Whether it is back is all that is asked here; that it isn't was told.
      await ping().catch(() => {});
      if (away && !isClosed) lookAfter(LOOKS_EVERY_MS);
    }, ms);
    look.unref();
  };
  const went = (error: unknown) => {
    if (!(error instanceof RedisAway) || away || isClosed) return;
    away = error;
    tell(error);
    lookAfter(FIRST_LOOK_AFTER_MS);
  };
  const ping = async () => {
    await watched(() => connection.ping());
    if (!away) return;
    away = undefined;
    clearTimeout(look);
    tell(undefined);
  };
  const watched = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      went(error);
      throw error;
    }
  };
  const atOnce = () => {
    if (away) throw new RedisAway(away.message, { cause: away });
  };

  return {
    presence: {
      isAway: () => away !== undefined,
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    connection: {
      ...connection,
      ping,

      run: (call) =>
        watched(async () => {
          atOnce();
          return connection.run(call);
        }),

      async *keys(pattern) {
        try {
          atOnce();
          yield* connection.keys(pattern);
        } catch (error) {
          went(error);
          throw error;
        }
      },

      async close() {
        isClosed = true;
        clearTimeout(look);
        await connection.close();
      },
    },
  };
}
