import type { Concept, Explanation, FollowUp } from "../content/model.ts";
import type { ConceptId } from "../ids.ts";
import type { Wish } from "../understand/meaning.ts";
import type { CheckInDecision, Silence } from "./checkin-decision.ts";
import { type LearningDecision, learningConcepts } from "./learning-decision.ts";
import { isMarkDecision, type MarkDecision } from "./mark-decision.ts";
import type { Step } from "./next-steps.ts";

/** A concept told in one of its explanations. */
export interface Told {
  readonly concept: Concept;
  readonly explanation: Explanation;
}

/** What the mentor does about what was meant; `compose` finds the words. */
export type Decision =
  | CheckInDecision
  | Silence
  | LearningDecision
  | MarkDecision
  | { readonly move: "greet"; readonly again: boolean; readonly steps: readonly Step[] }
  /** For the first time: one concept in full, or several in short. */
  | {
      readonly move: "explain";
      readonly told: readonly [Told, ...Told[]];
      /** The part that answers just what was asked. */
      readonly part?: FollowUp;
      readonly others: readonly Concept[];
    }
  | {
      readonly move: "answer";
      readonly concept: Concept;
      readonly part: FollowUp;
      /** The same in the picture they have just heard. */
      readonly inPicture?: string;
      readonly links: readonly Concept[];
    }
  | {
      readonly move: "compare";
      readonly concepts: readonly [Concept, Concept];
      /** What the content says of the difference, if it does. */
      readonly text?: string;
    }
  | {
      readonly move: "rephrase";
      readonly told: Told;
      readonly wish: Wish;
      /** They have been given everything already. */
      readonly allSeen: boolean;
      /** Only its first sentence. */
      readonly cut: boolean;
    }
  | {
      readonly move: "acknowledge";
      readonly thanks: boolean;
      readonly covered: readonly Concept[];
      readonly steps: readonly Step[];
    }
  | { readonly move: "suggest"; readonly steps: readonly Step[] }
  | { readonly move: "recap"; readonly covered: readonly Concept[] }
  | {
      readonly move: "clarify";
      readonly why: "lost" | "no-answer" | "stale" | "misread";
      readonly wish?: Wish;
      readonly concept?: Concept;
      /** Questions about the concept that the content answers. */
      readonly parts: readonly FollowUp[];
      readonly candidates: readonly Concept[];
    }
  | {
      readonly move: "decline";
      readonly why: "unknown" | "foreign" | "harm";
      readonly nearest: readonly Concept[];
    }
  | { readonly move: "close"; readonly covered: readonly Concept[] }
  | { readonly move: "help"; readonly about: "mentor" | "topics"; readonly steps: readonly Step[] };

/** The concepts that a decision is about, main one first. */
export function conceptsOf(decision: Decision): readonly ConceptId[] {
  if (isMarkDecision(decision)) return [decision.concept.id];
  switch (decision.move) {
    case "quiz":
    case "grade":
    case "progress":
      return learningConcepts(decision);
    case "explain":
      return decision.told.map((it) => it.concept.id);
    case "answer":
      return [decision.concept.id, ...decision.links.map((it) => it.id)];
    case "compare":
      return decision.concepts.map((it) => it.id);
    case "rephrase":
      return [decision.told.concept.id];
    case "recap":
      return decision.covered.map((it) => it.id);
    case "acknowledge":
    case "suggest":
      return decision.steps.map((it) => it.concept.id);
    case "clarify":
      return [
        ...(decision.concept ? [decision.concept.id] : []),
        ...decision.candidates.map((it) => it.id),
      ];
    case "greet":
    case "decline":
    case "close":
    case "help":
    case "checkin":
    case "silence":
      return [];
    default:
      return decision satisfies never;
  }
}
