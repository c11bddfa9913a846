import type { Delivered, Delivery, Outlet } from "../../src/checkins/outlet.ts";
import { failureOf } from "./failures.ts";
import { ENGLISH } from "./locales/en.ts";
import { PLATFORM, placeOf } from "./receive.ts";
import { render } from "./render.ts";
import type { Sender } from "./wire.ts";

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

  const deliver = async ({ learner, conversation, reply, key }: Delivery): Promise<Delivered> => {
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
    let message: string | undefined;
    for (const [part, it] of messages.entries())
      message = await sender.send(channel, it, { key, part });
    return message ? { kind: "sent", message: `${channel}/${message}` } : { kind: "sent" };
  };

  return {
    platform: PLATFORM,
    async deliver(delivery) {
      try {
        return await deliver(delivery);
      } catch (error) {
        const failure = failureOf(error);
        switch (failure.kind) {
          case "closed":
          case "gone":
            return { kind: "closed", why: failure.why };
          case "later":
            return { kind: "later", afterMs: failure.afterMs };
          case "fixed":
          case "unknown":
            throw error;
          default:
            return failure satisfies never;
        }
      }
    },
  };
}
