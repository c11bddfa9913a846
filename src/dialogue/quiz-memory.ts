import type { Conversation, QuizRound } from "../memory/conversation.ts";
import type { Memory } from "../memory/memory.ts";
import type { Incoming } from "../understand/incoming.ts";
import type { Meaning } from "../understand/meaning.ts";
import { MOST_ASIDES } from "./compose/back-to-quiz.ts";
import type { Decision } from "./decision.ts";

/** What is remembered of a quiz, and of what the mentor waits for, once a decision has been carried out. */
export function rememberQuiz(
  conversation: Conversation,
  decision: Decision,
): Partial<Conversation> {
  const quiz = roundAfter(conversation.quiz, decision);
  return { ...(quiz ? { quiz } : {}), ...rememberQuestion(decision) };
}

/** How learners turn to something else for good: "let's move on to sharding", "back to caching instead". */
const MOVES_ON =
  /\b(?:mov(?:e|ing) on|switch(?:ing)? to|let'?s (?:talk|go|do|look|get back|continue|discuss|learn)|go(?:ing)? (?:back|on) to|back to|instead|enough of|rather|new topic|something else|change (?:the )?(?:topic|subject))\b/iu;

/** Memory without the round of a learner who turns to something else for good; a question in between leaves it. */
export function leaveQuiz(memory: Memory, meaning: Meaning, { said }: Incoming): Memory {
  const turnsAway = ["ask", "compare", "rephrase", "follow-up", "next", "topics"];
  const leaves =
    said.kind === "text" && MOVES_ON.test(said.text) && turnsAway.includes(meaning.kind);
  if (!leaves || !memory.conversation.quiz) return memory;
  const { quiz: _, ...conversation } = memory.conversation;
  return { ...memory, conversation };
}

/** The round as it goes on; one that the learner left for several turns, or by a goodbye, does not. */
function roundAfter(quiz: QuizRound | undefined, decision: Decision): QuizRound | undefined {
  if (decision.move === "close") return undefined;
  if (decision.move === "quiz" && decision.kind !== "say-it") {
    return decision.kind === "asks" ? decision.round : undefined;
  }
  if (decision.move === "grade") {
    return decision.kind === "marks" ? decision.round : quiz && { ...quiz, asides: 0 };
  }
  return quiz && quiz.asides < MOST_ASIDES ? { ...quiz, asides: quiz.asides + 1 } : undefined;
}

function rememberQuestion(decision: Decision): Partial<Conversation> {
  if (decision.move === "progress" && decision.kind === "forget" && decision.step === "ask") {
    return { pending: { kind: "forget" } };
  }
  if (decision.move === "quiz" && decision.kind === "asks") {
    return aboutConcept(decision.question.concept.id);
  }
  if (decision.move !== "grade") return {};

  const { concept, item } = decision.kind === "marks" ? decision.marked : decision;
  const ref = { concept: concept.id, item: item.id };
  const awaitsTicks =
    decision.kind === "marks" &&
    decision.marked.answered.kind === "said" &&
    decision.learned.length === 0;
  return {
    ...aboutConcept(concept.id),
    graded: ref,
    ...(awaitsTicks ? { pending: { kind: "holds", ...ref, hints: decision.marked.hints } } : {}),
  };
}

const aboutConcept = (concept: Conversation["about"][number]): Partial<Conversation> => ({
  topic: concept,
  about: [concept],
});
