import { setTimeout as sleep } from "node:timers/promises";
import type { Delivered } from "./checkins/outlet.ts";
import type { Mind } from "./dialogue/mind.ts";
import type { LearnerId } from "./ids.ts";
import { exportFiles } from "./learning/export.ts";
import type { ItemRef } from "./memory/events.ts";
import type { Profile } from "./memory/learner.ts";
import type { Block, Reply } from "./reply/reply.ts";
import type { Standing } from "./schedule/due.ts";
import type { Store } from "./storage/store.ts";
import { type Effect, type Turn, takeTurn } from "./turn.ts";
import { takeTurnOnce } from "./turn-once.ts";
import type { Incoming } from "./understand/incoming.ts";
import type { Meaning } from "./understand/meaning.ts";
import { readPress } from "./understand/press.ts";

/** The mentor as adapters meet it. */
export interface Mentor {
  readonly mind: Mind;

  /**
   * Answers an event: loads the learner's memory, takes the turn, keeps what it leaves behind.
   *
   * Two events of one learner at once are two turns in order. The turn is kept before this resolves, so a reply that
   * was sent is never forgotten.
   *
   * @returns undefined where an event with this id was handled before, or there is nothing to say to it.
   * @throws When what is remembered can't be read or kept.
   */
  hear(incoming: Incoming): Promise<Reply | undefined>;

  /** Deletes everything that is stored of a learner, when a platform says that they are gone. */
  forget(learner: LearnerId): Promise<void>;

  /**
   * Gives what an event would be answered, and keeps nothing of it: for an overview that nobody asked for in words.
   */
  look(incoming: Incoming): Promise<Reply | undefined>;

  /** How a learner's check-ins are set, and their time zone: for showing them in fields. */
  settings(learner: LearnerId): Promise<Pick<Profile, "checkin" | "zone">>;

  /**
   * Deletes everything that is stored of a whole group of learners, when a platform says that they are gone.
   *
   * @throws When not all could be deleted, once all were tried; doing it again is then right.
   */
  forgetAll(areGone: (learner: LearnerId) => boolean): Promise<void>;

  /**
   * Speaks first, since something came due: takes the turn, has its reply said, and keeps the turn once it was.
   *
   * A turn that was kept before would be lost with a process that dies in between. As it is, the next one says the same
   * once more, in the same words and under the same key.
   *
   * @param say Says the reply, and gives what became of it.
   * @returns What became of it; undefined where there was nothing to say.
   */
  speak(
    incoming: Incoming,
    say: (reply: Reply) => Promise<Delivered>,
  ): Promise<Delivered | undefined>;
}

/** What is kept of learners besides the store, and is to be forgotten with them. */
export interface Forgettable {
  /** Deletes all that is kept of a learner here. */
  forget(learner: LearnerId): Promise<void>;
}

/** Keeps when each learner's next check-in comes due. */
export interface Agenda extends Forgettable {
  /** Enters where a learner stands from now on; without a standing they are taken out. */
  enter(learner: LearnerId, standing: Standing | undefined): Promise<void>;
}

/** Takes members' answers to the questions of their groups. */
export interface Voting {
  /** The reply is for the member alone. */
  vote(incoming: Incoming, answer: Extract<Meaning, { kind: "vote" }>): Promise<Reply>;
}

/** So long whoever reacts to what the mentor is just saying waits until that is kept: it is on its way to them. */
const KEPT_WITHIN_MS = 1_000;

/**
 * Makes a mentor of what it knows and where it remembers.
 *
 * @param elsewhere Where else something is kept of learners.
 * @param agenda Without one nothing ever comes due.
 * @param groups Where answers to groups' questions go.
 */
