import type { Library } from "../content/model.ts";
import type { Reply } from "../reply/reply.ts";
import type { Silence } from "./checkin-decision.ts";
import { backToQuiz } from "./compose/back-to-quiz.ts";
import { composeCheckIn } from "./compose/checkin.ts";
import { composeLearning } from "./compose/learning.ts";
import { composeMark } from "./compose/marks.ts";
import {
  composeAcknowledge,
  composeClarify,
  composeClose,
  composeDecline,
  composeGreet,
  composeHelp,
  composeRecap,
  composeSuggest,
} from "./compose/talk.ts";
import { composeAnswer, composeCompare, composeExplain, composeRephrase } from "./compose/teach.ts";
import type { Telling } from "./compose/telling.ts";
import type { Decision } from "./decision.ts";
import { isMarkDecision } from "./mark-decision.ts";

/** Finds the words for a decision; under what was said in the middle of a quiz, it leads back there. */
export function compose(library: Library, decision: Spoken, telling: Telling): Reply {
  return backToQuiz(library, decision, composeAlone(library, decision, telling), telling);
}

/** A decision to say something. */
export type Spoken = Exclude<Decision, Silence>;

function composeAlone(library: Library, decision: Spoken, telling: Telling): Reply {
  if (isMarkDecision(decision)) return composeMark(decision, telling);
  switch (decision.move) {
    case "checkin":
      return composeCheckIn(library, decision, telling);
    case "quiz":
    case "grade":
    case "progress":
      return composeLearning(decision, telling);
    case "greet":
      return composeGreet(decision, telling);
    case "explain":
      return composeExplain(decision, telling);
    case "answer":
      return composeAnswer(decision, telling);
    case "compare":
      return composeCompare(decision, telling);
    case "rephrase":
      return composeRephrase(decision, telling);
    case "acknowledge":
      return composeAcknowledge(decision, telling);
    case "suggest":
      return composeSuggest(decision, telling);
    case "recap":
      return composeRecap(decision, telling);
    case "clarify":
      return composeClarify(decision, telling);
    case "decline":
      return composeDecline(decision, telling);
    case "close":
      return composeClose(decision, telling);
    case "help":
      return composeHelp(decision, telling, pathsOf(library), library.concepts.size);
    default:
      return decision satisfies never;
  }
}

/** Every path with its concepts, a line each. */
const pathsOf = (library: Library): string[] =>
  library.packs.flatMap((pack) =>
    pack.paths.map((path) => {
      const titles = path.concepts.map((id) => library.concepts.get(id)?.name ?? id);
      return `**${path.title}** (${pack.name}): ${titles.join(", ")}`;
    }),
  );
