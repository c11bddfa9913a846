import type { ConversationId, LearnerId } from "../ids.ts";

/** Something that happened on a platform and that the mentor is to answer. */
export interface Incoming {
  readonly learner: LearnerId;
  readonly conversation: ConversationId;
  /** When it happened, epoch ms. The engine knows no other clock. */
  readonly at: number;
  /** The platform's id of it: the same id twice is the same event. */
  readonly id?: string;
  readonly said: Said;
}

/** What the learner did. */
export type Said =
  | { readonly kind: "text"; readonly text: string }
  /** A button was pressed; its id spells what it means. */
  | { readonly kind: "press"; readonly action: string }
  /** They came to the mentor and have said nothing yet. */
  | { readonly kind: "opens" };
