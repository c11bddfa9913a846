import type { Concept, Library } from "../content/model.ts";
import type { ConceptId } from "../ids.ts";
import type { Learner } from "../memory/learner.ts";
import { type Card, readCard, recallOn, standingOn } from "./cards.ts";
import { type Day, dayNumber } from "./days.ts";

/** Why a concept is worth asking now, in the order in which a reason outweighs those after it. */
export type Reason =
  /** They took something wrong for true. */
  | { readonly kind: "misconception" }
  /** They missed it and have not known it since. */
  | { readonly kind: "missed" }
  /** It is due; their last answer was so many days ago. */
  | { readonly kind: "due"; readonly days: number }
  /** They wanted to be asked again. */
  | { readonly kind: "wanted" }
  /** It was explained to them, and never asked. */
  | { readonly kind: "read" }
  /** Something that they missed builds on it. */
  | { readonly kind: "needed"; readonly by: Concept }
  /** They know it, not yet firmly. */
  | { readonly kind: "shaky" }
  | { readonly kind: "known" };

/** A concept that may be asked, and why. */
export interface Wanted {
  readonly concept: Concept;
  readonly reason: Reason;
  /** How much it is worth asking it now; compares only within one list. */
  readonly weight: number;
}

const WORTH: Readonly<Record<Reason["kind"], number>> = {
  misconception: 4,
  missed: 3,
  wanted: 3,
  due: 2,
  read: 1.5,
  needed: 1.2,
  shaky: 0.5,
  known: 0,
};
/** What being a prerequisite of something missed adds. */
const NEEDED_BONUS = 0.3;
/** What having been answered rightly today already takes away. */
const DONE_TODAY = 1;

/**
 * All concepts that a learner has met in any way, the one most worth asking now first.
 *
 * What they have wrong outweighs what they forgot, that what is due, and that what they have only read. Among those
 * that are due the one that fades most comes first.
 *
 * @param read Concepts of this conversation, the latest last.
 */
export function priorities(
  library: Library,
  learner: Learner,
  day: Day,
  read: readonly ConceptId[] = [],
): Wanted[] {
  const { met, missed, believed } = learner.profile;
  const today = dayNumber(day);
  const latest = [...met.map((it) => it.concept), ...read];
  const missedIds = new Set(missed.filter((it) => !it.regained).map((it) => it.concept));
  const neededBy = neededFor(library, missedIds);
  const candidates = new Set([
    ...learner.cards.keys(),
    ...latest,
    ...missedIds,
    ...neededBy.keys(),
  ]);

  return [...candidates]
    .flatMap((id): Wanted[] => {
      const concept = library.concepts.get(id);
      if (!concept || concept.quiz.length === 0) return [];
      const card = readCard(learner.cards.get(id));
      const by = neededBy.get(id);
      const isBelieved = believed.some((it) => it.concept === id);
      const reason = reasonFor(card, today, {
        isBelieved,
        isMissed: missedIds.has(id),
        isRead: latest.includes(id),
        by,
      });
      const fading = card ? 1 - recallOn(card, today) : 0;
      const recency = latest.length > 0 ? (latest.lastIndexOf(id) + 1) / (latest.length * 10) : 0;
      const isDone = card !== undefined && card.last === today && !card.missed;
      const weight =
        WORTH[reason.kind] +
        fading +
        recency +
        (by ? NEEDED_BONUS : 0) -
        (isDone && card.due > today ? DONE_TODAY : 0);
      return [{ concept, reason, weight }];
    })
    .sort((a, b) => b.weight - a.weight);
}

interface Signs {
  readonly isBelieved: boolean;
  readonly isMissed: boolean;
  readonly isRead: boolean;
  readonly by: Concept | undefined;
}

function reasonFor(card: Card | undefined, today: number, signs: Signs): Reason {
  if (signs.isBelieved) return { kind: "misconception" };
  if (signs.isMissed) return { kind: "missed" };
  if (!card) return !signs.isRead && signs.by ? { kind: "needed", by: signs.by } : { kind: "read" };
  const standing = standingOn(card, today);
  if (standing === "due") {
    return card.missed ? { kind: "wanted" } : { kind: "due", days: today - card.last };
  }
  if (signs.by && standing === "shaky") return { kind: "needed", by: signs.by };
  return { kind: standing };
}

/** What the concepts missed build on, each with one that builds on it. */
function neededFor(library: Library, missed: ReadonlySet<ConceptId>): Map<ConceptId, Concept> {
  const needed = new Map<ConceptId, Concept>();
  for (const id of missed) {
    const concept = library.concepts.get(id);
    for (const need of concept?.needs ?? []) if (concept) needed.set(need, concept);
  }
  return needed;
}
