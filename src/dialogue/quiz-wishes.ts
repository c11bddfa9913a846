import { hintsFor } from "../learning/hints.ts";
import { findItem } from "../learning/items.ts";
import type { QuizRound } from "../memory/conversation.ts";
import type { ItemRef } from "../memory/events.ts";
import type { Memory } from "../memory/memory.ts";
import type { LearningMeaning } from "../understand/learning-meaning.ts";
import { askedBefore, explainMarked, isSame, repeatQuestion, withOpen } from "./asked.ts";
import type { Answered, LearningDecision } from "./learning-decision.ts";
import type { Mind } from "./mind.ts";
import type { Moment } from "./moment.ts";
import { nextSteps } from "./next-steps.ts";
import { grade, outcomesOf } from "./quiz-grades.ts";
import { askNext, beginRound, questionOf } from "./quiz-rounds.ts";
import { withAnswer } from "./round-answers.ts";

type Wish = Extract<LearningMeaning, { kind: "quiz-wish" }>;

/** Does what is asked of a quiz; undefined where it belongs to nothing any more. */
export function followWish(
  mind: Mind,
  memory: Memory,
  { wish, of }: Wish,
  moment: Moment,
): LearningDecision | undefined {
  const { library } = mind;
  const { quiz, graded } = memory.conversation;
  const question = quiz && questionOf(library, quiz);
  const isBehind = of !== undefined && !isSame(quiz?.open, of);
  switch (wish) {
    case "hint": {
      if (!quiz?.open || !question) return undefined;
      if (isBehind) return repeatQuestion(mind, quiz, "not-that");
      const hint = hintsFor(question.concept, question.item)[quiz.open.hints];
      if (!hint) return repeatQuestion(mind, quiz, "no-hint");
      const open = { ...quiz.open, hints: quiz.open.hints + 1 };
      return withOpen(mind, quiz, open, { kind: "hint", hint });
    }
    case "answer":
      if (isBehind) return giveUpOn(mind, memory, of, moment);
      return question && grade(mind, memory, moment, { ...question, answered: GAVE_UP });
    case "skip": {
      if (!quiz || !question) return followOn(mind, memory, moment);
      if (isBehind) return repeatQuestion(mind, quiz, "not-that");
      const after = withAnswer(quiz, question.concept, "skipped", memory.learner, moment);
      return (
        askNext(library, memory.learner, moment, after, "skipped") ??
        over(mind, memory, after, moment)
      );
    }
    case "stop":
      return over(mind, memory, quiz ?? NO_ROUND, moment);
    case "repeat":
    case "next":
      return question ? repeatQuestion(mind, quiz, "repeat") : followOn(mind, memory, moment);
    case "why": {
      const ref = of ?? graded;
      const found = ref && findItem(library, ref);
      // What still waits for its answer isn't gone through.
      if (!ref || isSame(quiz?.open, ref)) return repeatQuestion(mind, quiz, "repeat");
      return found && explainMarked(found, quiz);
    }
    default:
      return wish satisfies never;
  }
}

const GAVE_UP: Answered = { kind: "gave-up" };
const NO_ROUND: QuizRound = { from: "learner", left: [], done: [], asides: 0 };

/** A question that was left behind is shown its answer as long as it was not answered; it never counts for another one. */
function giveUpOn(
  mind: Mind,
  memory: Memory,
  ref: ItemRef,
  moment: Moment,
): LearningDecision | undefined {
  const { quiz, graded } = memory.conversation;
  const found = findItem(mind.library, ref);
  if (found && isSame(graded, ref)) return explainMarked(found, quiz);
  const before = askedBefore(memory, ref);
  return found && before && !before.answered
    ? grade(mind, memory, moment, { ...found, answered: GAVE_UP })
    : repeatQuestion(mind, quiz, "not-that");
}

/** The next question of the round, or of another round where it is over. */
function followOn(mind: Mind, memory: Memory, moment: Moment): LearningDecision {
  const { quiz } = memory.conversation;
  const next = quiz && askNext(mind.library, memory.learner, moment, quiz, "next");
  return next ?? beginRound(mind.library, memory, moment, { concepts: [], from: "learner" });
}

function over(mind: Mind, memory: Memory, round: QuizRound, moment: Moment): LearningDecision {
  const { topic, covered } = memory.conversation;
  return {
    move: "quiz",
    kind: "over",
    outcomes: outcomesOf(mind.library, memory.learner, round, moment),
    steps: nextSteps(mind.library, topic, covered),
  };
}
