import type { Concept, QuizItem } from "../content/model.ts";
import type { OpenQuestion, QuizRound } from "../memory/conversation.ts";
import type { ItemRef } from "../memory/events.ts";
import type { Memory } from "../memory/memory.ts";
import type { Lead, LearningDecision } from "./learning-decision.ts";
import type { Mind } from "./mind.ts";
import { questionOf } from "./quiz-rounds.ts";

/** When a question was put to the learner of late, and whether they have answered it. */
export const askedBefore = ({ learner }: Memory, ref: ItemRef) =>
  learner.profile.asked.find((it) => isSame(it, ref));

/** Whether a reference names this question. */
export const isSame = (one: ItemRef | undefined, other: ItemRef): boolean =>
  one?.concept === other.concept && one.item === other.item;

/** Puts the question that waits once more, with something said before it; undefined where none waits. */
export const repeatQuestion = (
  mind: Mind,
  quiz: QuizRound | undefined,
  kind: "repeat" | "no-hint" | "not-that",
): LearningDecision | undefined => quiz?.open && withOpen(mind, quiz, quiz.open, { kind });

/** Puts the question that waits once more, as it is by now. */
export function withOpen(
  mind: Mind,
  quiz: QuizRound,
  open: OpenQuestion,
  lead: Lead,
): LearningDecision | undefined {
  const round: QuizRound = { ...quiz, open, asides: 0 };
  const question = questionOf(mind.library, round);
  return question && { move: "quiz", kind: "asks", lead, question, round };
}

/** Goes through a question that was marked. */
export const explainMarked = (
  { concept, item }: { readonly concept: Concept; readonly item: QuizItem },
  quiz: QuizRound | undefined,
): LearningDecision => ({
  move: "grade",
  kind: "explains",
  concept,
  item,
  hasMore: quiz !== undefined && (quiz.open !== undefined || quiz.left.length > 0),
});
