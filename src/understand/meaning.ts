import type { ConceptId, ItemId } from "../ids.ts";
import type { CheckInMeaning } from "./checkin-meaning.ts";
import type { LearningMeaning } from "./learning-meaning.ts";
import type { MarkMeaning } from "./mark-meaning.ts";

/** How a learner would like a concept told again. */
export const WISHES = ["simpler", "shorter", "deeper", "analogy", "example", "again"] as const;
/** How a learner would like a concept told again. */
export type Wish = (typeof WISHES)[number];

/** What a question wants to know. */
export type QuestionKind =
  | "what"
  | "why"
  | "how"
  | "when"
  | "what-if"
  | "example"
  | "trade-offs"
  | "is-it"
  | "other";

/**
 * What a learner meant, whether they typed it or pressed a button.
 *
 * There is one policy for both: `decide` knows nothing else of what was said.
 */
export type Meaning =
  | CheckInMeaning
  | LearningMeaning
  | MarkMeaning
  | { readonly kind: "greet" }
  /** A question that concepts answer: the best one first, several where they asked for several. */
  | {
      readonly kind: "ask";
      readonly concepts: readonly ConceptId[];
      readonly question: QuestionKind;
      readonly wish?: Wish;
      /** The part of the concept that answers just this question. */
      readonly item?: ItemId;
      /** What else they may have meant, best first. */
      readonly others: readonly ConceptId[];
    }
  /** A question about what they have just heard. Without an item, no part of the concept answers just that. */
  | {
      readonly kind: "follow-up";
      readonly concept: ConceptId;
      readonly question: QuestionKind;
      readonly item?: ItemId;
    }
  | { readonly kind: "compare"; readonly concepts: readonly [ConceptId, ConceptId] }
  | { readonly kind: "rephrase"; readonly concept: ConceptId; readonly wish: Wish }
  /** Their own version of what they have heard, which may be about any of these. */
  | { readonly kind: "own-words"; readonly concepts: readonly ConceptId[]; readonly said: string }
  /** They want to say it in their own words. */
  | { readonly kind: "say-it"; readonly concept: ConceptId }
  /** They follow. */
  | { readonly kind: "follows"; readonly thanks: boolean }
  | { readonly kind: "bye" }
  | { readonly kind: "next" }
  | { readonly kind: "recap" }
  | { readonly kind: "help" }
  | { readonly kind: "topics" }
  /** Something that needs to know what it is about, and nothing has been talked about. */
  | { readonly kind: "lost"; readonly wish?: Wish }
  /** Nothing that the packs teach. */
  | { readonly kind: "unknown"; readonly nearest: readonly ConceptId[] }
  /** The mentor took something the wrong way. */
  | { readonly kind: "misread" }
  /** Words in an alphabet that the mentor can't read. */
  | { readonly kind: "foreign" }
  /** Help with harming somebody. */
  | { readonly kind: "harm" }
  /** A button that can no longer be read. */
  | { readonly kind: "stale" };
