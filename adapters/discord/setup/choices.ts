import type { Library } from "../../../src/content/model.ts";
import type { Arrangement } from "../../../src/memory/group.ts";
import { EVERY_DAY, type Weekday } from "../../../src/schedule/times.ts";
import type { GroupSettings } from "../../../src/understand/checkin-group.ts";
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

/** Topics of a check-in that can be chosen: everything, a pack, a path. */
export interface TopicChoice {
  readonly value: string;
  readonly label: string;
  readonly about: NonNullable<GroupSettings["about"]>;
}

const EVERYTHING = "everything";

/** All topics that can be chosen. A single pack is the same as everything. */
export function topicChoices({ packs }: Library, everything: string): TopicChoice[] {
  const ofPacks = packs.length > 1 ? packs : [];
  return [
    { value: EVERYTHING, label: everything, about: {} },
    ...ofPacks.map((it) => ({
      value: `pack:${it.id}`,
      label: it.name,
      about: { concepts: it.concepts.map((concept) => concept.id) },
    })),
    ...packs.flatMap((pack) =>
      pack.paths.map((it) => ({
        value: `path:${it.id}`,
        label: `${it.title} (${pack.name})`,
        about: { path: it.id },
      })),
    ),
  ];
}

/** The topic that a check-in has; undefined where it is about concepts that were named one by one. */
export function topicOf(
  { about }: Pick<Arrangement, "about">,
  choices: readonly TopicChoice[],
): string | undefined {
  if (!about) return EVERYTHING;
  return choices.find((it) =>
    about.kind === "path"
      ? it.about.path === about.path
      : it.about.concepts?.join(" ") === about.concepts.join(" "),
  )?.value;
}

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
