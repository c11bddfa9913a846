import type { App } from "@slack/bolt";
import type { Meter } from "../meter.ts";
import { PLATFORM } from "./ids.ts";

/** The events that Bolt is working on. */
export interface TakenIn {
  /** Resolves once none is left of those that have come. */
  done(): Promise<unknown>;
  /** Doesn't acknowledge an event, known by its body, so that Slack brings it again. */
  leave(body: object): void;
}

/**
 * Keeps count of the events that Bolt works on, and of how soon each is acknowledged.
 *
 * Bolt acknowledges an event before its listeners hear of it: who stops in between would lose what Slack won't deliver
 * again.
 */
export function countTakenIn(app: App, meter: Meter): TakenIn {
  const underWay = new Set<Promise<void>>();
  const left = new WeakSet<object>();
  const process = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const since = performance.now();
    const ack: typeof event.ack = async (answer) => {
      if (left.has(event.body)) return;
      await event.ack(answer);
      meter.acknowledged(PLATFORM, performance.now() - since);
    };
    const done = process({ ...event, ack }).finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  };
  return {
    done: () => Promise.allSettled(underWay),
    leave: (body) => void left.add(body),
  };
}
