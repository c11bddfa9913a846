import type { Concept, QuizItem } from "../content/model.ts";
import { hintsFor } from "../learning/hints.ts";
import { findItem } from "../learning/items.ts";
import type { OpenQuestion, QuizRound } from "../memory/conversation.ts";
import type { ItemRef } from "../memory/events.ts";
import type { Memory } from "../memory/memory.ts";
import type { LearningMeaning } from "../understand/learning-meaning.ts";
import type { Answered, LearningDecision } from "./learning-decision.ts";
import type { Mind } from "./mind.ts";
import type { Moment } from "./moment.ts";
import { nextSteps } from "./next-steps.ts";
import { grade, outcomesOf } from "./quiz-grades.ts";
import { askNext, beginRound, questionOf } from "./quiz-rounds.ts";
import { withAnswer } from "./round-answers.ts";

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
      if (wasAsked(memory, meaning)?.answered)
        return explainMarked(found, memory.conversation.quiz);
      const answered: Answered = { kind: "held", holds: meaning.holds };
      return grade(mind, memory, moment, { ...found, answered });
    }
    case "quiz-wish":
      return follow(mind, memory, meaning.wish, moment);
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

  const before = wasAsked(memory, ref);
  if (before && !before.answered) return grade(mind, memory, moment, { ...found, answered });
  return repeat(mind, quiz, "not-that");
}

const wasAsked = ({ learner }: Memory, ref: ItemRef) =>
  learner.profile.asked.find((it) => isSame(it, ref));

const isSame = (one: ItemRef | undefined, other: ItemRef) =>
  one?.concept === other.concept && one.item === other.item;

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

function follow(
  mind: Mind,
  memory: Memory,
  wish: Extract<QuizMeaning, { kind: "quiz-wish" }>["wish"],
  moment: Moment,
): LearningDecision | undefined {
  const { conversation, learner } = memory;
  const { quiz, graded } = conversation;
  const question = quiz && questionOf(mind.library, quiz);
  switch (wish) {
    case "hint": {
      if (!quiz?.open || !question) return undefined;
      const hint = hintsFor(question.concept, question.item)[quiz.open.hints];
      if (!hint) return repeat(mind, quiz, "no-hint");
      const open = { ...quiz.open, hints: quiz.open.hints + 1 };
      return withOpen(mind, quiz, open, { kind: "hint", hint });
    }
    case "answer":
      return (
        question && grade(mind, memory, moment, { ...question, answered: { kind: "gave-up" } })
      );
    case "skip": {
      if (!quiz || !question) return followOn(mind, memory, moment);
      const after = withAnswer(quiz, question.concept, "skipped", learner, moment);
      return (
        askNext(mind.library, learner, moment, after, "skipped") ??
        over(mind, memory, after, moment)
      );
    }
    case "stop":
      return over(mind, memory, quiz ?? { from: "learner", left: [], done: [], asides: 0 }, moment);
    case "repeat":
    case "next":
      return question ? repeat(mind, quiz, "repeat") : followOn(mind, memory, moment);
    case "why": {
      const found = graded && findItem(mind.library, graded);
      return found && explainMarked(found, quiz);
    }
    default:
      return wish satisfies never;
  }
}

/** The next question of the round, or of another round where it is over. */
function followOn(mind: Mind, memory: Memory, moment: Moment): LearningDecision {
  const { quiz } = memory.conversation;
  const next = quiz && askNext(mind.library, memory.learner, moment, quiz, "next");
  return next ?? beginRound(mind.library, memory, moment, { concepts: [], from: "learner" });
}

function repeat(
  mind: Mind,
  quiz: QuizRound | undefined,
  kind: "repeat" | "no-hint" | "not-that",
): LearningDecision | undefined {
  return quiz?.open && withOpen(mind, quiz, quiz.open, { kind });
}

function withOpen(
  mind: Mind,
  quiz: QuizRound,
  open: OpenQuestion,
  lead: Extract<LearningDecision, { kind: "asks" }>["lead"],
): LearningDecision | undefined {
  const round: QuizRound = { ...quiz, open, asides: 0 };
  const question = questionOf(mind.library, round);
  return question && { move: "quiz", kind: "asks", lead, question, round };
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

const explainMarked = (
  { concept, item }: { concept: Concept; item: QuizItem },
  quiz: QuizRound | undefined,
): LearningDecision => ({
  move: "grade",
  kind: "explains",
  concept,
  item,
  hasMore: quiz !== undefined && (quiz.open !== undefined || quiz.left.length > 0),
});
