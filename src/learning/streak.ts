import type { Profile } from "../memory/learner.ts";
import { type Day, dayNumber } from "./days.ts";

/** So many days without practice in a row are forgiven: a day off, or a weekend. */
const DAYS_OFF = 2;

type Streak = NonNullable<Profile["streak"]>;

/** A learner's streak once they have practised on a day; it counts the days on which they did. */
export function streakAfter(streak: Streak | undefined, day: Day): Streak {
  if (!streak || isBroken(streak, day)) return { days: 1, last: day };
  const isLater = dayNumber(day) > dayNumber(streak.last);
  return isLater ? { days: streak.days + 1, last: day } : streak;
}

/** The days that a learner's streak has on a day; 0 once more days were missed than are forgiven. */
export const streakOn = (streak: Streak | undefined, day: Day): number =>
  streak && !isBroken(streak, day) ? streak.days : 0;

const isBroken = (streak: Streak, day: Day): boolean =>
  dayNumber(day) - dayNumber(streak.last) > DAYS_OFF + 1;
