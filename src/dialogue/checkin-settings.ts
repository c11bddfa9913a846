import { CheckIn, MOST_QUESTIONS } from "../memory/checkin.ts";
import type { Profile } from "../memory/learner.ts";
import {
  EVERY_DAY,
  localDate,
  localMinute,
  nextDue,
  startOf,
  toMinute,
} from "../schedule/times.ts";
import type { CheckInWish, Settings, Until } from "../understand/checkin-meaning.ts";
import type { AboutCheckIns, TellsOfCheckIns } from "./checkin-decision.ts";
import type { Moment } from "./moment.ts";

/** When check-ins come where the learner names no time. */
const USUAL_MINUTE = 9 * 60;
const USUAL_COUNT = 3;
const TONIGHT_MINUTE = 20 * 60;
const HOUR_MS = 60 * 60 * 1000;

/** Decides what to do about a wish for the settings of check-ins; "now" is decided elsewhere. */
export function decideSettings(
  profile: Profile,
  wish: Exclude<CheckInWish, { kind: "now" }>,
  moment: Moment,
): TellsOfCheckIns {
  const { checkin } = profile;
  const isOn = checkin?.state === "on";
  const tells = (about: AboutCheckIns["kind"], after = checkin, zone = zoneAt(profile, moment)) =>
    told({ kind: about } as AboutCheckIns, after, zone, moment);

  const offOrNone = checkin ? "off" : "none";
  switch (wish.kind) {
    case "show":
      return tells(isOn ? "settings" : offOrNone);
    case "set": {
      const { refused = [] } = wish.settings;
      if (refused.includes("minute")) return tells(isOn ? "which-time" : offOrNone);
      const decided = set(profile, wish.settings, moment);
      return refused.length > 0 ? { ...decided, refused } : decided;
    }
    case "choose-time":
      return tells(isOn ? "which-time" : offOrNone);
    case "resume":
      return checkin ? set(profile, {}, moment, "resumed") : set(profile, {}, moment);
    case "stop":
      return checkin && isOn
        ? tells("stopped", { ...without(checkin, "later"), state: "stopped" })
        : tells(offOrNone);
    case "pause": {
      if (!checkin || !isOn) return tells(offOrNone);
      const zone = zoneAt(profile, moment) ?? "UTC";
      const until = wish.until && dateOf(wish.until, moment.at, zone).toString();
      const paused = { ...without(checkin, "later"), paused: until ? { until } : {} };
      const { refused } = wish;
      return { ...tells("paused", paused), ...(refused ? { refused } : {}) };
    }
    case "later": {
      if (!checkin || !isOn) return tells(offOrNone);
      const zone = zoneAt(profile, moment);
      if (!zone) return askZone(checkin, moment);
      const later = laterAt(checkin, wish, moment.at, zone);
      return later === undefined ? tells("which-later") : tells("later", { ...checkin, later });
    }
    default:
      return wish satisfies never;
  }
}

/** Asks for the time zone, once, because the times of check-ins depend on it. */
export const askZone = (
  checkin: CheckIn | undefined,
  moment: Moment,
  zones: readonly string[] = [],
  again = false,
): TellsOfCheckIns => told({ kind: "which-zone", zones, again }, checkin, undefined, moment);

/** The learner's zone: the one they said, else the one that their platform says. */
export const zoneAt = (profile: Profile, moment: Moment): string | undefined =>
  profile.zone ?? moment.zone;

const told = (
  about: AboutCheckIns,
  checkin: CheckIn | undefined,
  zone: string | undefined,
  { at }: Moment,
): TellsOfCheckIns => ({ move: "checkin", kind: "tells", about, checkin, zone, at });

