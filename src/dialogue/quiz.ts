import { findItem } from "../learning/items.ts";
import type { ItemRef } from "../memory/events.ts";
import type { Memory } from "../memory/memory.ts";
import type { LearningMeaning } from "../understand/learning-meaning.ts";
import { askedBefore, explainMarked, isSame, repeatQuestion, withOpen } from "./asked.ts";
import type { Answered, LearningDecision } from "./learning-decision.ts";
import type { Mind } from "./mind.ts";
import type { Moment } from "./moment.ts";
import { grade } from "./quiz-grades.ts";
import { beginRound, questionOf } from "./quiz-rounds.ts";
import { followWish } from "./quiz-wishes.ts";

type QuizMeaning = Extract<
  LearningMeaning,
  { kind: "quiz" | "choose" | "quiz-said" | "quiz-wish" | "holds" }
>;

/** Decides what to do about an answer to a quiz, or what is asked of it; undefined where it belongs to nothing any more. */
export function decideQuiz(
  mind: Mind,
  memory: Memory,
  meaning: QuizMeaning,
  moment: Moment,
): LearningDecision | undefined {
  switch (meaning.kind) {
    case "quiz":
      return beginRound(mind.library, memory, moment, { ...meaning, from: "learner" });
    case "choose":
      return choose(mind, memory, meaning, meaning.option, moment);
    case "quiz-said":
      return sayIt(mind, memory, meaning, moment);
    case "holds": {
      const found = findItem(mind.library, meaning);
      if (!found) return undefined;
      if (askedBefore(memory, meaning)?.answered)
        return explainMarked(found, memory.conversation.quiz);
      const answered: Answered = { kind: "held", holds: meaning.holds };
      return grade(mind, memory, moment, { ...found, answered });
    }
    case "quiz-wish":
      return followWish(mind, memory, meaning, moment);
    default:
      return meaning satisfies never;
  }
}

/** An option was chosen: of the question that waits, of the one marked last, or of one left behind. */
function choose(
  mind: Mind,
  memory: Memory,
  ref: ItemRef,
  option: number,
  moment: Moment,
): LearningDecision | undefined {
  const { quiz, graded } = memory.conversation;
  const found = findItem(mind.library, ref);
  if (!found || found.item.kind === "open" || !found.item.options[option]) return undefined;
  const answered: Answered = { kind: "option", option };
  if (isSame(quiz?.open, ref)) return grade(mind, memory, moment, { ...found, answered });
  if (isSame(graded, ref)) return explainMarked(found, quiz);

  const before = askedBefore(memory, ref);
  if (before && !before.answered) return grade(mind, memory, moment, { ...found, answered });
  return repeatQuestion(mind, quiz, "not-that");
}

/** An answer in words: marked where the question is open, asked about once where it may mean an option. */
function sayIt(
  mind: Mind,
  memory: Memory,
  { said, unclear }: Extract<QuizMeaning, { kind: "quiz-said" }>,
  moment: Moment,
): LearningDecision | undefined {
  const { quiz } = memory.conversation;
  const question = quiz && questionOf(mind.library, quiz);
  if (!quiz?.open || !question) return undefined;
  if (unclear && !quiz.open.unclear) {
    return withOpen(mind, quiz, { ...quiz.open, unclear: true }, { kind: "which" });
  }
  return grade(mind, memory, moment, { ...question, answered: { kind: "said" }, said });
}
