import type { ConversationId } from "../ids.ts";
import type { CheckIn } from "../memory/checkin.ts";
import type { Profile } from "../memory/learner.ts";
import { localDate, nextDue, type Plan, startOf, type Weekday } from "./times.ts";
import { zoneNamed } from "./zones.ts";

/** The days and the minute of a learner's check-ins; once a week where the rhythm has slowed. */
export function planOf({ minute, days, rhythm, sent }: CheckIn, zone: string): Plan {
  const last = sent === undefined ? undefined : (localDate(sent, zone).dayOfWeek as Weekday);
  const weekly = days.includes(last as Weekday) ? (last as Weekday) : days[0];
  return { zone, minute, days: rhythm === "weekly" && weekly ? [weekly] : days };
}

/**
 * When a learner's next check-in comes due, epoch ms; undefined where none will.
 *
 * It follows from what is remembered alone, so a lost schedule can be made again, with what came due in the meantime.
 */
export function dueOf(checkIn: CheckIn, zone: string): number | undefined {
  const { state, paused, later, from } = checkIn;
  if (state !== "on") return undefined;
  if (paused) {
    const until = pauseEnds(checkIn, zone);
    return until === undefined
      ? undefined
      : nextDue(planOf(checkIn, zone), Math.max(from, until - 1));
  }
  return later ?? nextDue(planOf(checkIn, zone), from);
}

/** When a pause ends, epoch ms; undefined where it lasts until the learner ends it, or there is none. */
export function pauseEnds({ paused }: CheckIn, zone: string): number | undefined {
  return paused?.until === undefined
    ? undefined
    : startOf(Temporal.PlainDate.from(paused.until), zone);
}

/** Whether a learner's check-ins are paused at a time. */
export function isPaused(checkIn: CheckIn, zone: string, at: number): boolean {
  return (
    checkIn.paused !== undefined && at < (pauseEnds(checkIn, zone) ?? Number.POSITIVE_INFINITY)
  );
}

/** Where a learner stands in the schedule. */
export interface Standing {
  readonly plan: Plan;
  readonly conversation: ConversationId;
  /** When the next check-in comes due, epoch ms. */
  readonly due: number;
}

/** Where a learner is to stand in the schedule; undefined where they are not to. */
export function standingOf({ checkin, zone }: Profile): Standing | undefined {
  const known = zoneNamed(zone ?? "");
  const due = checkin && known ? dueOf(checkin, known) : undefined;
  if (!checkin || !known || due === undefined) return undefined;
  return { plan: planOf(checkin, known), conversation: checkin.conversation, due };
}

/** Whether two standings are the same. */
export function isSameStanding(one: Standing | undefined, other: Standing | undefined): boolean {
  if (!one || !other) return one === other;
  const { plan, due, conversation } = one;
  return (
    due === other.due &&
    conversation === other.conversation &&
    plan.zone === other.plan.zone &&
    plan.minute === other.plan.minute &&
    plan.days.join() === other.plan.days.join()
  );
}
