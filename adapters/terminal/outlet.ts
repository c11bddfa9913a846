import type { Outlet } from "../../src/checkins/outlet.ts";
import type { ConversationId } from "../../src/ids.ts";
import type { Reply } from "../../src/reply/reply.ts";

/** What is for somebody who sits elsewhere, or nowhere, is tried again after so long. */
const TRIES_AGAIN_AFTER_MS = 10 * 60 * 1000;
/** So many deliveries are recognised when they come again. */
const MOST_DELIVERED = 100;

/**
 * Makes the way in which the mentor speaks unasked in a terminal.
 *
 * @param show Shows a reply; tells whether somebody is there to see it.
 */
export function createOutlet(
  platform: string,
  conversation: ConversationId,
  show: (reply: Reply) => boolean,
): Outlet {
  const delivered = new Set<string>();
  return {
    platform,
    async deliver({ key, reply, conversation: where }) {
      if (delivered.has(key)) return { kind: "sent" };
      if (where !== conversation || !show(reply)) {
        return { kind: "later", afterMs: TRIES_AGAIN_AFTER_MS };
      }
      delivered.add(key);
      for (const oldest of delivered) if (delivered.size > MOST_DELIVERED) delivered.delete(oldest);
      return { kind: "sent" };
    },
  };
}
