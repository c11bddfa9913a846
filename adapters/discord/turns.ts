import type { Mentor } from "../../src/mentor.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { createLanes } from "../../src/storage/lanes.ts";
import type { Incoming } from "../../src/understand/incoming.ts";

/** Turns of conversations, each answered before the next of the same conversation begins. */
export interface Turns {
  /**
   * Takes the turns of what was said, one after the other, and gives the reply to the last to `answer`.
   *
   * Nothing is answered where the last was handled before.
   */
  take(
    incoming: readonly [Incoming, ...Incoming[]],
    answer: (reply: Reply) => Promise<void>,
    otherwise?: () => void,
  ): Promise<void>;
}

/** Two presses at once are two turns, and their answers are shown in the order in which they were pressed. */
export function createTurns(mentor: Mentor): Turns {
  const inOrder = createLanes();
  return {
    take: (all, answer, otherwise = () => {}) =>
      inOrder(`${all[0].learner} ${all[0].conversation}`, async () => {
        let reply: Reply | undefined;
        for (const it of all) reply = await mentor.hear(it);
        if (reply) await answer(reply);
        else otherwise();
      }),
  };
}
