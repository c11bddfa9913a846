import type { Reply } from "../../reply/reply.ts";
import type { LearningDecision } from "../learning-decision.ts";
import { composeExplains, composeMarks } from "./grade.ts";
import { composeCorrected, composeExport, composeForget } from "./privacy.ts";
import { composeShows } from "./progress.ts";
import { composeAsks, composeNothing, composeOver } from "./quiz.ts";
import type { Telling } from "./telling.ts";

/** Finds the words for what is decided about quizzes, memory and data. */
export function composeLearning(decision: LearningDecision, telling: Telling): Reply {
  switch (decision.kind) {
    case "asks":
      return composeAsks(decision, telling);
    case "nothing":
      return composeNothing(decision, telling);
    case "over":
      return composeOver(decision, telling);
    case "marks":
      return composeMarks(decision, telling);
    case "explains":
      return composeExplains(decision, telling);
    case "shows":
      return composeShows(decision, telling);
    case "corrected":
      return composeCorrected(decision, telling);
    case "export":
      return composeExport(telling);
    case "forget":
      return composeForget(decision, telling);
    default:
      return decision satisfies never;
  }
}
