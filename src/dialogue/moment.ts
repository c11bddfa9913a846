import type { ConversationId } from "../ids.ts";
import { type Day, dayOf } from "../learning/days.ts";
import type { Chance } from "../learning/items.ts";
import type { Memory } from "../memory/memory.ts";
import { zoneNamed } from "../schedule/zones.ts";
import { seededChance } from "../understand/finding/chance.ts";
import type { Incoming } from "../understand/incoming.ts";
import { hash } from "./voice.ts";

/** When a turn takes place, and what is left to chance in it. */
export interface Moment {
  /** Epoch ms. */
  readonly at: number;
  /** The day on the learner's own calendar. */
  readonly day: Day;
  /** Where the learner can be spoken to alone. */
  readonly place: ConversationId;
  /** The time zone that their platform says they are in. */
  readonly zone: string | undefined;
  /** Seeded by the learner and the place in the conversation, so that the same turn comes out the same. */
  readonly chance: Chance;
}

/** The moment of an event. */
export function momentOf(
  { learner, conversation }: Memory,
  { learner: who, at, conversation: here, home, zone }: Omit<Incoming, "said" | "id">,
): Moment {
  return {
    at,
    day: dayOf(at, learner.profile.zone),
    place: home ?? here,
    zone: zone === undefined ? undefined : zoneNamed(zone),
    chance: seededChance(hash(`${who} ${conversation.turns}`)),
  };
}
