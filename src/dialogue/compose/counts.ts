import type { Voice } from "../voice.ts";

/** A number of things: "1 day", "3 days". */
export const counted = (count: number, thing: string): string =>
  `${count} ${thing}${count === 1 ? "" : "s"}`;

/** A number of days in words that a learner would use: "8 days", "3 weeks", "2 months". */
export function daysInWords(days: number): string {
  if (days < 14) return counted(days, "day");
  if (days < 60) return counted(Math.round(days / 7), "week");
  return days < 700
    ? counted(Math.round(days / 30.4), "month")
    : counted(Math.round(days / 365), "year");
}

/** How far ahead a day is: "today", "tomorrow", "in 3 weeks". */
export function inDays(days: number, voice: Voice): string {
  if (days <= 0) return voice("in-today");
  return days === 1 ? voice("in-tomorrow") : voice("in-days", { days: daysInWords(days) });
}
