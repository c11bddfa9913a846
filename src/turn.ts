import { compose } from "./dialogue/compose.ts";
import { decide } from "./dialogue/decide.ts";
import type { Mind } from "./dialogue/mind.ts";
import { remember } from "./dialogue/remember.ts";
import type { LearningEvent } from "./memory/events.ts";
import type { Memory } from "./memory/memory.ts";
import type { Reply } from "./reply/reply.ts";
import type { Incoming } from "./understand/incoming.ts";
import { understand } from "./understand/understand.ts";

/** What comes of a turn: what is remembered next, what is replied, and what the learner did that says what they know. */
export interface Turn {
  readonly memory: Memory;
  readonly reply: Reply;
  readonly events: readonly LearningEvent[];
}

/**
 * Takes one turn of a conversation.
 *
 * Pure: the same memory and event give the same turn. The time is in the event, the choice of wording is seeded by the
 * place in the conversation, and nothing is read, sent or stored.
 */
export function takeTurn(mind: Mind, memory: Memory, incoming: Incoming): Turn {
  const meaning = understand(mind, memory, incoming);
  const decision = decide(mind, memory, meaning);

  const voice = mind.voices(`${memory.conversation.turns} ${decision.move}`);
  const reply = compose(mind.library, decision, { voice, conversation: memory.conversation });

  const conversation = remember(memory.conversation, decision, reply, incoming.at);
  return { memory: { ...memory, conversation }, reply, events: [] };
}
