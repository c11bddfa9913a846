import { type ConversationId, conversationId } from "../ids.ts";
import { nextDue, type Plan, toMinute, type Weekday } from "../schedule/times.ts";
import { zoneNamed } from "../schedule/zones.ts";

/** When something comes due for a subscriber, and where it is said. */
export interface Course {
  /** Without one it comes once. */
  readonly plan?: Plan;
  readonly conversation: ConversationId;
}

/** Spells a course, as it stands beside its subscriber in the schedule: "Europe/Berlin|510|12345|discord:dm:7". */
export const spellCourse = ({ plan, conversation }: Course): string =>
  [plan?.zone ?? "", plan?.minute ?? "", plan?.days.join("") ?? "", conversation].join("|");

/** Reads a course back; undefined where it is none, or its time zone is one that this machine doesn't know. */
export function readCourse(text: string): Course | undefined {
  const [, zone = "", minute = "", days = "", conversation = ""] =
    /^([^|]*)\|([0-9]*)\|([1-7]*)\|(.*)$/s.exec(text) ?? [];
  if (!conversation) return undefined;
  const where = { conversation: conversationId(conversation) };
  if (!zone && !minute && !days) return where;

  const known = zoneNamed(zone);
  if (!known || !minute || Number(minute) > 1439 || !days) return undefined;
  const plan = { zone: known, minute: Number(minute), days: [...days].map(Number) as Weekday[] };
  return { plan, ...where };
}

/** Gives the time after the one that came due; undefined where that was the last. */
export type Planner = (plan: Plan | undefined, due: number) => number | undefined;

/** So many times are remembered: those of a few minutes in all zones and on all days. */
const MOST_REMEMBERED = 20_000;

/** Makes a planner that reckons each time once: in a crowd many have the same plan. */
export function createPlanner(): Planner {
  const remembered = new Map<string, number>();

  return (plan, due) => {
    if (!plan) return undefined;
    // Nothing comes due within a minute, so the seconds that set a crowd apart make no difference.
    const after = toMinute(due);
    const key = `${plan.zone} ${plan.minute} ${plan.days.join("")} ${after}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;

    const next = nextDue(plan, after);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(key, next);
    return next;
  };
}
