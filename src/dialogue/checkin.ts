import type { Memory } from "../memory/memory.ts";
import type { CheckInMeaning } from "../understand/checkin-meaning.ts";
import type { CheckInDecision, Silence } from "./checkin-decision.ts";
import { askCheckIn, decideDue } from "./checkin-due.ts";
import { askZone, decideSettings, zoneAt } from "./checkin-settings.ts";
import type { Mind } from "./mind.ts";
import type { Moment } from "./moment.ts";

/** Decides what to do about check-ins, whether the learner wished for something or the clock did. */
export function decideCheckIn(
  { library }: Mind,
  memory: Memory,
  meaning: Exclude<CheckInMeaning, { kind: "vote" }>,
  moment: Moment,
): CheckInDecision | Silence {
  const { profile } = memory.learner;
  const { checkin } = profile;
  switch (meaning.kind) {
    case "checkin":
      return meaning.wish.kind === "now"
        ? now(library, memory, moment)
        : decideSettings(profile, meaning.wish, moment);
    case "zone-unclear":
      return askZone(checkin, moment, [], true);
    case "due":
      return decideDue(library, memory, meaning, moment);
    case "closed":
      return { move: "silence", checkin: checkin && { ...checkin, state: "closed", told: false } };
    default:
      return meaning satisfies never;
  }
}

/** The check-in that was missed, or today's before its time; either way it was today's. */
function now(library: Mind["library"], memory: Memory, moment: Moment): CheckInDecision {
  const { checkin } = memory.learner.profile;
  const { at } = moment;
  const zone = zoneAt(memory.learner.profile, moment);
  const tells = (kind: "none" | "nothing-now"): CheckInDecision => ({
    move: "checkin",
    kind: "tells",
    about: { kind },
    checkin,
    zone,
    at,
  });
  if (!checkin) return tells("none");
  const { later: _, ...settings } = checkin;
  const asks = askCheckIn(library, memory, settings, moment, { seed: at });
  return asks
    ? { ...asks, checkin: { ...asks.checkin, unanswered: false, missed: 0 } }
    : tells("nothing-now");
}
