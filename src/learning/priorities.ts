import type { Concept, Library } from "../content/model.ts";
import type { ConceptId } from "../ids.ts";
import type { Learner } from "../memory/learner.ts";
import { type Card, helpOf, justMet, readCard, standingOn } from "./cards.ts";
import { type Day, dayNumber, dayOf } from "./days.ts";

/** Why a concept is worth asking now; where several reasons hold, the first of these is told. */
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

/**
 * What a reason adds to what a question helps by itself. Small next to it, or what is missed again and again would
 * leave no questions for all the rest (`npm run bench -- memory` shows what more costs).
 */
const BONUS: Readonly<Record<Reason["kind"], number>> = {
  misconception: 0.3,
  wanted: 0.3,
  missed: 0.01,
  due: 0,
  read: 0,
  needed: 0,
  shaky: 0,
  known: 0,
};
/** What having heard of it in this conversation adds, as long as it was never asked. */
const JUST_READ = 0.03;
/** What being a prerequisite of something missed adds. */
const NEEDED = 0.03;

/**
 * All concepts that a learner has met in any way, the one most worth asking now first.
 *
 * Worth most is what a question helps most: by how much it raises the chance that they still know the concept in some months. That
 * is little for what they know well, and for what was asked just now. What they have wrong, what they missed, what that
 * builds on and what they have just read come sooner.
 *
 * @param read Concepts of this conversation, the latest last.
 */
export function priorities(
  library: Library,
  learner: Learner,
  day: Day,
  read: readonly ConceptId[] = [],
): Wanted[] {
  const { met, missed, believed, zone } = learner.profile;
  const today = dayNumber(day);
  const metAt = new Map(met.map((it) => [it.concept, it.at]));
  const metOn = (id: ConceptId): number => {
    const at = metAt.get(id);
    return at === undefined ? today : dayNumber(dayOf(at, zone));
  };
  const missedIds = new Set(missed.filter((it) => !it.regained).map((it) => it.concept));
  const neededBy = neededFor(library, missedIds);
  const candidates = new Set([
    ...learner.cards.keys(),
    ...metAt.keys(),
    ...read,
    ...missedIds,
    ...neededBy.keys(),
  ]);

  return [...candidates]
    .flatMap((id): Wanted[] => {
      const concept = library.concepts.get(id);
      if (!concept || concept.quiz.length === 0) return [];
      const card = readCard(learner.cards.get(id));
      const by = neededBy.get(id);
      const reason = reasonFor(card, today, {
        isBelieved: believed.some((it) => it.concept === id),
        isMissed: missedIds.has(id),
        isRead: metAt.has(id) || read.includes(id),
        by,
      });
      const helps = helpOf(card ?? justMet(metOn(id)), today);
      const justRead = card ? -1 : read.lastIndexOf(id);
      const recency = justRead < 0 ? 0 : JUST_READ * ((justRead + 1) / read.length);
      const weight = helps + BONUS[reason.kind] + (by ? NEEDED : 0) + recency;
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
