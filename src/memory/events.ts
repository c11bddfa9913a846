import type { ConceptId, ItemId } from "../ids.ts";

/**
 * Something that a learner did which says what they know. Events are only ever appended; cards can be rebuilt from
 * them. `at` is epoch ms; `day`, where how long ago matters, is the day on the learner's own calendar: "2026-11-22".
 */
export type LearningEvent =
  /** A concept was explained to them for the first time. */
  | { readonly kind: "met"; readonly at: number; readonly concept: ConceptId }
  /** They answered a quiz question, or gave up on it, which is `wrong`. */
  | {
      readonly kind: "answered";
      readonly at: number;
      readonly day: string;
      readonly concept: ConceptId;
      readonly item: ItemId;
      readonly verdict: "right" | "partly" | "wrong";
      /** Hints taken before. */
      readonly hints: number;
      /** What their own words took for true. */
      readonly misconception?: ItemId;
      /** Where the question came from: they asked for it, or a check-in. */
      readonly from: "learner" | "checkin";
    }
  /** Their own version of a concept surely fits; or they told, point by point, what it holds (`ticked`, as indexes). */
  | {
      readonly kind: "paraphrased";
      readonly at: number;
      readonly day: string;
      readonly concept: ConceptId;
      readonly verdict: "right" | "partly" | "wrong";
      readonly ticked?: readonly number[];
    }
  /** They did think what a misconception claims. */
  | {
      readonly kind: "believed";
      readonly at: number;
      readonly day: string;
      readonly concept: ConceptId;
      readonly misconception: ItemId;
    }
  /** They say that their version was taken the wrong way: for the author to read, and never counted. */
  | {
      readonly kind: "disputed";
      readonly at: number;
      readonly day: string;
      readonly concept: ConceptId;
    }
  /** They say that they know a concept; or that they would rather be asked again. */
  | {
      readonly kind: "known" | "ask-again";
      readonly at: number;
      readonly day: string;
      readonly concept: ConceptId;
    };

/** What identifies an item of a concept in stored data. */
export interface ItemRef {
  readonly concept: ConceptId;
  readonly item: ItemId;
}
