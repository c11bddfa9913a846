import { setTimeout as sleep } from "node:timers/promises";
import type { LearnerId } from "../ids.ts";
import type { Agenda } from "../mentor.ts";
import type { Standing } from "../schedule/due.ts";
import type { DueIndex, Entry } from "./due-index.ts";
import { spellCourse } from "./plans.ts";
import type { ErrandQueue } from "./queue.ts";
import { placeOf, platformOf, pseudonym, spellSubscriber } from "./subscribers.ts";

/** The platforms on which the mentor can speak first, and over how long a crowd is spread on each, ms. */
export type Spread = ReadonlyMap<string, number>;

/** What the agenda is written with. */
export interface Writing {
  readonly index: DueIndex;
  readonly queue: Pick<ErrandQueue, "remove">;
  readonly spread: Spread;
  /** What couldn't be entered is remembered by somebody, who tries again. */
  onUnentered(learner: LearnerId, error: Error): void;
}

const TRIES = 10;
const TRIES_EVERY_MS = 300;

/** Keeps in the schedule when each learner's next check-in comes due. */
export function createAgenda({ index, queue, spread, onUnentered }: Writing): Agenda {
  return {
    async enter(learner, standing) {
      try {
        const entry = standing && entryFor(learner, standing, spread);
        if (entry) await index.put(entry);
        else if (spread.has(platformOf(learner) ?? "")) await index.remove([keyOf(learner)]);
      } catch (error) {
        onUnentered(learner, error as Error);
      }
    },

    async forget(learner) {
      const platform = platformOf(learner);
      if (platform === undefined || !spread.has(platform)) return;
      const key = keyOf(learner);
      await index.remove([key]);
      for (let tries = 1; !(await queue.remove(platform, `${pseudonym(key)}_`)); tries += 1) {
        if (tries === TRIES) throw new Error("a check-in is on its way; try again in a minute");
        await sleep(TRIES_EVERY_MS);
      }
    },
  };
}

/** A learner as they stand in the schedule; undefined where nobody could speak to them first. */
export function entryFor(
  learner: LearnerId,
  { plan, conversation, due }: Standing,
  spread: Spread,
): Entry | undefined {
  const platform = platformOf(learner);
  const over = spread.get(platform ?? "");
  if (over === undefined) return undefined;
  const subscriber = keyOf(learner);
  return {
    subscriber,
    due: due + placeOf(subscriber, over),
    plan: spellCourse({ plan, conversation }, learner),
  };
}

const keyOf = (learner: LearnerId) => spellSubscriber({ kind: "learner", learner });
