import type { Library, QuizItem } from "../content/model.ts";
import type { ConceptId } from "../ids.ts";
import { findItem } from "../learning/items.ts";
import { priorities } from "../learning/priorities.ts";
import { planRound, ROUND } from "../learning/rounds.ts";
import type { QuizRound } from "../memory/conversation.ts";
import type { Learner } from "../memory/learner.ts";
import type { Memory } from "../memory/memory.ts";
import { shuffled } from "../understand/finding/chance.ts";
import type { Pool } from "../understand/learning-meaning.ts";
import type { Lead, LearningDecision, Question } from "./learning-decision.ts";
import type { Moment } from "./moment.ts";
import { nextSteps } from "./next-steps.ts";

/** What a round is to be about; whatever is most worth asking, where nothing is said. */
export interface RoundWish {
  readonly concepts: readonly ConceptId[];
  readonly pool?: Pool;
  readonly from: QuizRound["from"];
  /** How many questions; the usual number where it is left out. */
  readonly count?: number;
}

/**
 * Begins a round of questions and asks the first.
 *
 * Left open, it begins with what the learner has just heard about; to somebody who has met nothing yet, it asks about
 * where the paths begin.
 */
export function beginRound(
  library: Library,
  memory: Memory,
  moment: Moment,
  wish: RoundWish,
): LearningDecision {
  const { learner, conversation } = memory;
  const { at, day, chance } = moment;
  const steps = () => nextSteps(library, conversation.topic, conversation.covered);
  const only = wish.pool ? inPool(library, learner, day, wish.pool) : wish.concepts;
  const isOpen = only.length === 0 && !wish.pool;
  const justHeard = !["quiz", "grade"].includes(conversation.move ?? "");
  const plan = {
    library,
    learner,
    at,
    day,
    chance,
    read: [...learner.profile.asked.map((it) => it.concept), ...conversation.covered],
    count: wish.count ?? ROUND,
  };
  const first = justHeard ? conversation.topic : undefined;
  const planned = planRound({ ...plan, ...(isOpen ? { first } : { only }) });
  const begins = [...steps().map((it) => it.concept.id), ...library.concepts.keys()].slice(
    0,
    ROUND,
  );
  const left = planned.length > 0 || !isOpen ? planned : planRound({ ...plan, only: begins });

  const round: QuizRound = { from: wish.from, left, done: [], asides: 0 };
  const asks = askNext(library, learner, moment, round, "first");
  const isNew = planned.length === 0;
  return (
    (asks && isNew ? { ...asks, lead: { kind: "new" } } : asks) ?? {
      move: "quiz",
      kind: "nothing",
      concepts: wish.concepts.flatMap((id) => library.concepts.get(id) ?? []),
      ...(wish.pool ? { pool: wish.pool } : {}),
      steps: steps(),
    }
  );
}

function inPool(library: Library, learner: Learner, day: Moment["day"], pool: Pool): ConceptId[] {
  if (pool === "missed") return [...new Set(learner.profile.missed.map((it) => it.concept))];
  return priorities(library, learner, day)
    .filter((it) => ["due", "missed", "wanted", "misconception"].includes(it.reason.kind))
    .map((it) => it.concept.id);
}

/**
 * Asks the next question of a round.
 *
 * @returns undefined where none is left; questions that authors took out meanwhile are passed over.
 */
export function askNext(
  library: Library,
  learner: Learner,
  moment: Moment,
  round: QuizRound,
  lead: "first" | "next" | "skipped",
): Extract<LearningDecision, { kind: "asks" }> | undefined {
  const [planned, ...left] = round.left;
  if (!planned) return undefined;
  const { again, ...ref } = planned;
  const found = findItem(library, ref);
  if (!found) return askNext(library, learner, moment, { ...round, left }, lead);

  const open = { ...ref, order: orderOf(found.item, moment), hints: 0, unclear: false };
  const next: QuizRound = { ...round, left, open, asides: 0 };
  const question = questionOf(library, next);
  if (!question) return undefined;
  return {
    move: "quiz",
    kind: "asks",
    lead: again ? { kind: "once-more" } : leadFor(library, learner, moment, next, lead),
    question,
    round: next,
  };
}

/** The order in which options are shown: one of chance, but "true" before "false". */
function orderOf(item: QuizItem, { chance }: Moment): number[] {
  switch (item.kind) {
    case "choice":
      return [...shuffled(item.options.length, chance)];
    case "true-or-false":
      return [...item.options.keys()].sort((a) => (item.options[a]?.text === "True" ? -1 : 1));
    case "open":
      return [];
    default:
      return item satisfies never;
  }
}

/** What leads to a question, with why it is asked now unless its concept has come up in this round already. */
function leadFor(
  library: Library,
  learner: Learner,
  { day }: Moment,
  { open, done }: QuizRound,
  kind: "first" | "next" | "skipped",
): Lead {
  const isNew = done.every((it) => it.concept !== open?.concept);
  const wanted = priorities(library, learner, day).find((it) => it.concept.id === open?.concept);
  return { kind, ...(isNew && wanted ? { reason: wanted.reason } : {}) };
}

/** The question of a round that waits for its answer. */
export function questionOf(library: Library, round: QuizRound): Question | undefined {
  const { open, done, left } = round;
  const found = open && findItem(library, open);
  if (!open || !found) return undefined;
  return { ...found, open, number: done.length + 1, of: done.length + 1 + left.length };
}
