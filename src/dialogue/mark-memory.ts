import type { Conversation } from "../memory/conversation.ts";
import type { MarkDecision } from "./mark-decision.ts";

/** What the mentor waits for once it has dealt with a learner's own version. */
export function pendingAfter(decision: MarkDecision): Conversation["pending"] {
  const concept = decision.concept.id;
  switch (decision.kind) {
    case "say-it":
      return { kind: "own-words", concept };
    case "asks-more":
      return { kind: "own-words", concept, point: decision.point };
    case "asks-meaning":
      return { kind: "mean", concept, misconception: decision.misconception.id };
    case "hands-back":
      return { kind: "ticks", concept, ticked: [...decision.ticked] };
    case "fits":
    case "holds-all":
    case "was-meant":
    case "explains-rest":
      return undefined;
    default:
      return decision satisfies never;
  }
}
