import { type ConversationId, conversationId, type LearnerId } from "../ids.ts";
import { EVERY_DAY, type Plan, type Weekday } from "../schedule/times.ts";
import { zoneNamed } from "../schedule/zones.ts";
import { platformOf } from "./subscribers.ts";

/** When something comes due for a subscriber, and where it is said. */
export interface Course {
  /** Without one it comes once. */
  readonly plan?: Plan;
  readonly conversation: ConversationId;
}

/** Whose course it is. */
type Own = LearnerId | ConversationId;

const ALL_DAYS = EVERY_DAY.join("");

/**
 * Spells a course, as it stands beside its subscriber in the schedule: "Europe/Berlin|510|12345|:C7".
 *
 * What it shares with its subscriber is left out, since there are many of these: "~@" is the conversation "discord:@7" of
 * "discord:7". All days are "*".
 */
export const spellCourse = ({ plan, conversation }: Course, own: Own): string => {
  const days = plan?.days.join("") ?? "";
  const where = spellConversation(conversation, own);
  return [plan?.zone ?? "", plan?.minute ?? "", days === ALL_DAYS ? "*" : days, where].join("|");
};

function spellConversation(conversation: ConversationId, own: Own): string {
  const home = homeOf(own);
  if (!home || !conversation.startsWith(home.prefix)) return `=${conversation}`;
  const local = conversation.slice(home.prefix.length);
  const isNamedForThem = local.endsWith(home.local);
  return isNamedForThem ? `~${local.slice(0, local.length - home.local.length)}` : `:${local}`;
}

/** Reads a course back; undefined where it is none, or its time zone is one that this machine doesn't know. */
export function readCourse(text: string, own: Own): Course | undefined {
  const [, zone = "", minute = "", days = "", where = ""] =
    /^([^|]*)\|([0-9]*)\|([1-7]*|\*)\|(.*)$/s.exec(text) ?? [];
  const conversation = readConversation(where, own);
  if (conversation === undefined) return undefined;
  if (!zone && !minute && !days) return { conversation };

  const known = zoneNamed(zone);
  if (!known || !minute || Number(minute) > 1439 || !days) return undefined;
  const each = [...(days === "*" ? ALL_DAYS : days)].map(Number) as Weekday[];
  return { plan: { zone: known, minute: Number(minute), days: each }, conversation };
}

function readConversation(where: string, own: Own): ConversationId | undefined {
  const rest = where.slice(1);
  if (where.startsWith("=")) return conversationId(rest);
  const home = homeOf(own);
  if (home && where.startsWith(":")) return conversationId(home.prefix + rest);
  if (home && where.startsWith("~")) return conversationId(home.prefix + rest + home.local);
  return undefined;
}

/** A subscriber's id, in two: "discord:" and what is theirs there. */
function homeOf(own: Own) {
  const platform = platformOf(own);
  if (platform === undefined) return undefined;
  const prefix = `${platform}:`;
  return { prefix, local: own.slice(prefix.length) };
}
