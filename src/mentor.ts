import type { Mind } from "./dialogue/mind.ts";
import type { Reply } from "./reply/reply.ts";
import type { Store } from "./storage/store.ts";
import { takeTurn } from "./turn.ts";
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

/** Makes a mentor of what it knows and where it remembers. */
export function createMentor(mind: Mind, store: Store): Mentor {
  return {
    mind,
    hear: (incoming) =>
      store.update(incoming, incoming.at, (memory) => {
        const { handled } = memory.conversation;
        if (incoming.id !== undefined && handled.includes(incoming.id)) {
          return { memory, events: [], result: undefined };
        }
        const turn = takeTurn(mind, memory, incoming);
        const conversation =
          incoming.id === undefined
            ? turn.memory.conversation
            : {
                ...turn.memory.conversation,
                handled: [...handled, incoming.id].slice(-MOST_HANDLED),
              };
        return {
          memory: { ...turn.memory, conversation },
          events: turn.events,
          result: turn.reply,
        };
      }),
  };
}
