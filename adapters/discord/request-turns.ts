import type { Reply } from "../../src/reply/reply.ts";
import type { Incoming } from "../../src/understand/incoming.ts";
import type { Audience } from "../shared/control-ids.ts";
import { isPrivate, isPrompt } from "../shared/privacy.ts";
import type { Turns } from "../shared/turns.ts";
import type { Acknowledgement, Wait } from "./acknowledge.ts";
import { spellControl } from "./custom-ids.ts";
import { failureOf } from "./failures.ts";
import { answerInTime, isOpen } from "./in-time.ts";
import { say, type Words, wordsFor } from "./locales/words.ts";
import { modalFor } from "./modals.ts";
import { writeBlocks } from "./pieces.ts";
import { type DiscordMessage, render, saying } from "./render.ts";
import type { Request, Spot, Under } from "./seen.ts";
import type { Wire } from "./wire.ts";

/** How the answer to a request is shown. */
export interface Manner {
  /** Whether only the one who asks sees it; undefined where the reply decides. */
  readonly isPrivate: boolean | undefined;
  readonly audience: Audience;
  /** What asks for nothing but words may open a field for them: Discord allows it after a press or a command. */
  readonly mayOpenField: boolean;
  /** The message that it takes the place of, where both are seen by the same people. */
  readonly replaces?: Under;
}

/** Answers requests with the mentor's replies. */
export interface RequestTurns {
  /** Takes a turn and answers with its reply. */
  take(request: Request, incoming: Incoming, manner: Manner): Promise<void>;
  /** Answers with a message of its own, which in a channel only the one who asks sees. */
  tell(request: Request, message: DiscordMessage): Promise<void>;
}

/** Takes the turns of requests; each is acknowledged in time, however long its turn takes. */
export function createRequestTurns(wire: Wire, turns: Turns): RequestTurns {
  const answer = async (
    request: Request,
    manner: Manner,
    started: Acknowledgement,
    reply: Reply,
  ): Promise<void> => {
    const words = wordsFor(request.locale);
    // Who wants to say something in their own words can do so at once.
    if (manner.mayOpenField && isPrompt(reply)) {
      const prompt = writeBlocks(reply.blocks).join("\n\n");
      const id = spellControl({ kind: "write" }, { user: request.by }, manner.audience);
      if (await started.open(modalFor(id, words, prompt))) return;
    }
    const place = placeFor(reply, request.spot, manner);
    const messages = written(reply, request, manner, place.isPrivate, words);
    const isPosted = await post(wire, request, reply, manner, messages);
    await started.finish(
      isPosted
        ? { messages: [saying(say(words, "posted"))], isPrivate: true, isUpdate: false }
        : { messages, ...place },
    );
  };

  return {
    tell: ({ ticket, spot }, message) =>
      wire.answer(ticket, { kind: "message", message, isPrivate: isOpen(spot) }),

    take: (request, incoming, manner) =>
      answerInTime(wire, request, waitFor(request.spot, manner), (started) =>
        turns.take(incoming, (reply) => answer(request, manner, started, reply), started.drop),
      ),
  };
}

const waitFor = (spot: Spot, { isPrivate: isWished, replaces }: Manner): Wait =>
  replaces
    ? { kind: "wait-to-update" }
    : { kind: "wait", isPrivate: isOpen(spot) && isWished === true };

/** Where a reply goes: in place of the message it was asked under, if whoever sees that may see this. */
function placeFor(
  reply: Reply,
  spot: Spot,
  { isPrivate: wished, audience, replaces }: Manner,
): { readonly isPrivate: boolean; readonly isUpdate: boolean } {
  const isOwn = isOpen(spot) && (wished ?? (audience === "default" && isPrivate(reply)));
  if (!replaces) return { isPrivate: isOwn, isUpdate: false };
  return replaces.isPrivate || !isOwn
    ? { isPrivate: replaces.isPrivate, isUpdate: true }
    : { isPrivate: true, isUpdate: false };
}

const written = (
  reply: Reply,
  { by, spot }: Request,
  { audience }: Manner,
  isForOne: boolean,
  words: Words,
): DiscordMessage[] =>
  render(reply, {
    owner: { user: by },
    audience,
    words,
    isPublic: isOpen(spot) && !isForOne,
  });

/**
 * Posts a question that everybody may see as an ordinary message: Discord hands over replies to those, and not replies
 * to what answers a command.
 *
 * @returns false where that isn't wished or can't be done; the command's answer then carries the question.
 */
async function post(
  wire: Wire,
  { spot, ticket }: Request,
  reply: Reply,
  { audience, replaces }: Manner,
  messages: readonly DiscordMessage[],
): Promise<boolean> {
  if (reply.move !== "quiz" || audience !== "everybody" || replaces || spot.kind !== "server")
    return false;
  try {
    for (const [part, it] of messages.entries())
      await wire.send(spot.channel, it, { key: `post:${ticket.id}`, part });
    return true;
  } catch (error) {
    if (failureOf(error).kind === "closed") return false;
    throw error;
  }
}
