import type { Mind } from "./dialogue/mind.ts";
import type { LearningEvent } from "./memory/events.ts";
import type { Memory } from "./memory/memory.ts";
import { type Turn, takeTurn } from "./turn.ts";
import type { Incoming } from "./understand/incoming.ts";

/** How many event ids a conversation remembers; a platform delivers an event again within minutes. */
const MOST_HANDLED = 50;

/** What an event leaves behind, and its turn; without one it was handled before. */
export interface Once {
  readonly memory: Memory;
  readonly events: readonly LearningEvent[];
  readonly result: Turn | undefined;
}

/** Takes an event's turn, unless the conversation remembers that it was handled; from then on it does. Pure. */
export function takeTurnOnce(mind: Mind, memory: Memory, incoming: Incoming): Once {
  const { handled } = memory.conversation;
  if (incoming.id !== undefined && handled.includes(incoming.id))
    return { memory, events: [], result: undefined };

  const turn = takeTurn(mind, memory, incoming);
  return { memory: withHandled(turn, incoming, handled), events: turn.events, result: turn };
}

function withHandled({ memory }: Turn, { id }: Incoming, handled: readonly string[]): Memory {
  if (id === undefined) return memory;
  const conversation = {
    ...memory.conversation,
    handled: [...handled, id].slice(-MOST_HANDLED),
  };
  return { ...memory, conversation };
}
