import { nextDue } from "../schedule/times.ts";
import { type Advance, type DueIndex, type Entry, MOST_AT_ONCE } from "./due-index.ts";
import type { Errand } from "./errands.ts";
import { readCourse } from "./plans.ts";
import type { ErrandQueue } from "./queue.ts";
import { idOf, placeOf, platformOfSubscriber, pseudonym, readSubscriber } from "./subscribers.ts";

/** What sweeping works with. */
export interface Sweeping {
  readonly index: DueIndex;
  readonly queue: Pick<ErrandQueue, "add">;
  /** Over so long a crowd that is due at the same minute is spread on a platform, ms. */
  spreadOn(platform: string): number;
}

/** Sends what came due on its way, and moves it on to its next time; gives how many errands that were. */
export type Sweep = (now: number) => Promise<number>;

/**
 * Makes a sweep.
 *
 * It may die anywhere and several may run at once: an entry is moved on only after its errand is in the queue, and only
 * if it is still as it was seen. Whoever comes to the same entry again makes an errand of the same id, which the queue
 * has already.
 */
export function createSweep({ index, queue, spreadOn }: Sweeping): Sweep {
  return async (now) => {
    let sent = 0;
    for (;;) {
      const entries = await index.peek(now, MOST_AT_ONCE);
      const steps = entries.map((it) => stepFor(it, spreadOn));
      const errands = Map.groupBy(
        steps.filter((it) => it.platform !== undefined),
        (it) => it.platform as string,
      );
      for (const [platform, these] of errands) {
        await queue.add(
          platform,
          these.map(({ errand, id }) => [id, errand]),
        );
        sent += these.length;
      }
      await index.advance(steps);
      if (entries.length < MOST_AT_ONCE) return sent;
    }
  };
}

interface Step extends Advance {
  readonly id: string;
  readonly errand: Errand;
  /** Without one nobody can deliver it, and the entry goes. */
  readonly platform: string | undefined;
}

function stepFor(seen: Entry, spreadOn: Sweeping["spreadOn"]): Step {
  const { subscriber, due } = seen;
  const who = readSubscriber(subscriber);
  const home = who && platformOfSubscriber(who);
  const course = who && readCourse(seen.plan, idOf(who));
  const platform = course && home;
  const next = platform === undefined || !course?.plan ? undefined : nextDue(course.plan, due);
  return {
    seen,
    next: next === undefined ? undefined : next + offset(seen, platform, spreadOn),
    id: errandId(seen),
    errand: { subscriber, conversation: course?.conversation ?? "", due },
    platform,
  };
}

const offset = (
  { subscriber }: Entry,
  platform: string | undefined,
  spreadOn: Sweeping["spreadOn"],
) => (platform === undefined ? 0 : placeOf(subscriber, spreadOn(platform)));

/** An errand's id: the same for the same subscriber and time, whoever makes it. */
export const errandId = ({ subscriber, due }: Pick<Entry, "subscriber" | "due">): string =>
  `${pseudonym(subscriber)}_${due.toString(36)}`;
