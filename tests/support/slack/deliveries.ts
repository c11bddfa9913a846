import { type Json, objectOf } from "../json.ts";
import type { World } from "./world.ts";

/** Something that is brought to Mentor. */
export interface Delivery {
  readonly kind: "events_api" | "interactive" | "slash_commands" | "block_suggestion";
  readonly payload: Json;
  /** Of an event that was brought before. */
  readonly retry?: { readonly num: number; readonly reason: string };
}

/** A way to Mentor; what it answers, undefined where the way ended before it did. Throws where it refuses. */
export type Carrier = (delivery: Delivery) => Promise<Json | undefined>;

/** Brings things to Mentor, again where that is due, and notes what was not acknowledged in time. */
export interface Deliveries {
  /** Resolves with what Mentor answered, if it did within three seconds. */
  bring(delivery: Delivery): Promise<Json | undefined>;
  /** Every event is brought twice, as may happen. */
  echo(on: boolean): void;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
  close(): void;
}

/** https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
const ACKNOWLEDGED_WITHIN_MS = 3_000;

/**
 * Starts bringing things.
 *
 * @param retryAfterMs How long after each failure an event comes again: Slack's own are at once, 1 min and 5 min.
 * @param way The way to Mentor at the moment.
 */
export function createDeliveries(
  world: World,
  retryAfterMs: readonly number[],
  way: () => Carrier,
): Deliveries {
  const pending = new Set<Promise<unknown>>();
  const timers = new Set<NodeJS.Timeout>();
  let echoes = false;
  let isClosed = false;

  const carry = async (delivery: Delivery): Promise<Json | undefined> => {
    const { promise, resolve, reject } = Promise.withResolvers<Json | undefined>();
    const late = setTimeout(() => {
      if (!isClosed) world.problems.push(`${nameOf(delivery)}: not acknowledged within 3 s`);
      resolve(undefined);
    }, ACKNOWLEDGED_WITHIN_MS);
    way()(delivery).then(resolve, reject);
    try {
      return await promise;
    } catch (error) {
      if (!isClosed) world.problems.push(`${nameOf(delivery)}: ${String(error)}`);
      return undefined;
    } finally {
      clearTimeout(late);
    }
  };

  const bringOnce = async (delivery: Delivery): Promise<Json | undefined> => {
    const answer = await carry(delivery);
    const num = (delivery.retry?.num ?? 0) + 1;
    const after = retryAfterMs[num - 1];
    if (answer || delivery.kind !== "events_api" || after === undefined || isClosed) return answer;
    await new Promise<void>((done) => {
      timers.add(setTimeout(done, after));
    });
    return isClosed
      ? undefined
      : bringOnce({ ...delivery, retry: { num, reason: "http_timeout" } });
  };

  const track = <T>(work: Promise<T>): Promise<T> => {
    pending.add(work);
    void work.finally(() => pending.delete(work));
    return work;
  };

  return {
    async bring(delivery) {
      const work = track(bringOnce(delivery));
      if (echoes && delivery.kind === "events_api")
        void track(bringOnce({ ...delivery, retry: { num: 1, reason: "http_timeout" } }));
      return work;
    },
    echo(on) {
      echoes = on;
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
    close() {
      isClosed = true;
      for (const it of timers) clearTimeout(it);
    },
  };
}

/** What a delivery is called where something is wrong with it. */
function nameOf({ kind, payload }: Delivery): string {
  const { type, command, text } = payload;
  if (kind === "events_api") return `event ${String(objectOf(payload.event).type)}`;
  return command ? `${command} ${text}` : String(type);
}
