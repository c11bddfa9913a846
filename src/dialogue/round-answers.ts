import type { Concept } from "../content/model.ts";
import { askAgain } from "../learning/rounds.ts";
import type { QuizRound } from "../memory/conversation.ts";
import type { Learner } from "../memory/learner.ts";
import type { Moment } from "./moment.ts";

/** So many questions a round grows by at most for what was missed in it. */
const MOST_ONCE_MORE = 2;

/**
 * A round once its question was answered or skipped.
 *
 * What was missed in it is asked once more at its end, in another way, unless it comes up again in any case.
 */
export function withAnswer(
  round: QuizRound,
  concept: Concept,
  verdict: QuizRound["done"][number]["verdict"],
  learner: Learner,
  moment: Moment,
): QuizRound {
  const { open, ...rest } = round;
  if (!open) return round;
  const done = [...round.done, { concept: open.concept, item: open.item, verdict }];
  const after: QuizRound = { ...rest, done, asides: 0 };
  return verdict === "wrong" ? withOnceMore(after, concept, learner, moment) : after;
}

function withOnceMore(
  round: QuizRound,
  concept: Concept,
  learner: Learner,
  { at, chance }: Moment,
): QuizRound {
  const { left, done } = round;
  const another = askAgain(concept, [...done, ...left], { learner, at, chance });
  if (!another) return round;
  if (left.some((it) => it.concept === concept.id)) {
    // Somebody who has just missed it is not asked to put it in words of their own.
    const easier = left.map((it) => (isOpen(concept, it) ? another : it));
    return { ...round, left: easier };
  }
  const misses = done.filter((it) => it.verdict === "wrong");
  const isFirst = misses.filter((it) => it.concept === concept.id).length === 1;
  return isFirst && misses.length <= MOST_ONCE_MORE
    ? { ...round, left: [...left, { ...another, again: true }] }
    : round;
}

const isOpen = (concept: Concept, ref: QuizRound["left"][number]): boolean =>
  ref.concept === concept.id && concept.quiz.find((it) => it.id === ref.item)?.kind === "open";
