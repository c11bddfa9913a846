import type { Library } from "../../../src/content/model.ts";
import { EVERY_DAY, type Weekday } from "../../../src/schedule/times.ts";
import type { GroupSettings } from "../../../src/understand/checkin-group.ts";
import { topicChoices } from "../../shared/topics.ts";
import type { ServerSettings } from "./servers.ts";

/** A part of a server's settings that has a control of its own. */
export const FIELDS = [
  "channel",
  "hour",
  "days",
  "topics",
  "unasked",
  "roles",
  "words",
  "on",
  "off",
] as const;
/** A part of a server's settings that has a control of its own. */
export type Field = (typeof FIELDS)[number];

/** What an organiser chose: of the server, of its check-in, or that this is to end. */
export type Chosen =
  | { readonly kind: "server"; readonly change: (before: ServerSettings) => ServerSettings }
  | { readonly kind: "checkin"; readonly settings: GroupSettings }
  | { readonly kind: "off" };

/** Reads what was chosen in a control; undefined where it is none of ours, or nothing of use was chosen. */
export function readChosen(
  field: string,
  values: readonly string[],
  library: Library,
): Chosen | undefined {
  const [first = ""] = values;
  const known = FIELDS.find((it) => it === field);
  switch (known) {
    case "channel":
      return {
        kind: "server",
        change: (it) => ({
          ...it,
          channel: first,
          channels: [...new Set([...it.channels, first])],
        }),
      };
    case "unasked":
      return { kind: "server", change: (it) => ({ ...it, unasked: [...values] }) };
    case "roles":
      return { kind: "server", change: (it) => ({ ...it, roles: [...values] }) };
    case "hour": {
      const minute = Number(first);
      const isMinute = first !== "" && Number.isInteger(minute) && minute >= 0 && minute < 1440;
      return isMinute ? { kind: "checkin", settings: { minute } } : undefined;
    }
    case "days": {
      const days = EVERY_DAY.filter((it): it is Weekday => values.includes(String(it)));
      return days.length > 0 ? { kind: "checkin", settings: { days } } : undefined;
    }
    case "topics": {
      const topic = topicChoices(library, "").find((it) => it.value === first);
      return topic && { kind: "checkin", settings: { about: topic.about } };
    }
    case "on":
      return { kind: "checkin", settings: {} };
    case "off":
      return { kind: "off" };
    case "words":
    case undefined:
      return undefined;
    default:
      return known satisfies never;
  }
}
