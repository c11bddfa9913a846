import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { composeNotNow, type Keeping, withAwayNote } from "../dialogue/compose/survival.ts";
import type { LearnerId } from "../ids.ts";
import type { Agenda, Mentor } from "../mentor.ts";
import type { Reply } from "../reply/reply.ts";
import { standingOf } from "../schedule/due.ts";
import { RedisAway } from "../storage/away.ts";
import { createLanes } from "../storage/lanes.ts";
import { createLastKnown, type LastKnown } from "../storage/last-known.ts";
import type { Presence } from "../storage/presence.ts";
import type { Store } from "../storage/store.ts";
import { takeTurnOnce } from "../turn-once.ts";
import type { Incoming } from "../understand/incoming.ts";
import { readPress } from "../understand/press.ts";
import type { Held, HeldEvent } from "./held.ts";

/** What a steady mentor is made of. */
export interface Parts {
  readonly mentor: Mentor;
  readonly store: Pick<Store, "look" | "learner">;
  readonly known: LastKnown;
  readonly held: Held;
  readonly presence: Presence;
  readonly agenda: Pick<Agenda, "enter">;
  readonly report: Report;
}

/** Tells an operator what happened; with an error where it is bad. */
export type Report = (what: string, error?: Error) => void;

/** A mentor that goes on answering while Redis is away. */
export interface Steady {
  readonly mentor: Mentor;
  /** Keeps what is still held, if Redis comes back for it within a few seconds. */
  stop(): Promise<void>;
}

/** Learners of whom nothing is known here: of so many what they said since is known, and never kept. */
const MOST_STRANGERS = 1_000;
const STOPS_WITHIN_MS = 2_000;

/**
 * Makes a mentor steady.
 *
 * While Redis is away, a question is answered from content and from what was known last, and its event is held. Once
 * Redis is back the held events are taken again, each learner's in order and before anything newer: a turn is pure, so
 * the same turns come of them. Every event has an id, which goes with what is kept of it; so one that was kept after all
 * isn't kept twice. What would be another turn by now, since the conversation went on in another process, is let go.
 *
 * What can't be answered without Redis, or must not be said before it is so, is put off: taking away, deleting, voting.
 */
export function createSteady(parts: Parts): Steady {
  const { mentor, store, known, held, presence, agenda, report } = parts;
  const { mind } = mentor;
  const inOrder = createLanes();
  const strangers = createLastKnown(MOST_STRANGERS);
  const withId = namesEvents();

  const meanwhile = (incoming: Incoming): Reply | undefined => {
    const voice = mind.voices(`${incoming.learner} ${incoming.at}`);
    if (isVote(incoming)) return composeNotNow(voice);
    const isKnown = known.has(incoming) || (incoming.begins && known.hasMet(incoming.learner));
    const memories = isKnown ? known : strangers;
    const before = memories.recall(incoming, incoming.at);
    const { memory, result: turn } = takeTurnOnce(mind, before, incoming);
    // Without a turn it was kept, and Redis went before all that it asks for was done.
    if (!turn || turn.effects.some((it) => it.kind !== "schedule")) return composeNotNow(voice);

    memories.remember(incoming, memory);
    const event = { incoming, turns: before.conversation.turns };
    const keeping: Keeping = !isKnown ? "blank" : held.add(event) ? "held" : "full";
    return turn.reply && withAwayNote(turn.reply, keeping, voice);
  };

  const keep = async (event: HeldEvent): Promise<boolean> => {
    try {
      if (!(await isStillTheSame(store, event))) return false;
      await mentor.hear(event.incoming);
      return true;
    } catch (error) {
      if (error instanceof RedisAway) throw error;
      report("an event that waited for Redis couldn't be kept", error as Error);
      return false;
    }
  };

  /** Keeps what is held of a learner; gives how many events that were. */
  const keepHeld = async (learner: LearnerId): Promise<number> => {
    const events = held.of(learner);
    let kept = 0;
    for (const event of events) {
      if (await keep(event)) kept += 1;
      held.shift(learner);
    }
    // A turn that was kept after all may have changed when the learner is due, unseen by anybody.
    if (events.length > 0)
      await agenda.enter(learner, standingOf((await store.learner(learner)).profile));
    return kept;
  };

  const keepAll = async (): Promise<void> => {
    const count = held.size();
    let kept = 0;
    for (const learner of held.learners()) kept += await inOrder(learner, () => keepHeld(learner));
    strangers.forgetAll();
    report(`Redis is back; kept ${kept} of ${count} events that waited for it`);
  };

  const off = presence.onChange((went) => {
    if (went) report("Redis is away; learners are answered from what is known", went);
    else keepAll().catch((error) => report("events wait for Redis again", error));
  });

  const hear = async (incoming: Incoming): Promise<Reply | undefined> => {
    const { handled } = known.recall(incoming, incoming.at).conversation;
    try {
      await keepHeld(incoming.learner);
      return await mentor.hear(incoming);
    } catch (error) {
      if (!(error instanceof RedisAway)) throw error;
      return incoming.id && handled.includes(incoming.id) ? undefined : meanwhile(incoming);
    }
  };

  return {
    mentor: {
      ...mentor,
      hear: (incoming) => inOrder(incoming.learner, () => hear(withId(incoming))),

      async speak(incoming, say) {
        await inOrder(incoming.learner, () => keepHeld(incoming.learner));
        return mentor.speak(incoming, say);
      },
    },

    async stop() {
      const until = Date.now() + STOPS_WITHIN_MS;
      while (held.size() > 0 && presence.isAway() && Date.now() < until) await sleep(100);
      off();
      if (held.size() > 0) await keepAll().catch(() => {});
      if (held.size() > 0)
        report("events were not kept", new Error(`${held.size()} waited for Redis`));
    },
  };
}

/** Whether an event would be the same turn now as when it was answered, and wasn't kept after all. */
async function isStillTheSame(store: Parts["store"], event: HeldEvent): Promise<boolean> {
  const { incoming, turns } = event;
  const { conversation } = (await store.look(incoming, incoming.at)).memory;
  return conversation.turns === turns && !conversation.handled.includes(incoming.id ?? "");
}

const isVote = ({ said }: Incoming) =>
  said.kind === "press" && readPress(said.action)?.kind === "vote";

/** Gives an id to events of platforms that have none. */
function namesEvents(): (incoming: Incoming) => Incoming & { readonly id: string } {
  const process = randomBytes(6).toString("base64url");
  let count = 0;
  return (incoming) => {
    count += 1;
    return { ...incoming, id: incoming.id ?? `${process}${count.toString(36)}` };
  };
}
