import { type Day, dayOf } from "../learning/days.ts";
import type { Chance } from "../learning/items.ts";
import type { Memory } from "../memory/memory.ts";
import { seededChance } from "../understand/finding/chance.ts";
import type { Incoming } from "../understand/incoming.ts";
import { hash } from "./voice.ts";

/** When a turn takes place, and what is left to chance in it. */
export interface Moment {
  /** Epoch ms. */
  readonly at: number;
  /** The day on the learner's own calendar. */
  readonly day: Day;
  /** Seeded by the learner and the place in the conversation, so that the same turn comes out the same. */
  readonly chance: Chance;
}

/** The moment of an event. */
export function momentOf(
  { learner, conversation }: Memory,
  { learner: who, at }: Pick<Incoming, "learner" | "at">,
): Moment {
  return {
    at,
    day: dayOf(at, learner.profile.zone),
    chance: seededChance(hash(`${who} ${conversation.turns}`)),
  };
}
