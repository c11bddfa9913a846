import type { ConversationId, LearnerId } from "../ids.ts";
import type { Reply } from "../reply/reply.ts";

/** Something that the mentor says unasked: a check-in, a group's question. */
export interface Delivery {
  /** Whom it is for; undefined where it is for everybody in the conversation. */
  readonly learner?: LearnerId;
  readonly conversation: ConversationId;
  readonly reply: Reply;
  /**
   * An earlier delivery to change in place: the platform's own reference to it. Where a platform can't change what it
   * delivered, nothing is to be done.
   */
  readonly message?: string;
  /** The same for every attempt at the same delivery, so that a platform can recognise a repeat. */
  readonly key: string;
}

/** What became of a delivery. */
export type Delivered =
  /** It arrived; `message` is the platform's own reference to it, for changing it later. */
  | { readonly kind: "sent"; readonly message?: string }
  /** It will never arrive: the learner's messages are closed, the channel is gone. `why` is for the operator. */
  | { readonly kind: "closed"; readonly why: string }
  /** The platform asks to wait: with this destination, or with everything it is sent. */
  | { readonly kind: "later"; readonly afterMs: number; readonly everywhere?: boolean };

/** How much a platform takes. */
export interface Pace {
  /** So many deliveries at most, from all processes together, … */
  readonly deliveries: number;
  /** … within so long. */
  readonly perMs: number;
}

/** What a platform supplies so that the mentor can speak first; it works whether or not its events are taken in. */
export interface Outlet {
  /** The platform's name, with which its learners' and conversations' ids begin: "discord" in "discord:123". */
  readonly platform: string;
  /** Where it takes only so much, a crowd that is due at once is spread over a while. */
  readonly pace?: Pace;
  /**
   * Delivers, once however often it is called with the same key, as far as the platform makes that possible.
   *
   * @throws When nobody knows whether it arrived; calling again is then right.
   */
  deliver(delivery: Delivery): Promise<Delivered>;
}
