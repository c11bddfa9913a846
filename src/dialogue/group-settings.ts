import type { Arrangement, Group } from "../memory/group.ts";
import { nextDue, type Plan } from "../schedule/times.ts";
import type { GroupSettings } from "../understand/checkin-group.ts";
import { topicsOf } from "./checkin-settings.ts";

/** How a group's check-in is arranged where an organiser says nothing else. */
export const USUAL: Pick<Arrangement, "minute" | "days" | "hours"> = {
  minute: 10 * 60,
  days: [1, 2, 3, 4, 5],
  hours: 6,
};
/** A question is answered before the next one comes. */
const MOST_HOURS = 23;

/** A group's check-in turned on, or changed; `zone` is the one to take where neither settings nor group have one. */
export function arrange(
  before: Arrangement | undefined,
  { about, ...settings }: GroupSettings,
  { at, zone }: { readonly at: number; readonly zone: string },
): Arrangement {
  const { about: aboutBefore, ...rest }: Omit<Arrangement, "isOn" | "from"> = before ?? {
    ...USUAL,
    zone,
  };
  const topics = about === undefined ? aboutBefore : topicsOf(about);
  return {
    ...rest,
    ...settings,
    days: [...(settings.days ?? rest.days)],
    hours: Math.min(Math.max(settings.hours ?? rest.hours, 1), MOST_HOURS),
    ...(topics ? { about: topics } : {}),
    isOn: true,
    from: at,
  };
}

/** When a group's next question comes due, and by what plan; undefined where none will. */
export function groupDue({
  arrangement,
}: Group): { readonly plan: Plan; readonly due: number } | undefined {
  if (!arrangement?.isOn) return undefined;
  const { zone, minute, days, from } = arrangement;
  const plan = { zone, minute, days };
  return { plan, due: nextDue(plan, from) };
}