/** Turns check-ins on, or changes them; whoever does so has reacted, so the chosen rhythm is back. */
function set(
  profile: Profile,
  settings: Settings,
  moment: Moment,
  kind: "set" | "resumed" = "set",
): TellsOfCheckIns {
  const before = profile.checkin;
  const { minute, days, count, about, zone: wished, zones } = settings;
  const isNew = before?.state !== "on";
  const isTimed = minute !== undefined || days !== undefined || kind === "resumed";
  const base: CheckIn = before ?? {
    ...CheckIn.parse({ conversation: moment.place, minute: USUAL_MINUTE, days: [...EVERY_DAY] }),
    count: USUAL_COUNT,
  };
  const { paused, about: aboutBefore, ...rest } = without(base, "later");
  const keepsPause = paused !== undefined && !isTimed && !isNew;
  const zone = wished ?? zoneAt(profile, moment);
  const aboutAfter = about === undefined ? aboutBefore : topicsOf(about);
  const checkin: CheckIn = {
    ...rest,
    ...(aboutAfter ? { about: aboutAfter } : {}),
    ...(keepsPause ? { paused } : {}),
    state: "on",
    conversation: isNew ? moment.place : base.conversation,
    minute: minute ?? base.minute,
    days: [...(days ?? base.days)],
    count: Math.min(Math.max(count ?? base.count, 1), MOST_QUESTIONS),
    from:
      isNew || isTimed || wished !== undefined ? reckonedFrom(base, moment.at, zone) : base.from,
    rhythm: "daily",
    ignored: 0,
    unanswered: false,
    told: false,
  };
  if (zones) return askZone(checkin, moment, zones);
  if (settings.refused?.includes("zone")) return askZone(checkin, moment, [], true);
  return zone ? told({ kind }, checkin, zone, moment) : askZone(checkin, moment);
}

/** From when the next one is reckoned: now, or tomorrow for whoever had today's, since nobody gets two unasked. */
function reckonedFrom({ sent }: CheckIn, at: number, zone: string | undefined): number {
  if (sent === undefined || zone === undefined) return at;
  const today = localDate(at, zone);
  return localDate(sent, zone).equals(today) ? startOf(today.add({ days: 1 }), zone) - 1 : at;
}

/** What questions are to be about, as it is stored; undefined where that is anything. */
export function topicsOf({ path, concepts }: NonNullable<Settings["about"]>): CheckIn["about"] {
  if (path !== undefined) return { kind: "path", path };
  return concepts && concepts.length > 0
    ? { kind: "concepts", concepts: [...concepts] }
    : undefined;
}

function without<K extends keyof CheckIn>(checkin: CheckIn, key: K): Omit<CheckIn, K> & CheckIn {
  const { [key]: _, ...rest } = checkin;
  return rest as Omit<CheckIn, K> & CheckIn;
}

/** The first day on which check-ins come again; never today or before. */
function dateOf(until: Until, at: number, zone: string): Temporal.PlainDate {
  const today = localDate(at, zone);
  switch (until.kind) {
    case "days":
      return today.add({ days: until.days });
    case "weekday":
      return today.add({ days: ((until.weekday - today.dayOfWeek + 6) % 7) + 1 });
    case "date": {
      const { month, day, year } = until;
      const date = Temporal.PlainDate.from({ year: year ?? today.year, month, day });
      const isPast = Temporal.PlainDate.compare(date, today) <= 0;
      return isPast ? Temporal.PlainDate.from({ year: today.year + 1, month, day }) : date;
    }
    default:
      return until satisfies never;
  }
}

/** When the learner would rather be asked; undefined where they didn't say. */
function laterAt(
  { minute }: CheckIn,
  wish: Extract<CheckInWish, { kind: "later" }>,
  at: number,
  zone: string,
): number | undefined {
  const next = (of: number) => nextDue({ zone, minute: of, days: EVERY_DAY }, at);
  const tomorrow = startOf(localDate(at, zone).add({ days: 1 }), zone);
  switch (wish.later) {
    case "two-hours":
      return toMinute(at + 2 * HOUR_MS);
    case "tomorrow":
      return nextDue({ zone, minute: wish.minute ?? minute, days: EVERY_DAY }, tomorrow - 1);
    case "tonight": {
      const tonight = wish.minute ?? TONIGHT_MINUTE;
      return localMinute(at, zone) < tonight ? next(tonight) : toMinute(at + HOUR_MS);
    }
    case undefined:
      return wish.minute === undefined ? undefined : next(wish.minute);
    default:
      return wish.later satisfies never;
  }
}
