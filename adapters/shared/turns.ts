import { setTimeout as sleep } from "node:timers/promises";
import { composeSlowDown } from "../../src/dialogue/compose/survival.ts";
import type { Mentor } from "../../src/mentor.ts";
import { createPace, type Pace } from "../../src/pace/pace.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { createLanes } from "../../src/storage/lanes.ts";
import type { Incoming } from "../../src/understand/incoming.ts";

/** Turns of conversations, each answered before the next of the same conversation begins. */
export interface Turns {
  /**
   * Takes a turn and gives its reply to `answer`; where nothing is to be said, `otherwise` is called: the event was
   * handled before, or its learner says more than can be answered and has been asked to slow down.
   */
  take(
    incoming: Incoming,
    answer: (reply: Reply) => Promise<void>,
    otherwise?: () => void,
  ): Promise<void>;
}

/**
 * Two presses at once are two turns, and their answers are shown in the order in which they were pressed.
 *
 * Who floods waits, and hears once why; nobody else does.
 */
export function createTurns(mentor: Mentor, pace: Pace = createPace()): Turns {
  const inOrder = createLanes();
  return {
    async take(incoming, answer, otherwise = () => {}) {
      const { learner, conversation, at } = incoming;
      const admission = pace.admit(learner);
      if (admission.kind === "refused")
        return admission.isFirst
          ? answer(composeSlowDown(mentor.mind.voices(`${learner} ${at}`)))
          : otherwise();

      const notBefore = performance.now() + admission.afterMs;
      await inOrder(`${learner} ${conversation}`, async () => {
        const early = notBefore - performance.now();
        if (early > 0) await sleep(early);
        const reply = await mentor.hear(incoming);
        if (reply) await answer(reply);
        else otherwise();
      });
    },
  };
}