export function createMentor(
  mind: Mind,
  store: Store,
  elsewhere: readonly Forgettable[] = [],
  agenda?: Agenda,
  groups?: Voting,
): Mentor {
  const forget = async (learner: LearnerId) => {
    for (const it of [...elsewhere, ...(agenda ? [agenda] : [])]) await it.forget(learner);
    await store.forget(learner);
  };
  const carryOut = async <R extends Reply | undefined>(
    effect: Effect,
    learner: LearnerId,
    reply: R,
  ): Promise<R | Reply> => {
    switch (effect.kind) {
      case "schedule":
        await agenda?.enter(learner, effect.standing);
        return reply;
      case "export": {
        if (!reply) return reply;
        const files = exportFiles(mind.library, await store.everything(learner));
        const blocks = files.map((it): Block => ({ kind: "file", ...it }));
        return { ...reply, blocks: [...reply.blocks, ...blocks] };
      }
      case "forget":
        await forget(learner);
        return reply;
      default:
        return effect satisfies never;
    }
  };

  const carryOutAll = async (turn: Turn, learner: LearnerId): Promise<Reply | undefined> => {
    let { reply } = turn;
    for (const effect of turn.effects) reply = await carryOut(effect, learner, reply);
    return reply;
  };

  const hear = async (incoming: Incoming): Promise<Reply | undefined> => {
    const meaning = incoming.said.kind === "press" ? readPress(incoming.said.action) : undefined;
    if (groups && meaning?.kind === "vote") return groups.vote(incoming, meaning);

    const turn = await store.update(incoming, incoming.at, (memory) =>
      takeTurnOnce(mind, memory, incoming),
    );
    return turn && carryOutAll(turn, incoming.learner);
  };

  /** To whom the mentor is just saying something, and when that is done. */
  const speaking = new Map<LearnerId, Promise<unknown>>();

  const speak: Mentor["speak"] = async (incoming, say) => {
    const seen = await store.look(incoming, incoming.at);
    const turn = takeTurn(mind, seen.memory, incoming);
    const delivered = turn.reply && (await say(turn.reply));

    if (delivered?.kind === "later") return delivered;
    if (delivered?.kind === "closed") await hear(closed(incoming));
    else if (await seen.keep(turn)) await carryOutAll(turn, incoming.learner);
    // Somebody spoke meanwhile: what was said is remembered beside that.
    else await hear(said(incoming, turn));
    return delivered;
  };

  return {
    mind,

    async hear(incoming) {
      const said = speaking.get(incoming.learner);
      if (said) await Promise.race([said, sleep(KEPT_WITHIN_MS, undefined, { ref: false })]);
      return hear(incoming);
    },

    forget,

    async look(incoming) {
      const { memory } = await store.look(incoming, incoming.at);
      return takeTurn(mind, memory, incoming).reply;
    },

    settings: async (learner) => (await store.learner(learner)).profile,

    async forgetAll(areGone) {
      const failures: unknown[] = [];
      for await (const learner of store.learners())
        if (areGone(learner)) await forget(learner).catch((error) => failures.push(error));
      if (failures.length > 0)
        throw new Error(`${failures.length} learners could not be forgotten`, {
          cause: failures[0],
        });
    },

    async speak(incoming, say) {
      const { learner } = incoming;
      const said = speak(incoming, say);
      const kept = said.catch(() => {});
      speaking.set(learner, kept);
      try {
        return await said;
      } finally {
        if (speaking.get(learner) === kept) speaking.delete(learner);
      }
    },
  };
}

const closed = (incoming: Incoming): Incoming => ({ ...incoming, said: { kind: "closed" } });

/** What came due, with the questions that were asked, so that they are what is remembered whatever happened meanwhile. */
function said(incoming: Incoming, { memory }: Turn): Incoming {
  const { quiz } = memory.conversation;
  if (incoming.said.kind !== "due" || quiz?.from !== "checkin") return incoming;
  const open: ItemRef[] = quiz.open ? [{ concept: quiz.open.concept, item: quiz.open.item }] : [];
  return { ...incoming, said: { ...incoming.said, asked: [...open, ...quiz.left] } };
}
