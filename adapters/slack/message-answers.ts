import type { Reply } from "../../src/reply/reply.ts";
import type { Incoming } from "../../src/understand/incoming.ts";
import type { Lately } from "../shared/lately.ts";
import { isPrivate } from "../shared/privacy.ts";
import type { Turns } from "../shared/turns.ts";
import { failureOf } from "./failures.ts";
import type { HomeThreads } from "./home-threads.ts";
import { receive } from "./receive.ts";
import { holdsFiles, render, type SlackMessage, saying } from "./render.ts";
import { SLACK_SAYINGS } from "./sayings.ts";
import type { MessageSeen } from "./seen.ts";
import type { Wire } from "./wire.ts";

/** What answering messages takes. */
export interface Desk {
  readonly turns: Turns;
  /** Channels in which the mentor may not speak, as Slack said of late. */
  readonly closed: Lately;
  /** Takes a message to the conversation that it belongs to. */
  readonly place: HomeThreads["place"];
}

/** Where a message's answer comes from. */
export interface Asked {
  readonly wire: Wire;
  readonly zone: () => Promise<string | undefined>;
}

const THINKS_AFTER_MS = 400;

/** Answers messages, each in its own thread. */
export function createMessageAnswers({ turns, closed, place }: Desk) {
  const send = async (wire: Wire, { spot, by }: MessageSeen, reply: Reply) => {
    const messages = render(reply, { owner: { user: by }, audience: "default" });
    if (!spot.isDirect && holdsFiles(reply)) {
      for (const it of messages) await wire.post({ channel: by }, it);
      return wire.whisper(spot, by, saying(SLACK_SAYINGS["in-direct"]));
    }
    for (const it of messages) {
      if (spot.isDirect || !isPrivate(reply)) await wire.post(spot, it);
      // How an answer was marked is nobody else's business; in a channel only the one who asked sees it.
      else await wire.whisper(spot, by, it);
    }
  };

  const apologise = async (wire: Wire, { spot, by }: MessageSeen, message: SlackMessage) => {
    if (spot.isDirect) await wire.post(spot, message);
    else await wire.whisper(spot, by, message);
  };

  return {
    /** Takes a message's turn and replies. */
    async reply(seen: MessageSeen, { wire, zone }: Asked): Promise<void> {
      const { channel } = seen.spot;
      if (closed.has(channel)) return;
      const thinking = showThinking(wire, seen);
      try {
        const [placed, known] = await Promise.all([place(seen), zone()]);
        const incoming: Incoming = { ...receive(placed), ...(known ? { zone: known } : {}) };
        await turns.take(incoming, (reply) => send(wire, seen, reply));
      } catch (error) {
        if (failureOf(error).kind === "closed") closed.note(channel);
        // The first failure is the one to tell of.
        else await apologise(wire, seen, saying(SLACK_SAYINGS.failed)).catch(() => {});
        throw error;
      } finally {
        thinking.end();
      }
    },
  };
}

/** Shows that the mentor thinks, where that takes longer than a moment and the workspace's plan lets it show that. */
function showThinking(wire: Wire, { spot }: MessageSeen) {
  const { channel, root = "" } = spot;
  let shown: Promise<unknown> | undefined;
  const show = (status: string) => wire.showStatus({ channel, root }, status).catch(() => {});
  const timer = setTimeout(() => {
    shown = show(SLACK_SAYINGS.thinking);
  }, THINKS_AFTER_MS);
  return {
    end() {
      clearTimeout(timer);
      // A reply takes the status away; where there is none to be seen, it would stay.
      void shown?.then(() => show(""));
    },
  };
}
