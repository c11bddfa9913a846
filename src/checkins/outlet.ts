import type { ConversationId, LearnerId } from "../ids.ts";
import type { Reply } from "../reply/reply.ts";

/** Something that the mentor says unasked: a check-in, a group's question. */
export interface Delivery {
  /** Whom it is for; undefined where it is for everybody in the conversation. */
  readonly learner?: LearnerId;
  readonly conversation: ConversationId;
  readonly reply: Reply;
  /** The same for every attempt at the same delivery, so that a platform can recognise a repeat. */
  readonly key: string;
}

/** What became of a delivery. */
export type Delivered =
  /** It arrived; `message` is the platform's own reference to it, for changing it later. */
  | { readonly kind: "sent"; readonly message?: string }
  /** It will never arrive: the learner's messages are closed, the channel is gone. `why` is for the operator. */
  | { readonly kind: "closed"; readonly why: string }
  /** The platform asks to wait. */
  | { readonly kind: "later"; readonly afterMs: number };

/** What a platform supplies so that the mentor can speak first. */
export interface Outlet {
  /** The platform's name, with which its learners' and conversations' ids begin: "discord" in "discord:123". */
  readonly platform: string;
  /**
   * Delivers, once however often it is called with the same key, as far as the platform makes that possible.
   *
   * @throws When nobody knows whether it arrived; calling again is then right.
   */
  deliver(delivery: Delivery): Promise<Delivered>;
}
