import type { ConversationId, LearnerId } from "../ids.ts";
import type { LearningEvent } from "../memory/events.ts";
import type { Learner } from "../memory/learner.ts";
import type { Memory } from "../memory/memory.ts";

/** Whose turn it is, and where. */
export interface Whose {
  readonly learner: LearnerId;
  readonly conversation: ConversationId;
}

/** What a turn leaves behind: the memory to keep, the events to append, and what the caller gets. */
export interface Kept<T> {
  readonly memory: Memory;
  readonly events: readonly LearningEvent[];
  readonly result: T;
}

/** All that is stored of a learner, for them to take away. */
export interface Everything {
  readonly learner: Learner;
  readonly events: readonly LearningEvent[];
  readonly conversations: readonly {
    readonly conversation: ConversationId;
    readonly memory: Memory["conversation"];
  }[];
}

/** What is remembered as it was at a moment, and a way to keep a turn on it later. */
export interface Seen {
  readonly memory: Memory;
  /** Keeps what a turn leaves behind, all of it; or nothing, and gives false, if somebody changed the memory since. */
  keep(kept: Omit<Kept<unknown>, "result">): Promise<boolean>;
}

/** Keeps and fetches what is remembered. */
export interface Store {
  /**
   * Runs a turn on what is remembered and keeps what it leaves behind, all of it or nothing.
   *
   * Optimistic: if somebody else changed the learner's memory in the meantime, the turn runs again on the newer one;
   * so it must be pure. A conversation that nobody spoke in for thirty days before `at` (epoch ms) is new again.
   */
  update<T>(whose: Whose, at: number, turn: (memory: Memory) => Kept<T>): Promise<T>;

  /** What is remembered, for a turn that is to be kept only after something else was done. */
  look(whose: Whose, at: number): Promise<Seen>;

  /** A learner's memory as it is now; a new one for somebody never met. */
  learner(learner: LearnerId): Promise<Learner>;

  /** Everything stored of a learner. */
  everything(learner: LearnerId): Promise<Everything>;

  /** Deletes everything stored of a learner; conversations and events too. */
  forget(learner: LearnerId): Promise<void>;

  /**
   * Everybody of whom something is stored, in no order. Somebody met during the walk may be missing, and somebody may
   * come twice while the database grows or shrinks.
   */
  learners(): AsyncIterable<LearnerId>;

  /** Resolves when the store answers, throws when it does not. */
  ping(): Promise<void>;

  close(): Promise<void>;
}
