import type { Concept, Library } from "../content/model.ts";
import type { ConceptId } from "../ids.ts";
import type { ItemRef } from "../memory/events.ts";
import type { Learner } from "../memory/learner.ts";
import { readCard } from "./cards.ts";
import type { Day } from "./days.ts";
import { type Chance, chooseItem } from "./items.ts";
import { priorities } from "./priorities.ts";

/** So many questions a round has by default. */
export const ROUND = 3;

/** What a round of questions is planned by. */
export interface Plan {
  readonly library: Library;
  readonly learner: Learner;
  readonly at: number;
  readonly day: Day;
  /** Concepts of this conversation, the latest last. */
  readonly read: readonly ConceptId[];
  /** Only these concepts, where the learner asked for some. */
  readonly only?: readonly ConceptId[];
  /** The concept to begin with: what they have just heard about. */
  readonly first?: ConceptId | undefined;
  readonly count: number;
  readonly chance: Chance;
}

/**
 * Plans a round of questions.
 *
 * Each is on another concept, the one most worth asking first; where there are not enough, concepts come again with
 * another question. Questions with options come first, so that a round begins with something to recognise; one in own words may end it,
 * if the learner has answered on the concept before.
 *
 * @returns Fewer than wanted, or none, where everything was asked within a day.
 */
export function planRound(plan: Plan): ItemRef[] {
  const concepts = conceptsFor(plan);
  const round: ItemRef[] = [];
  for (let before = -1; round.length > before && round.length < plan.count; ) {
    before = round.length;
    for (const concept of concepts) {
      if (round.length === plan.count) break;
      const item = itemFor(concept, round, plan);
      if (item) round.push(item);
    }
  }
  return round;
}

/**
 * Another question on a concept that was just missed.
 *
 * @param taken Questions of the round so far and those to come.
 */
export function askAgain(
  concept: Concept,
  taken: readonly ItemRef[],
  { learner, at, chance }: Pick<Plan, "learner" | "at" | "chance">,
): ItemRef | undefined {
  const { asked } = learner.profile;
  const item = chooseItem(concept, { asked, taken, open: false, at, chance });
  return item && { concept: concept.id, item: item.id };
}

/** The concepts to ask about, the first to come first: those met before by what they are worth, then the others. */
function conceptsFor({ library, learner, day, read, only, first }: Plan): Concept[] {
  const wanted = priorities(library, learner, day, read).map((it) => it.concept);
  const begin = (only ?? (first ? [first] : [])).flatMap((id) => library.concepts.get(id) ?? []);
  if (!only) return [...new Set([...begin, ...wanted])];
  const met = wanted.filter((it) => only.includes(it.id));
  return [...new Set([...met, ...begin])];
}

function itemFor(concept: Concept, round: readonly ItemRef[], plan: Plan): ItemRef | undefined {
  const { learner, at, chance, count } = plan;
  const card = readCard(learner.cards.get(concept.id));
  const isKnownOf = round.some((it) => it.concept === concept.id) || (card?.answers ?? 0) > 0;
  const isLast = round.length === count - 1 && round.length > 0;
  const { asked } = learner.profile;
  const open = isLast && isKnownOf && card?.missed !== true;
  const item = chooseItem(concept, { asked, taken: round, open, at, chance });
  return item && { concept: concept.id, item: item.id };
}
