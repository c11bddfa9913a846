import type { Library } from "../../content/model.ts";
import type { Reply } from "../../reply/reply.ts";
import { button } from "../buttons.ts";
import { putsOff } from "../checkin-memory.ts";
import type { Decision } from "../decision.ts";
import { questionOf } from "../quiz-rounds.ts";
import { optionButtons, questionBlocks } from "./quiz.ts";
import type { Telling } from "./telling.ts";

/** So many turns of something else long the quiz is still offered. */
export const MOST_ASIDES = 3;
/** So many of the reply's own buttons stay beside a question's. */
const MOST_OWN = 4;

/**
 * Leads back to a quiz that a learner interrupted: the question that waits stands once more under the first thing said in
 * between, later there is a button for it.
 */
export function backToQuiz(
  library: Library,
  decision: Decision,
  reply: Reply,
  { voice, conversation }: Telling,
): Reply {
  const { quiz } = conversation;
  const isOther = !["quiz", "grade", "close", "progress"].includes(decision.move);
  if (!quiz || !isOther || quiz.asides >= MOST_ASIDES) return reply;
  if (putsOff(conversation, decision)) return reply;

  const question = questionOf(library, quiz);
  const said = decision.move === "acknowledge" ? reply.blocks.slice(0, 1) : reply.blocks;
  if (question && quiz.asides === 0 && decision.move !== "checkin") {
    return {
      ...reply,
      blocks: [
        ...said,
        { kind: "text", markdown: voice("quiz-repeat") },
        ...questionBlocks(question, voice),
      ],
      actions: [...optionButtons(question), ...reply.actions.slice(0, MOST_OWN)],
    };
  }
  if (!question && quiz.left.length === 0) return reply;
  const label = voice(question ? "label-back-to-question" : "label-next-question");
  const isNext = !question && decision.move === "acknowledge";
  return {
    ...reply,
    blocks: isNext ? [...said, { kind: "text", markdown: voice("round-next") }] : reply.blocks,
    actions: [button({ kind: "quiz-wish", wish: "next" }, label), ...reply.actions],
  };
}
