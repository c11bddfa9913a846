import type { ConceptId, ItemId } from "../ids.ts";

/** What a learner can mean about how the mentor took their own version of a concept. */
export type MarkMeaning =
  /** Whether they do think what a misconception claims. */
  | {
      readonly kind: "means";
      readonly concept: ConceptId;
      readonly misconception: ItemId;
      readonly holds: boolean;
    }
  /** Their version holds this point; or, said once more, it doesn't. */
  | { readonly kind: "tick"; readonly concept: ConceptId; readonly point: number }
  /** Their version holds these points and no others; those ticked so far where none are named. */
  | {
      readonly kind: "ticked";
      readonly concept: ConceptId;
      readonly points?: readonly number[];
    }
  /** The mentor took their version for something else than it was. */
  | { readonly kind: "disputes"; readonly concept: ConceptId };
