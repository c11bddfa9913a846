import type { LearnerId } from "../../src/ids.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { learnersNote, type Notes } from "../../src/storage/notes.ts";

/** Private answers to messages in channels, for their learner to open; they go with the learner. */
export interface KeptReplies {
  /** Keeps a reply for its learner; an earlier one goes. Gives what a button names it by. */
  keep(learner: LearnerId, reply: Reply, name: string): Promise<void>;
  /** The reply that was kept under a name; undefined where it is gone. */
  find(learner: LearnerId, name: string): Promise<Reply | undefined>;
}

const LASTS_MS = 24 * 60 * 60 * 1000;

/** Keeps replies as notes of their learners. */
export function createKeptReplies(notes: Notes): KeptReplies {
  const noteFor = (learner: LearnerId) => learnersNote(learner, "kept");
  return {
    keep: (learner, reply, name) =>
      notes.write(noteFor(learner), JSON.stringify({ name, reply }), LASTS_MS),

    async find(learner, name) {
      const text = await notes.read(noteFor(learner));
      const kept: { name: string; reply: Reply } | undefined = text && JSON.parse(text);
      return kept?.name === name ? kept.reply : undefined;
    },
  };
}
