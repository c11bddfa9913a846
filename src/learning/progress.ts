import type { Concept, Library } from "../content/model.ts";
import type { Learner } from "../memory/learner.ts";
import { readCard } from "./cards.ts";
import { type Day, dayNumber } from "./days.ts";
import { priorities, type Reason, type Wanted } from "./priorities.ts";
import { streakOn } from "./streak.ts";

/** A concept that was missed, and the questions that were. */
export interface MissedConcept {
  readonly concept: Concept;
  readonly questions: readonly string[];
}

/** A concept that is not firm yet, and in how many days it is asked again. */
export interface Shaky {
  readonly concept: Concept;
  readonly days: number;
}

/** How a learner is doing. */
export interface Progress {
  /** Worth asking now, the most so first, each with why. */
  readonly due: readonly Wanted[];
  /** Answered, and not yet firm. */
  readonly shaky: readonly Shaky[];
  readonly known: readonly Concept[];
  /** Explained, and never asked. */
  readonly read: readonly Concept[];
  /** Missed and not known since, the latest first. */
  readonly missed: readonly MissedConcept[];
  /** Days of practice, with days off forgiven. */
  readonly streak: number;
  /** They practised today. */
  readonly today: boolean;
  /** In how many days the next concept is due; undefined where something is, or nothing will be. */
  readonly nextDue?: number;
}

/** The reasons that make a concept due. */
const ASKS_NOW: readonly Reason["kind"][] = ["misconception", "missed", "due", "wanted"];

/** Tells how a learner is doing on a day. */
export function progressOf(library: Library, learner: Learner, day: Day): Progress {
  const today = dayNumber(day);
  const wanted = priorities(library, learner, day);
  const isDue = (it: Wanted) => ASKS_NOW.includes(it.reason.kind);
  const due = wanted.filter(isDue);
  const daysTo = (concept: Concept): number | undefined => {
    const card = readCard(learner.cards.get(concept.id));
    return card && card.due - today;
  };
  const isShaky = ({ concept, reason }: Wanted) =>
    reason.kind === "shaky" || (reason.kind === "needed" && daysTo(concept) !== undefined);
  const later = wanted.flatMap((it) => daysTo(it.concept) ?? []).filter((days) => days > 0);
  const { streak } = learner.profile;
  return {
    due,
    shaky: wanted
      .filter(isShaky)
      .map(({ concept }) => ({ concept, days: daysTo(concept) ?? 0 }))
      .sort((a, b) => a.days - b.days),
    known: wanted.filter((it) => it.reason.kind === "known").map((it) => it.concept),
    read: wanted.filter((it) => it.reason.kind === "read").map((it) => it.concept),
    missed: missedOf(library, learner),
    streak: streakOn(streak, day),
    today: streak?.last === day,
    ...(due.length === 0 && later.length > 0 ? { nextDue: Math.min(...later) } : {}),
  };
}

function missedOf(library: Library, { profile }: Learner): MissedConcept[] {
  const questions = new Map<Concept, string[]>();
  for (const { concept: id, item } of profile.missed.toReversed()) {
    const concept = library.concepts.get(id);
    const question = concept?.quiz.find((it) => it.id === item)?.question;
    if (!concept || !question) continue;
    questions.set(concept, [...(questions.get(concept) ?? []), question]);
  }
  return [...questions].map(([concept, all]) => ({ concept, questions: all }));
}
