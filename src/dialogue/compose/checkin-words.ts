import type { Library } from "../../content/model.ts";
import type { CheckIn, Topics } from "../../memory/checkin.ts";
import { inARow } from "../../reply/sentences.ts";
import { dueOf, pauseEnds } from "../../schedule/due.ts";
import { localDate, type Weekday } from "../../schedule/times.ts";
import type { Voice } from "../voice.ts";

const DAY_NAMES = [
  "Mondays",
  "Tuesdays",
  "Wednesdays",
  "Thursdays",
  "Fridays",
  "Saturdays",
  "Sundays",
];
const NUMBERS = ["no", "one", "two", "three", "four", "five"];

/** A minute of the day as a clock shows it: "8:30". */
export const clockTime = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;

/** Days of the week in words: "every weekday", "on Mondays and Thursdays". */
export function daysInWords(days: readonly Weekday[]): string {
  const sorted = days.toSorted().join("");
  if (sorted === "1234567") return "every day";
  if (sorted === "12345") return "every weekday";
  if (sorted === "67") return "at weekends";
  return `on ${inARow([...sorted].map((it) => DAY_NAMES[Number(it) - 1] ?? ""))}`;
}

/** So many questions: "one question", "three questions". */
export const questions = (count: number): string =>
  `${NUMBERS[count] ?? count} question${count === 1 ? "" : "s"}`;

/** A time zone as people call it: "New York time". */
export const zoneName = (zone: string): string =>
  zone === "UTC" || zone.startsWith("Etc/") ? zone.replace("Etc/", "") : `${cityOf(zone)} time`;

/** The city that a time zone is named for. */
export const cityOf = (zone: string): string =>
  (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

/** A moment as seen from another: "today at 18:00", "tomorrow at 8:30", "on Friday, 27 November at 8:30". */
export function whenInWords(at: number, now: number, zone: string): string {
  const then = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const day = dayInWords(then.toPlainDate(), now, zone);
  const isNear = day === "today" || day === "tomorrow";
  return `${isNear ? day : `on ${day}`} at ${clockTime(then.hour * 60 + then.minute)}`;
}

function dayInWords(date: Temporal.PlainDate, now: number, zone: string): string {
  const days = localDate(now, zone).until(date).days;
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  return date.toLocaleString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(days > 300 ? { year: "numeric" } : {}),
  });
}

/** The settings of a check-in in a sentence; bold is when. */
export function settingsInWords(
  library: Library,
  checkin: CheckIn,
  zone: string,
  voice: Voice,
): string {
  return voice("checkin-settings", {
    when: capital(`${daysInWords(checkin.days)} at ${clockTime(checkin.minute)}`),
    zone: zoneName(zone),
    questions: questions(checkin.count),
    topics: topicsInWords(library, checkin.about, voice),
  });
}

/** Words that begin a sentence. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What questions are about, as the rest of a sentence. */
export function topicsInWords(library: Library, about: Topics | undefined, voice: Voice): string {
  switch (about?.kind) {
    case undefined:
      return voice("checkin-about-anything");
    case "path": {
      const path = library.packs.flatMap((it) => it.paths).find((it) => it.id === about.path);
      return voice("checkin-about-path", { path: path?.title ?? about.path });
    }
    case "concepts": {
      const names = about.concepts.map((id) => library.concepts.get(id)?.name ?? id);
      return voice("checkin-about-concepts", { concepts: inARow(names) });
    }
    default:
      return about satisfies never;
  }
}

/** When the next check-in comes, as a sentence; a pause is told of. */
export function nextInWords(checkin: CheckIn, zone: string, now: number, voice: Voice): string {
  const due = dueOf(checkin, zone);
  if (due === undefined) return voice("checkin-next-never");
  const next = voice("checkin-next", { when: whenInWords(due, now, zone) });
  const ends = pauseEnds(checkin, zone);
  if (ends === undefined || ends <= now) return next;
  return `${voice("checkin-paused-until", { day: dayInWords(localDate(ends, zone), now, zone) })} ${next}`;
}
