import { type Acknowledgement, acknowledge, type Wait } from "./acknowledge.ts";
import { say, wordsFor } from "./locales/words.ts";
import { saying } from "./render.ts";
import type { Request, Spot } from "./seen.ts";
import type { Wire } from "./wire.ts";

/** Others read along in a channel. */
export const isOpen = (spot: Spot): boolean => spot.kind !== "direct";

/**
 * Answers a request in time, however long `work` takes to find the answer and give it.
 *
 * Where that fails, the one who asks is told so, and the failure is thrown.
 */
export async function answerInTime(
  wire: Wire,
  { ticket, spot, locale }: Request,
  wait: Wait,
  work: (started: Acknowledgement) => Promise<void>,
): Promise<void> {
  const words = wordsFor(locale);
  const started = acknowledge(wire, ticket, wait, saying(say(words, "for-you-only")));
  try {
    await work(started);
  } catch (error) {
    const messages = [saying(say(words, "failed"))];
    const apology = { messages, isPrivate: isOpen(spot), isUpdate: false };
    // The first failure is the one to tell of.
    await started.finish(apology).catch(() => {});
    throw error;
  }
}
