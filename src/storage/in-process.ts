import type { ConceptId, ConversationId, LearnerId } from "../ids.ts";
import type { StoredCard } from "../memory/learner.ts";
import {
  type Changes,
  changesOf,
  readConversation,
  readConversationAt,
  readEvents,
  readLearner,
} from "./records.ts";
import type { Seen, Store, Whose } from "./store.ts";

/** What is kept of one learner: the same texts as in Redis, so that nothing survives here which would not there. */
interface Kept {
  /** Another one after every change. */
  revision: number;
  profile: string | null;
  readonly cards: Map<ConceptId, StoredCard>;
  readonly conversations: Map<ConversationId, string>;
  readonly events: string[];
}

/** Makes a store that lives as long as the process; for tests. */
export function createInProcessStore(): Store {
  const learners = new Map<LearnerId, Kept>();
  const find = (learner: LearnerId): Kept => learners.get(learner) ?? nothing();

  const look = (whose: Whose, at: number) => {
    const kept = find(whose.learner);
    const { revision } = kept;
    const text = kept.conversations.get(whose.conversation) ?? null;
    const memory = {
      learner: readLearner(kept.profile, kept.cards),
      conversation: readConversationAt(text, at),
    };
    const keep: Seen["keep"] = async (after) => {
      if (find(whose.learner).revision !== revision) return false;
      const changes = changesOf(memory, after);
      if (changes) {
        apply(changes, whose.conversation, kept);
        learners.set(whose.learner, kept);
      }
      return true;
    };
    return { memory, keep };
  };

  return {
    // Nothing is awaited between reading and writing, so turns are in order and none meets another.
    async update(whose, at, turn) {
      const seen = look(whose, at);
      const after = turn(seen.memory);
      void seen.keep(after);
      return after.result;
    },

    async look(whose, at) {
      return look(whose, at);
    },

    async learner(learner) {
      const { profile, cards } = find(learner);
      return readLearner(profile, cards);
    },

    async everything(learner) {
      const kept = find(learner);
      return {
        learner: readLearner(kept.profile, kept.cards),
        events: readEvents(kept.events),
        conversations: [...kept.conversations].map(([conversation, text]) => ({
          conversation,
          memory: readConversation(text),
        })),
      };
    },

    async forget(learner) {
      learners.delete(learner);
    },

    async *learners() {
      yield* [...learners.keys()];
    },

    async ping() {},

    async close() {},
  };
}

const nothing = (): Kept => ({
  revision: 0,
  profile: null,
  cards: new Map(),
  conversations: new Map(),
  events: [],
});

function apply(changes: Changes, conversation: ConversationId, kept: Kept): void {
  kept.revision += 1;
  if (changes.profile) kept.profile = changes.profile;
  if (changes.conversation) kept.conversations.set(conversation, changes.conversation);
  for (const [concept, card] of changes.cards) kept.cards.set(concept, card);
  for (const concept of changes.droppedCards) kept.cards.delete(concept);
  kept.events.push(...changes.events);
}
