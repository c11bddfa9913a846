import type { ConversationId } from "../../src/ids.ts";
import type { Incoming, Said } from "../../src/understand/incoming.ts";
import { channelIn, directWith, learnerOf } from "./ids.ts";
import type { MessageSeen, Request, Spot } from "./seen.ts";
import { spoken } from "./text.ts";

/** Takes a message as something said to the mentor. Where nothing is said, a conversation is opened. */
export function receive(seen: MessageSeen): Incoming {
  const { id, at, by, spot, text } = seen;
  const words = spoken(text).trim();
  const said: Said = words || spot.isDirect ? { kind: "text", text: words } : { kind: "opens" };
  return { ...whose(by, spot), at, id, said, ...(isByItself(seen) ? { begins: true } : {}) };
}

/** Whether a message is the first of a thread, which has a conversation of its own. */
export const isByItself = ({ id, spot }: MessageSeen): boolean =>
  id === `${spot.channel}:${spot.thread}`;

/** What somebody does with the mentor's controls as something said. */
export const requested = ({ id, at, by, spot }: Request, said: Said): Incoming => ({
  ...whose(by, spot),
  at,
  id,
  said,
});

/** A place as a conversation; a thread that the mentor began belongs to what it hangs from. */
export const conversationAt = (
  { workspace, channel, isDirect, thread }: Spot,
  user: string,
): ConversationId =>
  isDirect ? directWith(workspace, user, thread) : channelIn(workspace, channel, thread);

/** Who speaks where; what the mentor has to say to them alone it says in their direct messages. */
const whose = (by: string, spot: Spot) => ({
  learner: learnerOf(spot.workspace, by),
  conversation: conversationAt(spot, by),
  home: directWith(spot.workspace, by),
});
