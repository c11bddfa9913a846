import { replyMarkdown } from "../../src/reply/markdown.ts";
import type { Reply } from "../../src/reply/reply.ts";
import type { Incoming, Said } from "../../src/understand/incoming.ts";
import type { Audience } from "../shared/control-ids.ts";
import { isPrivate, isPrompt } from "../shared/privacy.ts";
import type { Turns } from "../shared/turns.ts";
import { spellControl } from "./action-ids.ts";
import { failureOf } from "./failures.ts";
import type { HomeThreads } from "./home-threads.ts";
import type { Asked } from "./message-answers.ts";
import { modalFor, OWN_WORDS, placeOfRequest } from "./modals.ts";
import { requested } from "./receive.ts";
import { holdsFiles, render, type SlackMessage, saying } from "./render.ts";
import { respond } from "./respond.ts";
import { SLACK_SAYINGS } from "./sayings.ts";
import type { Request, Under } from "./seen.ts";
import { wordsOf } from "./text.ts";

/** How the answer to a request is shown. */
export interface Manner {
  readonly audience: Audience;
  /** The message that it takes the place of, where whoever sees that may see this. */
  readonly replaces?: Under;
  /** What asks for nothing but words may open a field for them. A field does not lead to another. */
  readonly mayOpenField: boolean;
}

/** Answers requests with the mentor's replies. In channels only the one who asks sees them. */
export interface RequestAnswers {
  /** Takes a turn and answers with its reply. */
  take(request: Request, asked: Asked, said: Said, manner: Manner): Promise<void>;
}

/** Takes the turns of requests, which are acknowledged by now; `place` takes each to the conversation it belongs to. */
export function createRequestAnswers(
  turns: Turns,
  place: HomeThreads["placeSpot"],
): RequestAnswers {
  const answer = async (request: Request, asked: Asked, manner: Manner, reply: Reply) => {
    if (manner.mayOpenField && isPrompt(reply) && (await openField(request, asked, manner, reply)))
      return;
    const frame = { owner: { user: request.by }, audience: manner.audience };
    const [first, ...more] = render(reply, frame);
    if (!first) return;
    if (!request.spot.isDirect && holdsFiles(reply)) {
      for (const it of [first, ...more]) await asked.wire.post({ channel: request.by }, it);
      return tell(request, asked, saying(SLACK_SAYINGS["in-direct"]));
    }
    const under = placeFor(reply, request, manner);
    if (under) await change(request, asked, under, first);
    else await tell(request, asked, first);
    for (const it of more) await tell(request, asked, it);
  };

  return {
    async take(request, asked, said, manner) {
      try {
        const [spot, zone] = await Promise.all([place(request.spot), asked.zone()]);
        const incoming: Incoming = {
          ...requested({ ...request, spot }, said),
          ...(zone ? { zone } : {}),
        };
        await turns.take(incoming, (reply) => answer(request, asked, manner, reply));
      } catch (error) {
        // The first failure is the one to tell of.
        await tell(request, asked, saying(SLACK_SAYINGS.failed)).catch(() => {});
        throw error;
      }
    },
  };
}

/** Who wants to say something in their own words can do so at once; false where it is too late to open a field. */
async function openField(
  request: Request,
  { wire }: Asked,
  { audience, replaces }: Manner,
  reply: Reply,
): Promise<boolean> {
  const id = spellControl({ kind: "write" }, { user: request.by }, audience);
  const about = wordsOf(replyMarkdown(reply));
  const view = modalFor(id, { ...OWN_WORDS, about }, placeOfRequest(request, replaces));
  try {
    await wire.openModal(request.trigger, view);
    return true;
  } catch {
    return false;
  }
}

/** The message that a reply takes the place of; in a channel nobody else may see what is the learner's own. */
function placeFor(reply: Reply, { spot }: Request, { replaces, audience }: Manner) {
  const isOwn = !spot.isDirect && audience === "default" && isPrivate(reply);
  return replaces && (replaces.isPrivate || !isOwn) ? replaces : undefined;
}

/** A message that can't be changed any more is followed by a new one. */
async function change(
  request: Request,
  asked: Asked,
  under: Under,
  message: SlackMessage,
): Promise<void> {
  const { spot, responseUrl } = request;
  try {
    if (!under.isPrivate) return await asked.wire.change(spot.channel, under.ts, message);
    if (responseUrl)
      return await respond(responseUrl, message, { replaces: true, root: spot.root });
  } catch (error) {
    if (!under.isPrivate && failureOf(error).kind !== "fixed") throw error;
  }
  await tell(request, asked, message);
}

/** Says something to the one who asks: in direct messages as a message, elsewhere so that only they see it. */
export async function tell(
  { spot, by, responseUrl }: Request,
  { wire }: Asked,
  message: SlackMessage,
): Promise<void> {
  if (spot.isDirect) {
    try {
      await wire.post(spot, message);
      return;
    } catch (error) {
      // A command can be used in somebody else's direct messages, in which the mentor isn't.
      if (!responseUrl || failureOf(error).kind !== "closed") throw error;
    }
  } else if (!responseUrl || spot.root) {
    try {
      return await wire.whisper(spot, by, message);
    } catch (error) {
      if (!responseUrl || failureOf(error).kind !== "closed") throw error;
    }
  }
  await respond(responseUrl, message, { replaces: false, root: spot.root });
}
