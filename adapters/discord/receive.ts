import { type ConversationId, conversationId, type LearnerId, learnerId } from "../../src/ids.ts";
import type { Incoming, Said } from "../../src/understand/incoming.ts";
import type { MessageSeen, Request, Spot } from "./seen.ts";

/** The platform's name, with which ids begin. */
export const PLATFORM = "discord";

/** A Discord user as a learner. */
export const learnerOf = (user: string): LearnerId => learnerId(`${PLATFORM}:${user}`);

/** A user's direct messages as a conversation. It is named for the user, so that nobody has to ask for the channel. */
export const directWith = (user: string): ConversationId => conversationId(`${PLATFORM}:@${user}`);

/** A place as a conversation. */
export const conversationAt = (spot: Spot, user: string): ConversationId =>
  spot.kind === "direct" ? directWith(user) : conversationId(`${PLATFORM}:${spot.channel}`);

/** Where a conversation takes place: a user's direct messages, or a channel. */
export function placeOf(
  conversation: ConversationId,
): { readonly user: string } | { readonly channel: string } | undefined {
  const [, at, id] = /^discord:(@?)(\d+)$/.exec(conversation) ?? [];
  if (!id) return undefined;
  return at ? { user: id } : { channel: id };
}

/** What a message is to the mentor. */
export type Received =
  | { readonly kind: "said"; readonly incoming: Incoming }
  /** It is for the mentor, and Discord keeps the words to itself. */
  | { readonly kind: "unreadable" }
  | { readonly kind: "for-others" };

/**
 * Takes a message as something said to the mentor.
 *
 * The mentor answers in direct messages, in threads it started, where it is mentioned, and where `isUnasked` says so.
 * A bare mention opens a conversation.
 */
export function receive(message: MessageSeen, mentor: string, isUnasked: boolean): Received {
  const { spot, isForMentor } = message;
  if (!message.isByPerson) return { kind: "for-others" };
  const isAddressed = spot.kind === "direct" || isForMentor || spot.isOwnThread || isUnasked;
  if (!isAddressed) return { kind: "for-others" };

  const text = wordsOf(message.text, mentor);
  if (!message.text && spot.kind !== "direct") {
    // Pictures and stickers in a thread aren't meant for the mentor; a message without anything was kept back.
    const isKeptBack = !message.hasMore && (isForMentor || spot.isOwnThread);
    return isKeptBack ? { kind: "unreadable" } : { kind: "for-others" };
  }
  const said: Said = text || !isForMentor ? { kind: "text", text } : { kind: "opens" };
  return { kind: "said", incoming: incomingOf(message, said) };
}

/** What somebody does with the mentor's controls as something said. */
export const requested = ({ ticket, at, by, spot }: Request, said: Said): Incoming => ({
  ...whose(by, spot),
  at,
  id: ticket.id,
  said,
});

const incomingOf = ({ id, at, by, spot }: MessageSeen, said: Said): Incoming => ({
  ...whose(by, spot),
  at,
  id,
  said,
});

/** Who speaks where; what the mentor has to say to them alone it says in their direct messages. */
const whose = (by: string, spot: Spot) => ({
  learner: learnerOf(by),
  conversation: conversationAt(spot, by),
  home: directWith(by),
});

/** A message's words without Discord's own marks: mentions, custom emoji, spoilers. */
function wordsOf(text: string, mentor: string): string {
  return text
    .replaceAll(`<@${mentor}>`, "")
    .replaceAll(`<@!${mentor}>`, "")
    .replace(/<a?:(\w+):\d+>/g, ":$1:")
    .replace(/<(?:@[!&]?|#)\d+>/g, "")
    .replaceAll("||", "")
    .trim();
}
