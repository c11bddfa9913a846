import { compose } from "./dialogue/compose.ts";
import { decide } from "./dialogue/decide.ts";
import type { Decision } from "./dialogue/decision.ts";
import { eventsOf, learnFrom } from "./dialogue/learned.ts";
import type { Mind } from "./dialogue/mind.ts";
import { momentOf } from "./dialogue/moment.ts";
import { leaveQuiz } from "./dialogue/quiz-memory.ts";
import { remember } from "./dialogue/remember.ts";
import type { LearningEvent } from "./memory/events.ts";
import type { Memory } from "./memory/memory.ts";
import type { Reply } from "./reply/reply.ts";
import type { Incoming } from "./understand/incoming.ts";
import { understand } from "./understand/understand.ts";

/** What comes of a turn. */
export interface Turn {
  readonly memory: Memory;
  readonly reply: Reply;
  /** What the learner did that says what they know. */
  readonly events: readonly LearningEvent[];
  /** What is to be done besides. */
  readonly effects: readonly Effect[];
}

/** What a turn can't do itself, since it reads and stores nothing. */
export type Effect =
  /** Put everything that is stored of the learner into the reply, as files. */
  | { readonly kind: "export" }
  /** Delete everything that is stored of the learner. */
  | { readonly kind: "forget" };

/**
 * Takes one turn of a conversation.
 *
 * Pure: the same memory and event give the same turn. The time is in the event, the choice of wording is seeded by the
 * place in the conversation, and nothing is read, sent or stored.
 */
export function takeTurn(mind: Mind, before: Memory, incoming: Incoming): Turn {
  const { at } = incoming;
  const meaning = understand(mind, before, incoming);
  const memory = leaveQuiz(before, meaning, incoming);
  const decision = decide(mind, memory, meaning, momentOf(memory, incoming));

  const voice = mind.voices(`${memory.conversation.turns} ${decision.move}`);
  const reply = compose(mind.library, decision, { voice, conversation: memory.conversation });

  const events = eventsOf(memory.learner, decision, at);
  const learner = learnFrom(memory.learner, decision, events, at);
  const conversation = remember(memory.conversation, decision, reply, at);
  return { memory: { learner, conversation }, reply, events, effects: effectsOf(decision) };
}

function effectsOf(decision: Decision): Effect[] {
  if (decision.move !== "progress") return [];
  if (decision.kind === "export") return [{ kind: "export" }];
  return decision.kind === "forget" && decision.step === "done" ? [{ kind: "forget" }] : [];
}
