import { type ConversationId, conversationId } from "../ids.ts";
import type { Plan, Weekday } from "../schedule/times.ts";
import { zoneNamed } from "../schedule/zones.ts";

/** When something comes due for a subscriber, and where it is said. */
export interface Course {
  /** Without one it comes once. */
  readonly plan?: Plan;
  readonly conversation: ConversationId;
}

/**
 * Spells a course, as it stands beside its subscriber in the schedule: "Europe/Berlin|510|12345|:dm:7".
 *
 * The platform, which most conversations have from their subscriber, is left out: there are many of these.
 */
export const spellCourse = (
  { plan, conversation }: Course,
  platform: string | undefined,
): string => {
  const isHere = platform !== undefined && conversation.startsWith(`${platform}:`);
  const where = isHere ? conversation.slice(platform.length) : `=${conversation}`;
  return [plan?.zone ?? "", plan?.minute ?? "", plan?.days.join("") ?? "", where].join("|");
};

/** Reads a course back; undefined where it is none, or its time zone is one that this machine doesn't know. */
export function readCourse(text: string, platform: string | undefined): Course | undefined {
  const [, zone = "", minute = "", days = "", sign, rest = ""] =
    /^([^|]*)\|([0-9]*)\|([1-7]*)\|([:=])(.*)$/s.exec(text) ?? [];
  if (!sign || (sign === ":" && platform === undefined)) return undefined;
  const conversation = conversationId(sign === ":" ? `${platform}:${rest}` : rest);
  if (!zone && !minute && !days) return { conversation };

  const known = zoneNamed(zone);
  if (!known || !minute || Number(minute) > 1439 || !days) return undefined;
  const plan = { zone: known, minute: Number(minute), days: [...days].map(Number) as Weekday[] };
  return { plan, conversation };
}
