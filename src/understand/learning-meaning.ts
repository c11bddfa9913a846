import type { ConceptId, ItemId } from "../ids.ts";
import type { ItemRef } from "../memory/events.ts";

/** What a learner may mean about quizzes, their memory and their data. */
export type LearningMeaning =
  /** Questions, please: on these concepts, on what was missed or is due, or on whatever is best. */
  | {
      readonly kind: "quiz";
      readonly concepts: readonly ConceptId[];
      readonly pool?: Pool;
      /** How many, where they said so. */
      readonly count?: number;
    }
  /** One of a question's options, by its index in the content. */
  | {
      readonly kind: "choose";
      readonly concept: ConceptId;
      readonly item: ItemId;
      readonly option: number;
    }
  /** An answer in words, to the question that waits, that is none of its options; `unclear` is a bit like one or several. */
  | { readonly kind: "quiz-said"; readonly said: string; readonly unclear: boolean }
  /** Something asked of the quiz itself; a button says of which question, the latest one is meant where it is left out. */
  | { readonly kind: "quiz-wish"; readonly wish: QuizWish; readonly of?: ItemRef }
  /** Whether their own answer holds what the model answer does. */
  | {
      readonly kind: "holds";
      readonly concept: ConceptId;
      readonly item: ItemId;
      readonly holds: Holds;
    }
  /** How they are doing. */
  | { readonly kind: "progress"; readonly about: ProgressPart }
  /** They know this; or want to be asked again. */
  | { readonly kind: "known" | "ask-again"; readonly concept: ConceptId }
  /** Their data: to take away, to delete, to keep after all. */
  | { readonly kind: "export" | "forget" | "keep-data" }
  /** They typed the word that deletes everything. */
  | { readonly kind: "forget-for-good" };

/** Questions of a kind. */
export const POOLS = ["missed", "due"] as const;
/** Questions of a kind. */
export type Pool = (typeof POOLS)[number];

/** What can be asked of a quiz; `answer` gives up, `why` asks about the question marked last. */
export const QUIZ_WISHES = ["hint", "answer", "skip", "stop", "next", "repeat", "why"] as const;
/** What can be asked of a quiz. */
export type QuizWish = (typeof QUIZ_WISHES)[number];

/** How much of a model answer a learner's own holds. */
export const HOLDS = ["all", "some", "none"] as const;
/** How much of a model answer a learner's own holds. */
export type Holds = (typeof HOLDS)[number];

/** What of a learner's progress they want to see. */
export const PROGRESS_PARTS = ["all", "due", "missed"] as const;
/** What of a learner's progress they want to see. */
export type ProgressPart = (typeof PROGRESS_PARTS)[number];
