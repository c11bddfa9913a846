import type { Delivered, Delivery, Outlet } from "../../src/checkins/outlet.ts";
import { learnersNote, type Notes } from "../../src/storage/notes.ts";
import { failureOf } from "./failures.ts";
import { ASKED_FOR_MS } from "./home-threads.ts";
import { PLATFORM, type Place, placeOf } from "./ids.ts";
import { render, type SlackMessage } from "./render.ts";
import { createWire, type Wire } from "./wire.ts";
import type { Workspaces } from "./workspaces.ts";

/** What speaking first takes. */
export interface OutletParts {
  readonly workspaces: Pick<Workspaces, "clientFor">;
  readonly notes: Pick<Notes, "read" | "write">;
}

/** Slack takes about one message a second in a channel, and in a workspace some hundred a minute. */
const PACE = { deliveries: 10, perMs: 1_000 };

/** A delivery isn't tried again after that. */
const REMEMBERED_MS = 2 * 24 * 60 * 60_000;

/** How far a delivery has come. */
interface Sent {
  /** So many of its messages were sent. */
  readonly parts: number;
  /** The last of them. */
  readonly message: string;
}

/**
 * How the mentor speaks first on Slack.
 *
 * Slack doesn't know a message again that is sent twice, so what was sent is noted under the delivery's key. What is one
 * learner's own goes to their direct messages, wherever they arranged it.
 */
export function createOutlet({ workspaces, notes }: OutletParts): Outlet {
  const deliver = async (delivery: Delivery): Promise<Delivered> => {
    const { learner, conversation, reply, key } = delivery;
    const place = learner ? homeOf(learner) : placeOf(conversation);
    if (!place) return { kind: "closed", why: `${learner ?? conversation} is no place on Slack` };

    const wire = createWire(await workspaces.clientFor(place.workspace));
    const owner = "user" in place ? { user: place.user } : "anybody";
    const messages = render(reply, { owner, audience: "default" });
    if (delivery.message !== undefined) return change(wire, delivery.message, messages);
    if (learner) await notes.write(learnersNote(learner, "asked"), "", ASKED_FOR_MS);
    return send(wire, place, messages, `slack:sent:${key}`);
  };

  const send = async (
    wire: Wire,
    place: Place,
    messages: readonly SlackMessage[],
    note: string,
  ): Promise<Delivered> => {
    const before = await notes.read(note);
    let sent: Sent | undefined = before === undefined ? undefined : JSON.parse(before);
    const target = "user" in place ? { channel: place.user } : { channel: place.channel };
    for (const it of messages.slice(sent?.parts ?? 0)) {
      const { channel, ts } = await wire.post({ ...target, root: place.thread }, it);
      sent = { parts: (sent?.parts ?? 0) + 1, message: `${place.workspace}/${channel}/${ts}` };
      await notes.write(note, JSON.stringify(sent), REMEMBERED_MS);
    }
    return sent ? { kind: "sent", message: sent.message } : { kind: "sent" };
  };

  return {
    platform: PLATFORM,
    pace: PACE,
    async deliver(delivery) {
      try {
        return await deliver(delivery);
      } catch (error) {
        return deliveredOf(error);
      }
    },
  };
}

async function change(
  wire: Wire,
  reference: string,
  [first]: readonly SlackMessage[],
): Promise<Delivered> {
  const [, channel, ts] = reference.split("/");
  if (channel && ts && first) await wire.change(channel, ts, first);
  return { kind: "sent", message: reference };
}

/** @throws When nobody knows what became of it. */
function deliveredOf(error: unknown): Delivered {
  const failure = failureOf(error);
  switch (failure.kind) {
    case "closed":
      return failure;
    case "fixed":
      return { kind: "closed", why: "the message can't be changed any more" };
    case "later": {
      const { afterMs, isEverywhere } = failure;
      return { kind: "later", afterMs, ...(isEverywhere ? { everywhere: true } : {}) };
    }
    case "again":
    case "unknown":
      throw error;
    default:
      return failure satisfies never;
  }
}

/** A learner's direct messages. */
function homeOf(learner: string): Place | undefined {
  const [platform, workspace, user] = learner.split(":");
  return platform === PLATFORM && workspace && user ? { workspace, user } : undefined;
}
