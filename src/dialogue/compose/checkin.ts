import type { Library } from "../../content/model.ts";
import type { CheckIn } from "../../memory/checkin.ts";
import type { Action, Block, Reply } from "../../reply/reply.ts";
import type { CheckInWish, Settings } from "../../understand/checkin-meaning.ts";
import { button } from "../buttons.ts";
import type { CheckInDecision } from "../checkin-decision.ts";
import type { Voice } from "../voice.ts";
import {
  capital,
  cityOf,
  clockTime,
  daysInWords,
  nextInWords,
  settingsInWords,
} from "./checkin-words.ts";
import type { Telling } from "./telling.ts";

type Tells = Extract<CheckInDecision, { kind: "tells" }>;

const wish = (it: CheckInWish, label: string): Action =>
  button({ kind: "checkin", wish: it }, label);
const setting = (settings: Settings, label: string): Action =>
  wish({ kind: "set", settings }, label);

/** Tells about check-ins: how they are set, or what is asked for to set them. */
export function composeCheckIn(library: Library, decision: Tells, { voice }: Telling): Reply {
  return {
    move: "checkin",
    concepts: [],
    blocks: [...refusals(decision, voice), ...said(library, decision, voice)].map(
      (markdown): Block => ({ kind: "text", markdown }),
    ),
    actions: buttons(decision, voice),
  };
}

/** What of their wish can't be; for a time or a zone they are asked instead. */
const refusals = ({ refused = [] }: Tells, voice: Voice): string[] => [
  ...(refused.includes("count") ? [voice("checkin-count-limits")] : []),
  ...(refused.includes("until") ? [voice("checkin-until-unclear")] : []),
  ...(refused.includes("about") ? [voice("checkin-about-unknown")] : []),
];

function said(library: Library, { about, checkin, zone, at }: Tells, voice: Voice): string[] {
  const next = () => (checkin && zone ? nextInWords(checkin, zone, at, voice) : "");
  const settings = () =>
    checkin && zone
      ? [
          settingsInWords(library, checkin, zone, voice),
          ...(checkin.state === "on" ? [next()] : []),
        ]
      : [];

  switch (about.kind) {
    case "settings":
      return checkin && !zone ? [voice("checkin-needs-zone")] : settings();
    case "set":
    case "resumed":
    case "off":
      return [voice(`checkin-${about.kind}`), ...settings()];
    case "paused":
      return [next()];
    case "stopped":
    case "none":
    case "which-time":
    case "which-later":
    case "nothing-now":
    case "ended":
      return [voice(`checkin-${about.kind}`, { time: clockTime(checkin?.minute ?? 0) })];
    case "later":
      return [`${voice("checkin-later")} ${next()}`];
    case "which-zone":
      return [voice(about.again ? "checkin-zone-again" : "checkin-which-zone")];
    default:
      return about satisfies never;
  }
}

const TIMES = [7 * 60, 8 * 60 + 30, 12 * 60 + 30, 18 * 60, 20 * 60];
const ZONES = [
  "America/Los_Angeles",
  "America/New_York",
  "Europe/London",
  "Europe/Berlin",
  "Asia/Kolkata",
];
const WEEK = 7;

function buttons({ about, checkin, zone }: Tells, voice: Voice): Action[] {
  const times = () => TIMES.map((minute) => setting({ minute }, clockTime(minute)));

  switch (about.kind) {
    case "settings":
    case "set":
    case "resumed":
      if (checkin && !zone) return zoneButtons(ZONES);
      if (checkin?.paused) return pauseButtons(voice);
      return [...(checkin ? [otherDays(checkin)] : []), ...settingButtons(voice)];
    case "paused":
      return pauseButtons(voice);
    case "off":
    case "stopped":
    case "ended":
      return [wish({ kind: "resume" }, voice("label-checkins-on"))];
    case "none":
      return times();
    case "which-time":
      return times();
    case "which-later":
      return laterButtons(voice);
    case "later":
      return [wish({ kind: "now" }, voice("label-now")), ...settingButtons(voice)];
    case "which-zone":
      return zoneButtons(about.zones.length > 0 ? about.zones : ZONES);
    case "nothing-now":
      return [wish({ kind: "show" }, voice("label-checkins"))];
    default:
      return about satisfies never;
  }
}

const zoneButtons = (zones: readonly string[]): Action[] =>
  zones.map((zone) => setting({ zone }, cityOf(zone)));

/** Weekdays to somebody who has every day, and the other way round. */
function otherDays({ days }: CheckIn): Action {
  const other = days.length === 7 ? ([1, 2, 3, 4, 5] as const) : ([1, 2, 3, 4, 5, 6, 7] as const);
  return setting({ days: other }, capital(daysInWords(other)));
}

const laterButtons = (voice: Voice): Action[] =>
  (["two-hours", "tonight", "tomorrow"] as const).map((later) =>
    wish({ kind: "later", later }, voice(`label-later-${later}`)),
  );

const pauseButtons = (voice: Voice): Action[] => [
  wish({ kind: "resume" }, voice("label-resume")),
  ...[2, 4].map((weeks) =>
    wish(
      { kind: "pause", until: { kind: "days", days: weeks * WEEK } },
      voice("label-pause-weeks", { weeks: String(weeks) }),
    ),
  ),
  wish({ kind: "stop" }, voice("label-stop-checkins")),
];

/** What stands under every check-in: later today or tomorrow, another time, a pause, an end. */
export const checkInButtons = (voice: Voice): Action[] => [
  ...laterButtons(voice),
  ...settingButtons(voice),
];

const settingButtons = (voice: Voice): Action[] => [
  wish({ kind: "choose-time" }, voice("label-other-time")),
  wish({ kind: "pause", until: { kind: "days", days: WEEK } }, voice("label-pause-week")),
  wish({ kind: "stop" }, voice("label-stop-checkins")),
];

/** The check-in that was missed, after all; how to turn them on again. */
export const nowButton = (voice: Voice): Action => wish({ kind: "now" }, voice("label-now"));
/** Turns check-ins on again. */
export const onButton = (voice: Voice): Action =>
  wish({ kind: "resume" }, voice("label-checkins-on"));
