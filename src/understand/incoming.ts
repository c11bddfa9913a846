import type { ConversationId, LearnerId } from "../ids.ts";
import type { ItemRef } from "../memory/events.ts";

/** Something that happened on a platform and that the mentor is to answer. */
export interface Incoming {
  readonly learner: LearnerId;
  readonly conversation: ConversationId;
  /** When it happened, epoch ms. The engine knows no other clock. */
  readonly at: number;
  /** The platform's id of it: the same id twice is the same event. */
  readonly id?: string;
  /** Where the learner can be spoken to alone, if that is another place; check-ins come there. */
  readonly home?: ConversationId;
  /** The time zone that the platform says they are in, IANA; asked for only where it says none. */
  readonly zone?: string;
  /** Nothing was said in its conversation before; left out where the platform doesn't know. */
  readonly begins?: boolean;
  readonly said: Said;
}

/** What the learner did, or the clock. */
export type Said =
  | { readonly kind: "text"; readonly text: string }
  /** A button was pressed; its id spells what it means. */
  | { readonly kind: "press"; readonly action: string }
  /** They came to the mentor and have said nothing yet. */
  | { readonly kind: "opens" }
  /**
   * A check-in came due, epoch ms. Once it was sent, the same again with the questions that it asked, so that what is
   * remembered is what was said.
   */
  | { readonly kind: "due"; readonly due: number; readonly asked?: readonly ItemRef[] }
  /** What the mentor wanted to say unasked can't reach them any more. */
  | { readonly kind: "closed" };
