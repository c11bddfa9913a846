import type { Reply } from "../../src/reply/reply.ts";
import { RedisAway } from "../../src/storage/away.ts";
import type { Incoming } from "../../src/understand/incoming.ts";
import type { Lately } from "../shared/lately.ts";
import { isPrivate } from "../shared/privacy.ts";
import type { Turns } from "../shared/turns.ts";
import { button, inRows } from "./controls.ts";
import { failureOf } from "./failures.ts";
import type { KeptReplies } from "./kept-replies.ts";
import { ENGLISH } from "./locales/en.ts";
import { say } from "./locales/words.ts";
import { type DiscordMessage, render, saying } from "./render.ts";
import type { MessageSeen } from "./seen.ts";
import type { Wire } from "./wire.ts";

/** What answering messages takes. */
export interface Desk {
  readonly wire: Wire;
  readonly turns: Turns;
  readonly kept: KeptReplies;
  /** Channels in which the mentor may not speak, as Discord said of late. */
  readonly closed: Lately;
}

const TYPES_AFTER_MS = 1_000;

/** Answers messages. Discord doesn't say in which language their authors use it, so what it adds is in English. */
export function createMessageAnswers({ wire, turns, kept, closed }: Desk) {
  const send = async (to: MessageSeen, messages: readonly DiscordMessage[]) => {
    // In direct messages it is plain what is answered.
    const reference = to.spot.kind === "direct" ? {} : { repliesTo: to.id };
    for (const [part, it] of messages.entries())
      await wire.send(to.spot.channel, it, {
        key: `reply:${to.id}`,
        part,
        ...(part === 0 ? reference : {}),
      });
  };

  const shown = async (to: MessageSeen, { learner }: Incoming, reply: Reply) => {
    const frame = {
      owner: { user: to.by },
      audience: "default",
      words: ENGLISH,
      isPublic: to.spot.kind !== "direct",
    } as const;
    // A question may stand in a channel, where it can be replied to; how its answer was marked may not.
    const isOpen = reply.move === "quiz" && !reply.private;
    if (to.spot.kind === "direct" || isOpen || !isPrivate(reply)) return render(reply, frame);
    try {
      await kept.keep(learner, reply, to.id);
    } catch (error) {
      if (!(error instanceof RedisAway)) throw error;
      // It may not stand in the channel, and lies nowhere from where it could be opened.
      return [saying(say(ENGLISH, "failed"))];
    }
    const show = button({ kind: "show", kept: to.id }, say(ENGLISH, "show"), frame);
    return [saying(say(ENGLISH, "for-you-only"), inRows([show]))];
  };

  /** What is sent to where the mentor may not speak is given up, and nothing more is sent there for a while. */
  const guarded = async (to: MessageSeen, work: () => Promise<void>) => {
    if (closed.has(to.spot.channel)) return;
    try {
      await work();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "closed") closed.note(to.spot.channel);
      throw error;
    }
  };

  return {
    /** Takes a message's turn and replies. */
    async reply(to: MessageSeen, incoming: Incoming): Promise<void> {
      if (closed.has(to.spot.channel)) return;
      const typing = setTimeout(() => {
        wire.type(to.spot.channel).catch(() => {});
      }, TYPES_AFTER_MS);
      try {
        await turns.take(incoming, (reply) =>
          guarded(to, async () => send(to, await shown(to, incoming, reply))),
        );
      } finally {
        clearTimeout(typing);
      }
    },

    /** Says to a message what Discord's side has to say. */
    async say(to: MessageSeen, text: string): Promise<void> {
      await guarded(to, () => send(to, [saying(text)]));
    },
  };
}
