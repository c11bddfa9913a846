import type { Memory } from "../memory/memory.ts";
import type { LearningMeaning } from "../understand/learning-meaning.ts";
import type { LearningDecision } from "./learning-decision.ts";
import type { Mind } from "./mind.ts";
import type { Moment } from "./moment.ts";
import { correctMemory, showProgress } from "./progress.ts";
import { decideQuiz } from "./quiz.ts";

/** Decides what to do about quizzes, memory and data; undefined where what was pressed belongs to nothing any more. */
export function decideLearning(
  mind: Mind,
  memory: Memory,
  meaning: LearningMeaning,
  moment: Moment,
): LearningDecision | undefined {
  switch (meaning.kind) {
    case "quiz":
    case "choose":
    case "quiz-said":
    case "quiz-wish":
    case "holds":
      return decideQuiz(mind, memory, meaning, moment);
    case "progress":
      return showProgress(mind.library, memory, meaning.about, moment);
    case "known":
    case "ask-again":
      return correctMemory(mind.library, memory, meaning, moment);
    case "export":
      return { move: "progress", kind: "export" };
    case "forget":
      return { move: "progress", kind: "forget", step: "ask" };
    case "forget-for-good":
      return { move: "progress", kind: "forget", step: "done" };
    case "keep-data":
      return { move: "progress", kind: "forget", step: "kept" };
    default:
      return meaning satisfies never;
  }
}
