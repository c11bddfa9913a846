import type { Silence } from "./dialogue/checkin-decision.ts";
import { rememberCheckIn } from "./dialogue/checkin-memory.ts";
import { noteFor } from "./dialogue/checkin-notes.ts";
import { aroundReply } from "./dialogue/compose/checkin-around.ts";
import { withMoments } from "./dialogue/compose/moments.ts";
import { compose } from "./dialogue/compose.ts";
import { decide } from "./dialogue/decide.ts";
import type { Decision } from "./dialogue/decision.ts";
import { eventsOf, learnFrom } from "./dialogue/learned.ts";
import type { Mind } from "./dialogue/mind.ts";
import { momentOf } from "./dialogue/moment.ts";
import { leaveQuiz } from "./dialogue/quiz-memory.ts";
import { remember } from "./dialogue/remember.ts";
import type { LearningEvent } from "./memory/events.ts";
import type { Learner } from "./memory/learner.ts";
import type { Memory } from "./memory/memory.ts";
import type { Reply } from "./reply/reply.ts";
import { isSameStanding, type Standing, standingOf } from "./schedule/due.ts";
import { nextDue } from "./schedule/times.ts";
import type { Incoming } from "./understand/incoming.ts";
import { understand } from "./understand/understand.ts";

/** What comes of a turn. */
export interface Turn {
  readonly memory: Memory;
  /** Without one the mentor says nothing: what came due is too late, or no longer wanted. */
  readonly reply?: Reply;
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
  | { readonly kind: "forget" }
  /** Let the learner's next check-in come due at another time; without a standing, never. */
  | { readonly kind: "schedule"; readonly standing?: Standing };

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
  const moment = momentOf(memory, incoming);
  const decision = decide(mind, memory, meaning, moment);
  if (decision.move === "silence") return keepSilence(before, decision, incoming);

  const voice = mind.voices(`${memory.conversation.turns} ${decision.move}`);
  const telling = { voice, conversation: memory.conversation };
  const composed = compose(mind.library, decision, telling);

  const events = eventsOf(memory.learner, decision, at);
  const note = noteFor(memory.learner.profile, decision, incoming);
  const learnt = learnFrom(memory.learner, decision, events, at);
  const learner = rememberCheckIn(learnt, decision, incoming, note);
  const around = { decision, before: memory, after: learner, moment, note, voice };
  const reply = withMoments(aroundReply(composed, around), learner.profile, at);
  const conversation = remember(memory.conversation, decision, reply, at);

  const effects = [...effectsOf(decision), ...rescheduled(before, learner, incoming)];
  return { memory: { learner, conversation }, reply, events, effects };
}

function keepSilence(before: Memory, decision: Silence, incoming: Incoming): Turn {
  const learner = rememberCheckIn(before.learner, decision, incoming, undefined);
  const effects = rescheduled(before, learner, incoming);
  return { memory: { ...before, learner }, events: [], effects };
}

function effectsOf(decision: Decision): Effect[] {
  if (decision.move !== "progress") return [];
  if (decision.kind === "export") return [{ kind: "export" }];
  return decision.kind === "forget" && decision.step === "done" ? [{ kind: "forget" }] : [];
}

/** Whoever brought what came due has moved it on already, by the plan that was agreed. */
function rescheduled(before: Memory, after: Learner, { said }: Incoming): Effect[] {
  const was = standingOf(before.learner.profile);
  const is = standingOf(after.profile);
  const isAgreed = said.kind !== "due" || (was !== undefined && was.due <= said.due);
  const stands = was && said.kind === "due" ? { ...was, due: nextDue(was.plan, said.due) } : was;
  if (isAgreed && isSameStanding(stands, is)) return [];
  return [{ kind: "schedule", ...(is ? { standing: is } : {}) }];
}
