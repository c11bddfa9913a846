import type { LearnerId } from "../ids.ts";
import type { Forgettable } from "../mentor.ts";
import type { Incoming } from "../understand/incoming.ts";

/** An event that was answered and is still to be kept. */
export interface HeldEvent {
  readonly incoming: Incoming;
  /** How many turns its conversation had when it was answered. */
  readonly turns: number;
}

/** Events that were answered while nothing could be kept, each learner's in order. */
export interface Held extends Forgettable {
  /** Holds an event; false where there is no room. */
  add(event: HeldEvent): boolean;
  /** What is held of a learner, oldest first. */
  of(learner: LearnerId): readonly HeldEvent[];
  /** Lets go of a learner's oldest event. */
  shift(learner: LearnerId): void;
  learners(): LearnerId[];
  /** How many events are held. */
  size(): number;
}

/** How much is held at most. */
export interface Room {
  readonly events: number;
  /** Of what learners wrote, in all events together. */
  readonly characters: number;
}

/** Makes room for events that are to be kept later. */
export function createHeld(most: Room): Held {
  const held = new Map<LearnerId, HeldEvent[]>();
  let events = 0;
  let characters = 0;
  const count = (event: HeldEvent, times: 1 | -1) => {
    events += times;
    characters += times * lengthOf(event);
  };

  return {
    add(event) {
      const isFull = events + 1 > most.events;
      if (isFull || characters + lengthOf(event) > most.characters) return false;
      count(event, 1);
      const { learner } = event.incoming;
      held.set(learner, [...(held.get(learner) ?? []), event]);
      return true;
    },

    of: (learner) => held.get(learner) ?? [],

    shift(learner) {
      const [first, ...rest] = held.get(learner) ?? [];
      if (first) count(first, -1);
      if (rest.length > 0) held.set(learner, rest);
      else held.delete(learner);
    },

    async forget(learner) {
      for (const it of held.get(learner) ?? []) count(it, -1);
      held.delete(learner);
    },

    learners: () => [...held.keys()],

    size: () => events,
  };
}

/** Ids are short; only what a learner wrote may be long. */
function lengthOf({ incoming: { said } }: HeldEvent): number {
  switch (said.kind) {
    case "text":
      return said.text.length;
    case "press":
      return said.action.length;
    case "opens":
    case "due":
    case "closed":
      return 0;
    default:
      return said satisfies never;
  }
}
