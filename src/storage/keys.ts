import { type ConversationId, conversationId, type LearnerId, learnerId } from "../ids.ts";

/**
 * The Redis keys of one learner.
 *
 * All carry the hash tag `{l:<learner>}`, so that a cluster keeps them on one node and a script may touch them together.
 */
export interface LearnerKeys {
  /** A string that is another one after every change. */
  readonly revision: string;
  /** JSON. */
  readonly profile: string;
  /** A hash, concept to card. */
  readonly cards: string;
  /** A list of events, oldest first, each JSON. */
  readonly log: string;
  /** A sorted set of the learner's conversations, each scored by its last use, epoch ms. */
  readonly conversations: string;
}

/** The keys under which a learner is stored, apart from {@link conversationKey}. */
export function learnerKeys(learner: LearnerId): LearnerKeys {
  const tag = learnerTag(learner);
  return {
    revision: `${tag}:revision`,
    profile: `${tag}:profile`,
    cards: `${tag}:cards`,
    log: `${tag}:log`,
    conversations: `${tag}:conversations`,
  };
}

/** The key of a learner's conversation; JSON. */
export const conversationKey = (learner: LearnerId, conversation: ConversationId) =>
  `${learnerTag(learner)}:c:${inKey(conversation)}`;

/** How a conversation is named in its learner's sorted set. */
export const conversationName = (conversation: ConversationId) => inKey(conversation);

/** The conversation that {@link conversationName} named. */
export const namedConversation = (name: string): ConversationId => conversationId(fromKey(name));

/** Matches the revision of every learner, and a few other keys: {@link learnerOf} tells them apart. */
export const ANY_REVISION = "mentor:{l:*}:revision";

/** Whose revision a key holds; undefined where it holds something else. */
export function learnerOf(key: string): LearnerId | undefined {
  const name = /^mentor:\{l:([^{}]*)\}:revision$/.exec(key)?.[1];
  return name === undefined ? undefined : learnerId(fromKey(name));
}

const learnerTag = (learner: LearnerId) => `mentor:{l:${inKey(learner)}}`;

/**
 * Makes an id safe inside a key and unlike any other id's.
 *
 * Braces would move the hash tag. A half surrogate, which a string may hold but UTF-8 may not, would become the same
 * replacement character as any other.
 */
const inKey = (id: string) =>
  id.replace(/[%{}\p{Surrogate}]/gu, (it) => `%${it.charCodeAt(0).toString(16).padStart(4, "0")}`);

const fromKey = (name: string) =>
  name.replace(/%([0-9a-f]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
