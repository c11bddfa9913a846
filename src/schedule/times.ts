import { remembering } from "./remembered.ts";

/** A day of the week as ISO counts them: 1 is Monday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Every day of the week. */
export const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** When something comes again and again: on these days at this minute, by the clocks of a time zone. */
export interface Plan {
  /** IANA. */
  readonly zone: string;
  /** Of the day: 510 is 8:30. */
  readonly minute: number;
  /** At least one. */
  readonly days: readonly Weekday[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** So many reckonings are remembered: those of a few minutes in all zones and on all days. */
const MOST_REMEMBERED = 20_000;

/** A moment without its seconds. */
export const toMinute = (at: number): number => Math.floor(at / MINUTE_MS) * MINUTE_MS;

/** What came due longer ago is no longer right for the hour and is not sent. */
export const LATE_AFTER_MS = 2 * HOUR_MS;

/** Whether it is too late for what came due at a time. */
export const isLate = (due: number, now: number): boolean => now - due > LATE_AFTER_MS;

/**
 * The first time after `after` at which a plan comes due, epoch ms.
 *
 * Once on each of its local dates, whatever the clocks do: a minute that the clocks skip comes as much later as they
 * skip, or earlier where later is the next day; one that they repeat comes the first time. A date that a zone leaves
 * out has none.
 */
export const nextDue = remembering(
  MOST_REMEMBERED,
  ({ zone, minute, days }: Plan, after: number) =>
    `${zone} ${minute} ${days.join("")} ${toMinute(after)}`,
  // Whatever comes due does so on the minute, so the seconds of `after` make no difference.
  (plan: Plan, after: number) => reckonNextDue(plan, toMinute(after)),
);

function reckonNextDue({ zone, minute, days }: Plan, after: number): number {
  const time = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  let date = localDate(after, zone);
  for (;;) {
    const due = days.includes(date.dayOfWeek as Weekday) ? dueOn(date, time, zone) : undefined;
    if (due !== undefined && due > after) return due;
    date = date.add({ days: 1 });
  }
}

function dueOn(date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string) {
  const local = date.toPlainDateTime(time);
  for (const disambiguation of ["compatible", "earlier"] as const) {
    const due = local.toZonedDateTime(zone, { disambiguation });
    if (due.toPlainDate().equals(date)) return due.epochMilliseconds;
  }
  return undefined;
}

/** When a local date begins, epoch ms. */
export const startOf = (date: Temporal.PlainDate, zone: string): number =>
  date.toZonedDateTime(zone).epochMilliseconds;

/** Which date it is in a time zone. */
export const localDate = (at: number, zone: string): Temporal.PlainDate =>
  inZone(at, zone).toPlainDate();

/** Which minute of the day it is in a time zone. */
export function localMinute(at: number, zone: string): number {
  const { hour, minute } = inZone(at, zone);
  return hour * 60 + minute;
}

/** A part of the day, by which people greet. */
export type PartOfDay = "morning" | "afternoon" | "evening" | "night";

/** Which part of the day it is in a time zone. */
export function partOfDay(at: number, zone: string): PartOfDay {
  const { hour } = inZone(at, zone);
  if (hour < 5) return "night";
  if (hour < 12) return "morning";
  if (hour < 18) return "afternoon";
  return hour < 22 ? "evening" : "night";
}

/** A moment by the clocks of a zone, to the minute. */
const inZone = remembering(
  MOST_REMEMBERED,
  (at: number, zone: string) => `${zone} ${toMinute(at)}`,
  (at: number, zone: string): Temporal.ZonedDateTime =>
    Temporal.Instant.fromEpochMilliseconds(toMinute(at)).toZonedDateTimeISO(zone),
);
