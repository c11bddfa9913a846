import type { ConceptId } from "../ids.ts";
import type { Conversation } from "../memory/conversation.ts";
import { replyMarkdown } from "../reply/markdown.ts";
import type { Reply } from "../reply/reply.ts";
import { rememberAboutCheckIns } from "./checkin-memory.ts";
import { conceptsOf, type Decision } from "./decision.ts";
import { isMarkDecision } from "./mark-decision.ts";
import { pendingAfter } from "./mark-memory.ts";
import { rememberQuiz } from "./quiz-memory.ts";

/** So much of a long conversation is remembered; what is older no longer changes what is said. */
const MOST_SEEN = 400;
const MOST_COVERED = 200;

/** What is remembered of a conversation once a decision has been carried out. */
export function remember(
  conversation: Conversation,
  decision: Decision,
  reply: Reply,
  at: number,
): Conversation {
  const concepts = conceptsOf(decision);
  const told = toldBy(decision);
  const taught = teaches(decision);
  const offers = decision.move === "acknowledge" || decision.move === "suggest";
  const lists = concepts.length > 1 || offers ? concepts : undefined;
  const picture = pictureOf(decision);
  const waitsFor = isMarkDecision(decision) ? pendingAfter(decision) : undefined;
  const { pending: _, quiz: __, picture: lastPicture, ...before } = conversation;

  return {
    ...before,
    at,
    turns: conversation.turns + 1,
    move: decision.move,
    listed: lists ? [...lists] : conversation.listed,
    covered: withNew(conversation.covered, taught ? explained(decision) : []).slice(-MOST_COVERED),
    seen: [...conversation.seen, ...told].slice(-MOST_SEEN),
    answered: [...conversation.answered, ...answeredBy(decision)].slice(-MOST_SEEN),
    ...(taught
      ? { about: [...concepts], topic: concepts[0], length: replyMarkdown(reply).length }
      : {}),
    ...(reply.style ? { style: reply.style } : {}),
    ...((picture ?? lastPicture) ? { picture: picture ?? lastPicture } : {}),
    ...(waitsFor ? { pending: waitsFor } : {}),
    ...rememberQuiz(conversation, decision),
    ...rememberAboutCheckIns(conversation, decision),
  };
}

const teaches = (decision: Decision): boolean =>
  isMarkDecision(decision) || ["explain", "answer", "compare", "rephrase"].includes(decision.move);

/** Concepts that count as covered: those told, not those only linked. */
export function explained(decision: Decision): readonly ConceptId[] {
  switch (decision.move) {
    case "explain":
    case "compare":
    case "rephrase":
      return conceptsOf(decision);
    case "answer":
      return [decision.concept.id];
    default:
      return [];
  }
}

function answeredBy(decision: Decision): Conversation["answered"] {
  if (decision.move === "answer") {
    return [{ concept: decision.concept.id, item: decision.part.id }];
  }
  if (decision.move !== "explain" || !decision.part) return [];
  return [{ concept: decision.told[0].concept.id, item: decision.part.id }];
}

function toldBy(decision: Decision): Conversation["seen"] {
  switch (decision.move) {
    case "explain":
      return decision.told.map((it) => ({
        concept: it.concept.id,
        variant: it.explanation.variant,
      }));
    case "rephrase":
      return [{ concept: decision.told.concept.id, variant: decision.told.explanation.variant }];
    default:
      return [];
  }
}

function pictureOf(decision: Decision): Conversation["picture"] {
  const told =
    decision.move === "explain"
      ? decision.told[0]
      : decision.move === "rephrase"
        ? decision.told
        : undefined;
  return told?.explanation.style === "analogy"
    ? { concept: told.concept.id, variant: told.explanation.variant }
    : undefined;
}

const withNew = (all: readonly ConceptId[], more: readonly ConceptId[]): ConceptId[] => [
  ...new Set([...all, ...more]),
];
