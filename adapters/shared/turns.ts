import type { Mentor } from "../../src/mentor.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { createLanes } from "../../src/storage/lanes.ts";
import type { Incoming } from "../../src/understand/incoming.ts";

/** Turns of conversations, each answered before the next of the same conversation begins. */
export interface Turns {
  /** Takes a turn and gives its reply to `answer`; where the event was handled before, `otherwise` is called. */
  take(
    incoming: Incoming,
    answer: (reply: Reply) => Promise<void>,
    otherwise?: () => void,
  ): Promise<void>;
}

/** Two presses at once are two turns, and their answers are shown in the order in which they were pressed. */
export function createTurns(mentor: Mentor): Turns {
  const inOrder = createLanes();
  return {
    take: (incoming, answer, otherwise = () => {}) =>
      inOrder(`${incoming.learner} ${incoming.conversation}`, async () => {
        const reply = await mentor.hear(incoming);
        if (reply) await answer(reply);
        else otherwise();
      }),
  };
}
