import type { Profile } from "../memory/learner.ts";
import type { Incoming } from "../understand/incoming.ts";
import type { Decision } from "./decision.ts";

/** What a learner ought to hear of check-ins by the way, at the next meeting. */
export type Note =
  /** So many came due while they couldn't be sent. */
  | { readonly kind: "missed"; readonly count: number }
  /** Messages to them were refused, so check-ins were turned off. */
  | { readonly kind: "closed" };

/** What is to be told by the way with this reply; in the middle of a quiz nothing is. */
export function noteFor(
  { checkin }: Profile,
  decision: Decision,
  { said }: Incoming,
): Note | undefined {
  if (!checkin || said.kind === "due" || said.kind === "closed") return undefined;
  if (["quiz", "grade", "checkin", "progress", "silence"].includes(decision.move)) return undefined;
  if (checkin.state === "closed" && !checkin.told) return { kind: "closed" };
  return checkin.state === "on" && checkin.missed > 0
    ? { kind: "missed", count: checkin.missed }
    : undefined;
}
