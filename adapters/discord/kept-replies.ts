import type { LearnerId } from "../../src/ids.ts";
import type { Reply } from "../../src/reply/reply.ts";
import type { Notes } from "../../src/storage/notes.ts";

/** Private answers to messages in channels, until their learner has opened them. */
export interface KeptReplies {
  /** Keeps a reply for its learner; an earlier one goes. Gives what a button names it by. */
  keep(learner: LearnerId, reply: Reply, name: string): Promise<void>;
  /** The reply that was kept under a name; undefined where it is gone. */
  find(learner: LearnerId, name: string): Promise<Reply | undefined>;
  /** Deletes what is kept for a learner. */
  forget(learner: LearnerId): Promise<void>;
}

const LASTS_MS = 24 * 60 * 60 * 1000;

/** Keeps replies as notes of their learners. */
export function createKeptReplies(notes: Notes): KeptReplies {
  const noteFor = (learner: LearnerId) => `kept:${learner}`;
  return {
    keep: (learner, reply, name) =>
      notes.write(noteFor(learner), JSON.stringify({ name, reply }), LASTS_MS),

    async find(learner, name) {
      const text = await notes.read(noteFor(learner));
      const kept: { name: string; reply: Reply } | undefined = text && JSON.parse(text);
      return kept?.name === name ? kept.reply : undefined;
    },

    forget: (learner) => notes.remove(noteFor(learner)),
  };
}
