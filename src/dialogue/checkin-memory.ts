import type { CheckIn } from "../memory/checkin.ts";
import type { Conversation } from "../memory/conversation.ts";
import type { Learner, Profile } from "../memory/learner.ts";
import type { Incoming } from "../understand/incoming.ts";
import type { Note } from "./checkin-notes.ts";
import type { Decision } from "./decision.ts";

/**
 * What is remembered of a learner's check-in after a turn.
 *
 * Whatever a learner says or presses is a reaction: they aren't ignoring anybody, and the rhythm that they chose is back.
 */
export function rememberCheckIn(
  learner: Learner,
  decision: Decision,
  { said }: Incoming,
  note: Note | undefined,
): Learner {
  const { profile } = learner;
  const isTheirs = said.kind !== "due" && said.kind !== "closed";
  const decided = "checkin" in decision ? decision.checkin : profile.checkin;
  const checkin = decided && noted(isTheirs ? heeded(decided) : decided, note);
  const zone = "zone" in decision ? (decision.zone ?? profile.zone) : profile.zone;
  if (checkin === profile.checkin && zone === profile.zone) return learner;

  const { checkin: _, zone: __, ...rest } = profile;
  const after: Profile = { ...rest, ...(zone ? { zone } : {}), ...(checkin ? { checkin } : {}) };
  return { ...learner, profile: after };
}

const heeded = (checkin: CheckIn): CheckIn =>
  checkin.unanswered || checkin.ignored > 0 || checkin.rhythm === "weekly"
    ? { ...checkin, unanswered: false, ignored: 0, rhythm: "daily" }
    : checkin;

function noted(checkin: CheckIn, note: Note | undefined): CheckIn {
  switch (note?.kind) {
    case undefined:
      return checkin;
    case "missed":
      return { ...checkin, missed: 0 };
    case "closed":
      return { ...checkin, told: true };
    default:
      return note satisfies never;
  }
}

/** A conversation after it was about check-ins: the time zone may be asked for, and a check-in that is put off is gone. */
export function rememberAboutCheckIns(
  conversation: Conversation,
  decision: Decision,
): Partial<Conversation> {
  if (decision.move !== "checkin") return {};
  const { about, checkin, zone } = decision;
  const isAsked = about.kind === "which-zone" || (about.kind === "settings" && checkin && !zone);
  if (isAsked) return { pending: { kind: "zone" } };
  return putsOff(conversation, decision) ? { quiz: undefined } : {};
}

/** Whether a decision takes the check-in that is under way off the table. */
export const putsOff = ({ quiz }: Conversation, decision: Decision): boolean =>
  quiz?.from === "checkin" &&
  decision.move === "checkin" &&
  ["later", "paused", "stopped"].includes(decision.about.kind);
