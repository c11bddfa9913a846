import { setTimeout as sleep } from "node:timers/promises";
import type { ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Lanes } from "../../src/storage/lanes.ts";
import { failureOf } from "./failures.ts";
import type { SlackMessage } from "./render.ts";

/** Where a message goes. */
export interface Target {
  readonly channel: string;
  /** The message under which it hangs. */
  readonly root?: string | undefined;
}

/** A prompt that is offered before anything is said. */
export interface Prompt {
  readonly title: string;
  readonly message: string;
}

/** Sends messages in one workspace. Nothing that is sent is unfurled. */
export interface Wire {
  /** Sends a message, and gives where it stands. */
  post(to: Target, message: SlackMessage): Promise<{ channel: string; ts: string }>;
  /** Sends a message that only one member of a channel sees. */
  whisper(to: Target, user: string, message: SlackMessage): Promise<void>;
  change(channel: string, ts: string, message: SlackMessage): Promise<void>;
  openModal(trigger: string, view: ModalView): Promise<void>;
  /** Shows in a thread that an answer is under way; an empty status takes it away. */
  showStatus(to: Required<Target>, status: string): Promise<void>;
  suggest(channel: string, prompts: readonly Prompt[]): Promise<void>;
}

const UNFURL_NOTHING = { unfurl_links: false, unfurl_media: false };

/**
 * Sends through a workspace's client.
 *
 * @param inOrder Sends what somebody waits for, in each channel one after the other, so that one which has to wait is
 * waited for. Without it nothing waits, and whoever sends hears that they should.
 */
export function createWire(client: WebClient, inOrder?: Lanes): Wire {
  const inChannel = <T>(channel: string, request: () => Promise<T>): Promise<T> =>
    inOrder ? inOrder(channel, () => patiently(request)) : request();

  return {
    post: ({ channel, root }, { text, blocks }) =>
      inChannel(channel, async () => {
        const thread = root ? { thread_ts: root } : {};
        const body = { channel, text, blocks, ...thread, ...UNFURL_NOTHING };
        const sent = await client.chat.postMessage(body);
        return { channel: sent.channel ?? channel, ts: sent.ts ?? "" };
      }),

    whisper: ({ channel, root }, user, { text, blocks }) =>
      inChannel(channel, async () => {
        const thread = root ? { thread_ts: root } : {};
        await client.chat.postEphemeral({ channel, user, text, blocks, ...thread });
      }),

    change: (channel, ts, { text, blocks }) =>
      inChannel(channel, async () => {
        await client.chat.update({ channel, ts, text, blocks });
      }),

    async openModal(trigger, view) {
      // What opens it lasts for three seconds: later is too late.
      await client.views.open({ trigger_id: trigger, view });
    },

    async showStatus({ channel, root }, status) {
      await client.assistant.threads.setStatus({
        channel_id: channel,
        thread_ts: root ?? "",
        status,
      });
    },

    async suggest(channel, [first, ...more]) {
      if (!first) return;
      await client.assistant.threads.setSuggestedPrompts({
        channel_id: channel,
        prompts: [first, ...more],
      });
    },
  };
}

const TRIES = 4;
const LONGEST_WAIT_MS = 30_000;
const FIRST_WAIT_MS = 500;

/** Makes a request again where nothing was done: after as long as Slack asks for, if somebody can wait so long. */
async function patiently<T>(request: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await request();
    } catch (error) {
      const failure = failureOf(error);
      const afterMs =
        failure.kind === "later"
          ? failure.afterMs
          : failure.kind === "again"
            ? FIRST_WAIT_MS * 2 ** tries
            : undefined;
      if (afterMs === undefined || afterMs > LONGEST_WAIT_MS || tries === TRIES) throw error;
      await sleep(afterMs);
    }
  }
}
