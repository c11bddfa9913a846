import type { Concept } from "../../content/model.ts";
import type { Conversation } from "../../memory/conversation.ts";
import type { Voice } from "../voice.ts";

/** What finding the words for a decision needs besides the decision. */
export interface Telling {
  readonly voice: Voice;
  readonly conversation: Conversation;
}

/** A concept's title and what is said of it: "**Quorum:** the smallest number …". */
export const entitled = (concept: Concept, text: string): string => `**${concept.title}.** ${text}`;
