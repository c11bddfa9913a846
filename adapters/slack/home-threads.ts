import type { Mentor } from "../../src/mentor.ts";
import { learnersNote, type Notes } from "../../src/storage/notes.ts";
import { directWith, learnerOf } from "./ids.ts";
import { receive } from "./receive.ts";
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
  /** Where nothing can be looked up just now, a message is a message of its own. */
  const read = (name: string) => notes.read(name).catch(() => undefined);

  const noteFor = ({ workspace, channel, root = "" }: Spot) =>
    `slack:home-thread:${workspace}:${channel}:${root}`;

  const isKnown = async (spot: Spot) => (await read(noteFor(spot))) !== undefined;

  /** Whether the mentor asked of late, and would take this as an answer to it. */
  const isAnswer = async (seen: MessageSeen): Promise<boolean> => {
    const learner = learnerOf(seen.spot.workspace, seen.by);
    if ((await read(learnersNote(learner, "asked"))) === undefined) return false;
    const conversation = directWith(seen.spot.workspace, seen.by);
    const reply = await mentor.look({ ...receive(seen), conversation });
    return reply?.move === "grade";
  };

  return {
    async place(seen) {
      const { spot, id } = seen;
      if (!spot.isDirect || spot.thread === undefined) return seen;
      const isByItself = id === `${spot.channel}:${spot.thread}`;
      if (await isKnown(spot)) return { ...seen, spot: atHome(spot) };
      if (!isByItself || !(await isAnswer(seen))) return seen;
      // Noted before the turn is taken, so that the same message delivered again is the same answer.
      await notes.write(noteFor(spot), "", ASKED_FOR_MS);
      return { ...seen, spot: atHome(spot) };
    },

    placeSpot: async (spot) =>
      spot.isDirect && spot.thread !== undefined && (await isKnown(spot)) ? atHome(spot) : spot,
  };
}

const atHome = ({ thread: _, ...spot }: Spot): Spot => spot;
