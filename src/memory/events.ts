import type { ConceptId, ItemId } from "../ids.ts";

/**
 * Something that a learner did which says what they know. Events are only ever appended; cards can be rebuilt from
 * them. `at` is epoch ms.
 */
export type LearningEvent =
  /** A concept was explained to them for the first time. */
  { readonly kind: "met"; readonly at: number; readonly concept: ConceptId };

/** What identifies an item of a concept in stored data. */
export interface ItemRef {
  readonly concept: ConceptId;
  readonly item: ItemId;
}
