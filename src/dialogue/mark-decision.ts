import type { Concept, Misconception } from "../content/model.ts";
import type { Mark } from "../learning/marker.ts";
import type { LearningEvent } from "../memory/events.ts";
import type { Step } from "./next-steps.ts";

interface About {
  readonly concept: Concept;
  /** What follows from it about what the learner knows. */
  readonly learned: readonly LearningEvent[];
}

/** What the mentor does about a learner's own version. */
export type MarkDecision =
  /** Asks for it. */
  | (About & { readonly move: "quiz"; readonly kind: "say-it" })
  /** It fits; `next` is another point, as an index, to go on thinking about. */
  | (About & {
      readonly move: "confirm";
      readonly kind: "fits";
      readonly mark: Mark;
      readonly next?: number;
      readonly steps: readonly Step[];
    })
  /** The learner finds that it holds every point. */
  | (About & {
      readonly move: "confirm";
      readonly kind: "holds-all";
      readonly steps: readonly Step[];
    })
  /** It sounds like a misconception, so the mentor asks whether that is meant. */
  | (About & {
      readonly move: "correct";
      readonly kind: "asks-meaning";
      readonly misconception: Misconception;
    })
  /** It was meant. */
  | (About & {
      readonly move: "correct";
      readonly kind: "was-meant";
      readonly misconception: Misconception;
    })
  /** It says too little; asks for the point with this index. */
  | (About & {
      readonly move: "mirror";
      readonly kind: "asks-more";
      readonly point: number;
      /** A question of the concept's own that the point answers. */
      readonly question?: string;
    })
  /** Hands back the points for the learner to compare, those ticked marked. */
  | (About & {
      readonly move: "mirror";
      readonly kind: "hands-back";
      readonly why: "unsure" | "meant-else" | "disputed" | "ticking";
      readonly ticked: readonly number[];
    })
  /** Explains the points that the learner did not tick. */
  | (About & {
      readonly move: "mirror";
      readonly kind: "explains-rest";
      readonly ticked: readonly number[];
    });

const KINDS: readonly MarkDecision["kind"][] = [
  "say-it",
  "fits",
  "holds-all",
  "asks-meaning",
  "was-meant",
  "asks-more",
  "hands-back",
  "explains-rest",
];

/** Whether a decision is about a learner's own version. */
export const isMarkDecision = <T extends object>(
  decision: T | MarkDecision,
): decision is MarkDecision =>
  "kind" in decision && KINDS.includes(decision.kind as MarkDecision["kind"]);
