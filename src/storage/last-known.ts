import type { LearnerId } from "../ids.ts";
import { type Conversation, newConversation } from "../memory/conversation.ts";
import { type Learner, newLearner } from "../memory/learner.ts";
import type { Memory } from "../memory/memory.ts";
import { hasFaded } from "./records.ts";
import type { Store, Whose } from "./store.ts";

/** What was remembered last of those who spoke lately, for when nobody else can be asked. */
export interface LastKnown {
  /** Whether both the learner and the conversation are known. */
  has(whose: Whose): boolean;
  /** Whether the learner is known, from whatever conversation. */
  hasMet(learner: LearnerId): boolean;
  /** What is known at a time (epoch ms); new where nothing is. */
  recall(whose: Whose, at: number): Memory;
  remember(whose: Whose, memory: Memory): void;
  forget(learner: LearnerId): void;
  forgetAll(): void;
  /** How many conversations are known. */
  size(): number;
}

/** Makes room for so many conversations; whoever was silent longest goes first. */
export function createLastKnown(most: number): LastKnown {
  const conversations = new Map<string, { readonly of: LearnerId; readonly it: Conversation }>();
  /** What was learnt in one conversation is known in all of them, and goes with the last. */
  const learners = new Map<LearnerId, { readonly it: Learner; readonly places: Set<string> }>();
  const keyOf = ({ learner, conversation }: Whose) => JSON.stringify([learner, conversation]);

  const drop = (key: string) => {
    const learner = conversations.get(key)?.of;
    if (learner === undefined) return;
    conversations.delete(key);
    const places = learners.get(learner)?.places;
    places?.delete(key);
    if (places?.size === 0) learners.delete(learner);
  };

  return {
    has: (whose) => conversations.has(keyOf(whose)),

    hasMet: (learner) => learners.has(learner),

    recall(whose, at) {
      const conversation = conversations.get(keyOf(whose))?.it;
      return {
        learner: learners.get(whose.learner)?.it ?? newLearner(),
        conversation:
          conversation && !hasFaded(conversation, at) ? conversation : newConversation(),
      };
    },

    remember(whose, memory) {
      const key = keyOf(whose);
      const places = learners.get(whose.learner)?.places ?? new Set();
      learners.set(whose.learner, { it: memory.learner, places: places.add(key) });
      conversations.delete(key);
      conversations.set(key, { of: whose.learner, it: memory.conversation });
      const [longestSilent] = conversations.keys();
      if (conversations.size > most && longestSilent) drop(longestSilent);
    },

    forget(learner) {
      for (const key of [...(learners.get(learner)?.places ?? [])]) drop(key);
    },

    forgetAll() {
      conversations.clear();
      learners.clear();
    },

    size: () => conversations.size,
  };
}

/** A store that notes what passes through it. */
export function noting(store: Store, known: LastKnown): Store {
  return {
    ...store,

    async update(whose, at, turn) {
      const kept = await store.update(whose, at, (memory) => {
        const kept = turn(memory);
        return { ...kept, result: kept };
      });
      known.remember(whose, kept.memory);
      return kept.result;
    },

    async look(whose, at) {
      const seen = await store.look(whose, at);
      return {
        ...seen,
        async keep(kept) {
          const isKept = await seen.keep(kept);
          if (isKept) known.remember(whose, kept.memory);
          return isKept;
        },
      };
    },

    async forget(learner) {
      await store.forget(learner);
      known.forget(learner);
    },
  };
}
