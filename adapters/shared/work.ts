import type { Log } from "../log.ts";
import { type Meter, UNMEASURED } from "../meter.ts";
import { inRequest } from "../request.ts";

/** What events start: nothing that goes wrong with one stops the others, and each failure is one line in the log. */
export interface Work {
  /**
   * Starts what an event asks for.
   *
   * @param failing What to say of it where it fails; `id` is the event's own.
   */
  start(failing: string, id: string, work: () => Promise<void>): void;
  /** Starts nothing more, and resolves once what was started is done. */
  finish(): Promise<void>;
}

/** Keeps what is under way on a platform; `inLog` says of an error what may be logged. */
export function createWork(
  log: Log,
  platform: string,
  inLog: (error: unknown) => Record<string, unknown>,
  meter: Meter = UNMEASURED,
): Work {
  const underWay = new Set<Promise<void>>();
  let isFinishing = false;
  return {
    start(failing, id, work) {
      if (isFinishing) return;
      const done = inRequest(() =>
        work().catch((error: unknown) => {
          meter.failed("event");
          log.error({ platform, id, ...inLog(error) }, failing);
        }),
      ).finally(() => underWay.delete(done));
      underWay.add(done);
    },
    async finish() {
      isFinishing = true;
      await Promise.all(underWay);
    },
  };
}
