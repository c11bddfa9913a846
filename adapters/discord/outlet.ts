import type { Delivered, Delivery, Outlet } from "../../src/checkins/outlet.ts";
import { failureOf } from "./failures.ts";
import { ENGLISH } from "./locales/en.ts";
import { PLATFORM, placeOf } from "./receive.ts";
import { type DiscordMessage, render } from "./render.ts";
import type { Sender } from "./wire.ts";

/** Half of what Discord takes in all, since a first delivery is two requests and learners are answered meanwhile. */
const PACE = { deliveries: 20, perMs: 1_000 };

/** Users whose direct messages' channel is remembered. */
const MOST_REMEMBERED = 50_000;

/**
 * How the mentor speaks first on Discord.
 *
 * A message's nonce comes from the delivery's key, so that Discord itself recognises a repeat for some minutes. What is
 * one learner's own goes to their direct messages, wherever they arranged it.
 */
export function createOutlet(sender: Sender): Outlet {
  const channels = new Map<string, string>();

  const directChannel = async (user: string) => {
    const known = channels.get(user);
    if (known) return known;
    const channel = await sender.openDirect(user);
    if (channels.size >= MOST_REMEMBERED) channels.clear();
    channels.set(user, channel);
    return channel;
  };

  const change = async (
    reference: string,
    [first]: readonly DiscordMessage[],
  ): Promise<Delivered> => {
    const [channel, message] = reference.split("/");
    if (channel && message && first) await sender.edit(channel, message, first);
    return { kind: "sent", message: reference };
  };

  const deliver = async (delivery: Delivery): Promise<Delivered> => {
    const { learner, conversation, reply, key } = delivery;
    const user = learner?.slice(PLATFORM.length + 1);
    const place = user ? { user } : placeOf(conversation);
    if (!place) return { kind: "closed", why: `${conversation} is no place on Discord` };

    const channel = "user" in place ? await directChannel(place.user) : place.channel;
    const messages = render(reply, {
      owner: user ? { user } : "anybody",
      audience: "default",
      words: ENGLISH,
      isPublic: user === undefined,
    });
    if (delivery.message !== undefined) return change(delivery.message, messages);
    let message: string | undefined;
    for (const [part, it] of messages.entries())
      message = await sender.send(channel, it, { key, part });
    return message ? { kind: "sent", message: `${channel}/${message}` } : { kind: "sent" };
  };

  return {
    platform: PLATFORM,
    pace: PACE,
    async deliver(delivery) {
      try {
        return await deliver(delivery);
      } catch (error) {
        const failure = failureOf(error);
        switch (failure.kind) {
          case "closed":
          case "gone":
            return { kind: "closed", why: failure.why };
          case "fixed":
            return { kind: "closed", why: "the message can't be changed any more" };
          case "later":
            return {
              kind: "later",
              afterMs: failure.afterMs,
              ...(failure.isEverywhere ? { everywhere: true } : {}),
            };
          case "unknown":
            throw error;
          default:
            return failure satisfies never;
        }
      }
    },
  };
}
