import type { Conversation } from "./conversation.ts";
import type { Learner } from "./learner.ts";

/** All that a turn starts from, and all that it may change. */
export interface Memory {
  readonly learner: Learner;
  readonly conversation: Conversation;
}
