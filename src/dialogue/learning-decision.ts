import type { Concept, QuizItem } from "../content/model.ts";
import type { ConceptId, ItemId } from "../ids.ts";
import type { Hint } from "../learning/hints.ts";
import type { Reason } from "../learning/priorities.ts";
import type { Progress } from "../learning/progress.ts";
import type { OpenQuestion, QuizRound } from "../memory/conversation.ts";
import type { LearningEvent } from "../memory/events.ts";
import type { Verdict } from "../reply/reply.ts";
import type { Pool, ProgressPart } from "../understand/learning-meaning.ts";
import type { Step } from "./next-steps.ts";

/** A quiz question as it stands before the learner. */
export interface Question {
  readonly concept: Concept;
  readonly item: QuizItem;
  readonly open: OpenQuestion;
  /** The how manieth of how many in its round. */
  readonly number: number;
  readonly of: number;
}

/** What is said before a question. */
export type Lead =
  /** The first one of a round, or of another concept; why this concept now, where that is not plain. */
  | { readonly kind: "first" | "next" | "skipped"; readonly reason?: Reason }
  /** The first one for somebody who has met nothing yet. */
  | { readonly kind: "new" }
  /** One on a concept that was missed in this round. */
  | { readonly kind: "once-more" }
  | { readonly kind: "hint"; readonly hint: Hint }
  | { readonly kind: "no-hint" | "repeat" | "which" | "not-that" };

/** What the learner answered: one of the options, something else, nothing, or what they themselves say of it. */
export type Answered =
  | { readonly kind: "option"; readonly option: number }
  | { readonly kind: "said" | "gave-up" }
  | { readonly kind: "held"; readonly holds: "all" | "some" | "none" };

/** A question that was answered, and how. */
export interface Marked {
  readonly concept: Concept;
  readonly item: QuizItem;
  readonly hints: number;
  readonly answered: Answered;
  readonly verdict: Verdict;
  /** What their own words take for true, and isn't. */
  readonly misconception?: ItemId;
}

/** How a concept came out of a round, question by question, and in how many days it is asked again; 0 is today. */
export interface Outcome {
  readonly concept: Concept;
  readonly verdicts: readonly QuizRound["done"][number]["verdict"][];
  readonly days?: number;
}

/** What the mentor does about quizzes, memory and data. */
export type LearningDecision =
  | {
      readonly move: "quiz";
      readonly kind: "asks";
      readonly lead: Lead;
      readonly question: Question;
      readonly round: QuizRound;
    }
  /** There is nothing to ask: all was asked today, nothing was missed, nothing is due. */
  | {
      readonly move: "quiz";
      readonly kind: "nothing";
      readonly concepts: readonly Concept[];
      readonly pool?: Pool;
      readonly steps: readonly Step[];
    }
  /** The round ends before its last question was answered. */
  | {
      readonly move: "quiz";
      readonly kind: "over";
      readonly outcomes: readonly Outcome[];
      readonly steps: readonly Step[];
    }
  | {
      readonly move: "grade";
      readonly kind: "marks";
      readonly marked: Marked;
      /** What is left of the round; without it the round is over, and this is how it went. */
      readonly round?: QuizRound;
      readonly outcomes: readonly Outcome[];
      readonly learned: readonly LearningEvent[];
      readonly steps: readonly Step[];
    }
  /** The question that was marked before, once more and in full. */
  | {
      readonly move: "grade";
      readonly kind: "explains";
      readonly concept: Concept;
      readonly item: QuizItem;
      readonly hasMore: boolean;
    }
  | {
      readonly move: "progress";
      readonly kind: "shows";
      readonly about: ProgressPart;
      readonly progress: Progress;
      readonly steps: readonly Step[];
    }
  /** The learner corrected the memory: asked again in so many days. */
  | {
      readonly move: "progress";
      readonly kind: "corrected";
      readonly concept: Concept;
      readonly how: "known" | "ask-again";
      readonly days: number;
      readonly learned: readonly LearningEvent[];
    }
  | { readonly move: "progress"; readonly kind: "export" }
  | { readonly move: "progress"; readonly kind: "forget"; readonly step: "ask" | "done" | "kept" };

/** The concepts that such a decision is about, main one first. */
export function learningConcepts(decision: LearningDecision): readonly ConceptId[] {
  switch (decision.kind) {
    case "asks":
      return [decision.question.concept.id];
    case "marks":
      return [decision.marked.concept.id];
    case "explains":
    case "corrected":
      return [decision.concept.id];
    case "nothing":
      return decision.steps.map((it) => it.concept.id);
    case "over":
      return decision.outcomes.map((it) => it.concept.id);
    case "shows":
      return [...decision.progress.due, ...decision.progress.shaky].map((it) => it.concept.id);
    case "export":
    case "forget":
      return [];
    default:
      return decision satisfies never;
  }
}
