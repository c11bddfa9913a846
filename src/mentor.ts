import type { Mind } from "./dialogue/mind.ts";
import type { LearnerId } from "./ids.ts";
import { exportFiles } from "./learning/export.ts";
import type { Memory } from "./memory/memory.ts";
import type { Block, Reply } from "./reply/reply.ts";
import type { Store } from "./storage/store.ts";
import { type Effect, type Turn, takeTurn } from "./turn.ts";
import type { Incoming } from "./understand/incoming.ts";

/** How many event ids a conversation remembers; a platform delivers an event again within minutes. */
const MOST_HANDLED = 50;

/** The mentor as adapters meet it. */
export interface Mentor {
  readonly mind: Mind;

  /**
   * Answers an event: loads the learner's memory, takes the turn, keeps what it leaves behind.
   *
   * Two events of one learner at once are two turns in order. The turn is kept before this resolves, so a reply that
   * was sent is never forgotten.
   *
   * @returns undefined where an event with this id was handled before.
   * @throws When what is remembered can't be read or kept.
   */
  hear(incoming: Incoming): Promise<Reply | undefined>;
}

/** What is kept of learners besides the store, and is to be forgotten with them. */
export interface Forgettable {
  /** Deletes all that is kept of a learner here. */
  forget(learner: LearnerId): Promise<void>;
}

/**
 * Makes a mentor of what it knows and where it remembers.
 *
 * @param elsewhere Where else something is kept of learners, such as a queue.
 */
export function createMentor(
  mind: Mind,
  store: Store,
  elsewhere: readonly Forgettable[] = [],
): Mentor {
  const carryOut = async (effect: Effect, learner: LearnerId, reply: Reply): Promise<Reply> => {
    switch (effect.kind) {
      case "export": {
        const files = exportFiles(mind.library, await store.everything(learner));
        const blocks = files.map((it): Block => ({ kind: "file", ...it }));
        return { ...reply, blocks: [...reply.blocks, ...blocks] };
      }
      case "forget":
        for (const it of elsewhere) await it.forget(learner);
        await store.forget(learner);
        return reply;
      default:
        return effect satisfies never;
    }
  };
  return {
    mind,
    async hear(incoming) {
      const turn = await store.update(incoming, incoming.at, (memory) => {
        const { handled } = memory.conversation;
        if (incoming.id !== undefined && handled.includes(incoming.id)) {
          return { memory, events: [], result: undefined };
        }
        const turn = takeTurn(mind, memory, incoming);
        return { memory: withHandled(turn, incoming, handled), events: turn.events, result: turn };
      });
      if (!turn) return undefined;

      let { reply } = turn;
      for (const effect of turn.effects) reply = await carryOut(effect, incoming.learner, reply);
      return reply;
    },
  };
}

/** A turn's memory, which remembers that the event was handled. */
function withHandled({ memory }: Turn, { id }: Incoming, handled: readonly string[]): Memory {
  if (id === undefined) return memory;
  const conversation = {
    ...memory.conversation,
    handled: [...handled, id].slice(-MOST_HANDLED),
  };
  return { ...memory, conversation };
}
