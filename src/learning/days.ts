import { localDate } from "../schedule/times.ts";
import { zoneOf } from "../schedule/zones.ts";

/** A day on a learner's own calendar: "2026-11-22". */
export type Day = string;

/** Which day it is for a learner in a time zone; in one that nobody knows, the day in UTC. */
export function dayOf(at: number, zone: string | undefined): Day {
  return localDate(at, zoneOf({ zone })).toString();
}

const MS_IN_A_DAY = 24 * 60 * 60 * 1000;

/** A day as a number by which days can be counted: those since 1 January 1970. */
export const dayNumber = (day: Day): number =>
  Math.floor(Date.parse(`${day}T00:00:00Z`) / MS_IN_A_DAY);

/** The day with a number. */
export const dayNumbered = (number: number): Day =>
  new Date(number * MS_IN_A_DAY).toISOString().slice(0, 10);
