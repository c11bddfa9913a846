import type { z } from "zod";
import type { ConceptId } from "../ids.ts";
import { CONVERSATION_FADES_AFTER_MS, Conversation } from "../memory/conversation.ts";
import type { LearningEvent } from "../memory/events.ts";
import { type Learner, Profile, type StoredCard } from "../memory/learner.ts";
import type { Memory } from "../memory/memory.ts";
import type { Kept } from "./store.ts";

/** Reads a learner from stored text; what is missing or unreadable is empty. */
export const readLearner = (
  profile: string | null,
  cards: Iterable<readonly [string, string]>,
): Learner => ({
  profile: readRecord(Profile, profile),
  cards: new Map(cards) as Map<ConceptId, StoredCard>,
});

/** Reads a conversation from stored text; what is missing or unreadable is empty. */
export const readConversation = (text: string | null): Conversation =>
  readRecord(Conversation, text);

/** Reads a conversation as it is at a time: once it has faded, it is new. */
export function readConversationAt(text: string | null, at: number): Conversation {
  const conversation = readConversation(text);
  return hasFaded(conversation, at) ? readConversation(null) : conversation;
}

/** Whether a conversation is over at a time. */
export const hasFaded = (conversation: Conversation, at: number): boolean =>
  // Without a readable time it can't be told to be old, so it stays until Redis lets go of it.
  conversation.at > 0 && at - conversation.at >= CONVERSATION_FADES_AFTER_MS;

/** Reads the events of a log, leaving out what is none. */
export const readEvents = (log: readonly string[]): LearningEvent[] =>
  log
    .map(parseObject)
    .filter((it) => typeof it.kind === "string" && typeof it.at === "number")
    .map((it) => it as unknown as LearningEvent);

/** What a turn changed, as the text to store. */
export interface Changes {
  readonly profile?: string;
  readonly conversation?: string;
  readonly cards: readonly (readonly [ConceptId, StoredCard])[];
  readonly droppedCards: readonly ConceptId[];
  readonly events: readonly string[];
}

/** Finds what a turn changed; undefined if that is nothing. */
export function changesOf(
  before: Memory,
  kept: Omit<Kept<unknown>, "result">,
): Changes | undefined {
  const { learner, conversation } = kept.memory;
  const old = before.learner.cards;

  const changes: Changes = {
    ...ifChanged("profile", before.learner.profile, learner.profile),
    ...ifChanged("conversation", before.conversation, conversation),
    cards: [...learner.cards].filter(([concept, card]) => old.get(concept) !== card),
    droppedCards: [...old.keys()].filter((concept) => !learner.cards.has(concept)),
    events: kept.events.map((it) => JSON.stringify(it)),
  };
  const parts = [changes.cards, changes.droppedCards, changes.events];
  return changes.profile || changes.conversation || parts.some((it) => it.length > 0)
    ? changes
    : undefined;
}

function ifChanged<Name extends string>(name: Name, before: unknown, after: unknown) {
  if (before === after) return {};
  const text = JSON.stringify(after);
  return text === JSON.stringify(before) ? {} : ({ [name]: text } as Record<Name, string>);
}

const readRecord = <Schema extends z.ZodType>(schema: Schema, text: string | null) =>
  schema.parse(parseObject(text));

function parseObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
