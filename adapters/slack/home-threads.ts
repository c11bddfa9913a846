import type { Mentor } from "../../src/mentor.ts";
import { RedisAway } from "../../src/storage/away.ts";
import { learnersNote, type Notes } from "../../src/storage/notes.ts";
import { createRemembered } from "../shared/remembered.ts";
import { directWith, learnerOf } from "./ids.ts";
import { isByItself, receive } from "./receive.ts";
import type { MessageSeen, Spot } from "./seen.ts";

/**
 * Threads of direct messages in which somebody goes on with what the mentor began.
 *
 * A message by itself begins a conversation of its own. But people answer a check-in as readily beside it as below it;
 * what they say then is an answer, and so is what follows in that thread.
 */
export interface HomeThreads {
  /** Takes a message to where it belongs. */
  place(seen: MessageSeen): Promise<MessageSeen>;
  /** The same for where a control was used. */
  placeSpot(spot: Spot): Promise<Spot>;
}

/** An answer later than that is a message of its own. */
export const ASKED_FOR_MS = 24 * 60 * 60_000;

/** Keeps which threads these are. */
export function createHomeThreads(mentor: Pick<Mentor, "look">, notes: Notes): HomeThreads {
  const threads = createRemembered({
    lookUp: async (name) => (await notes.read(name)) !== undefined,
    whileAway: (last) => last ?? false,
  });

  const noteFor = ({ workspace, channel, root = "" }: Spot) =>
    `slack:home-thread:${workspace}:${channel}:${root}`;

  const isKnown = (spot: Spot) => threads.find(noteFor(spot));

  /** Whether the mentor asked of late, and would take this as an answer to it. */
  const isAnswer = async (seen: MessageSeen): Promise<boolean> => {
    const learner = learnerOf(seen.spot.workspace, seen.by);
    if ((await notes.read(learnersNote(learner, "asked"))) === undefined) return false;
    const conversation = directWith(seen.spot.workspace, seen.by);
    const reply = await mentor.look({ ...receive(seen), conversation });
    return reply?.move === "grade";
  };

  /** Noted before the turn is taken, so that the same message delivered again is the same answer. */
  const begin = async (name: string) => {
    await notes.write(name, "", ASKED_FOR_MS);
    threads.note(name, true);
  };

  return {
    async place(seen) {
      const { spot } = seen;
      if (!spot.isDirect || spot.thread === undefined) return seen;
      if (await isKnown(spot)) return { ...seen, spot: atHome(spot) };
      try {
        if (!isByItself(seen) || !(await isAnswer(seen))) return seen;
        await begin(noteFor(spot));
        return { ...seen, spot: atHome(spot) };
      } catch (error) {
        if (!(error instanceof RedisAway)) throw error;
        // Where nothing can be looked up just now, a message is a message of its own.
        return seen;
      }
    },

    placeSpot: async (spot) =>
      spot.isDirect && spot.thread !== undefined && (await isKnown(spot)) ? atHome(spot) : spot,
  };
}

const atHome = ({ thread: _, ...spot }: Spot): Spot => spot;
