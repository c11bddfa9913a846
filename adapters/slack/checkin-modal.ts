import type { ViewOutput } from "@slack/bolt";
import type { KnownBlock, ModalView, PlainTextOption } from "@slack/types";
import { type CheckIn, MOST_QUESTIONS, type Topics } from "../../src/memory/checkin.ts";
import { EVERY_DAY, type Weekday } from "../../src/schedule/times.ts";
import { zoneNamed } from "../../src/schedule/zones.ts";
import type { Settings } from "../../src/understand/checkin-meaning.ts";
import { readPlaceName } from "../../src/understand/checkin-places.ts";
import { type TopicChoice, topicOf } from "../shared/topics.ts";
import { plain } from "./controls.ts";
import { MAX_LABEL, MAX_TITLE } from "./limits.ts";

/** What fields of a check-in are filled with at first. */
export interface CheckInFields {
  readonly minute: number;
  readonly days: readonly Weekday[];
  readonly zone: string;
  /** What stands under the zone: where it is from. */
  readonly zoneHint: string;
  readonly about: Topics | undefined;
  readonly topics: readonly TopicChoice[];
}

const TIME = "time";
const DAYS = "days";
const ZONE = "zone";
const TOPIC = "topic";
const COUNT = "count";
/** A list of options takes so many. */
const MOST_OPTIONS = 100;

const DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The fields of when and what about, as a learner's check-in and a channel's have them. */
export function checkInFields(fields: CheckInFields): KnownBlock[] {
  const { minute, days, zone, zoneHint, about, topics } = fields;
  const dayOptions = EVERY_DAY.map((it) => option(DAY_NAMES[it - 1] ?? "", String(it)));
  const shown = topics.slice(0, MOST_OPTIONS);
  const topicOptions = shown.map((it) => option(it.label, it.value));
  const topic = topicOptions[shown.findIndex((it) => it.value === topicOf({ about }, shown))];
  return [
    input(TIME, "At what time", { type: "timepicker", initial_time: clock(minute) }),
    input(DAYS, "On which days", {
      type: "checkboxes",
      options: dayOptions,
      initial_options: dayOptions.filter((it) => days.includes(Number(it.value) as Weekday)),
    }),
    input(
      ZONE,
      "Time zone, or a city in it",
      { type: "plain_text_input", initial_value: zone, max_length: 100 },
      zoneHint,
    ),
    {
      ...input(TOPIC, "About what", {
        type: "static_select",
        options: topicOptions,
        ...(topic ? { initial_option: topic } : {}),
      }),
      // What was named concept by concept stays, unless something else is chosen.
      ...(topic ? {} : { optional: true }),
    },
  ];
}

/** The callback id of a learner's own settings. */
export const CHECKIN_MODAL = "home:checkin";

/** A learner's own check-in. */
export function checkInModal(fields: CheckInFields, checkin: CheckIn | undefined): ModalView {
  const counts = Array.from({ length: MOST_QUESTIONS }, (_, i) => option(`${i + 1}`, `${i + 1}`));
  const count = counts[(checkin?.count ?? 3) - 1];
  return {
    type: "modal",
    callback_id: CHECKIN_MODAL,
    title: plain("Your check-ins", MAX_TITLE),
    submit: plain("Save", MAX_TITLE),
    close: plain("Cancel", MAX_TITLE),
    blocks: [
      {
        type: "section",
        text: plain("A few questions as a direct message, once a day at most.", MAX_LABEL),
      },
      ...checkInFields(fields),
      input(COUNT, "How many questions", {
        type: "static_select",
        options: counts,
        ...(count ? { initial_option: count } : {}),
      }),
    ],
  };
}

/** What was filled in, or which field can't be read and why. */
export type Filled =
  | { readonly kind: "settings"; readonly settings: Settings }
  | { readonly kind: "faults"; readonly faults: Readonly<Record<string, string>> };

/** Reads the fields of a check-in. */
export function readCheckInFields(
  { state }: Pick<ViewOutput, "state">,
  topics: readonly TopicChoice[],
): Filled {
  const values = (block: string) => state.values[block]?.[block];
  const minute = minuteOf(values(TIME)?.selected_time);
  const days = EVERY_DAY.filter((it) =>
    values(DAYS)?.selected_options?.some((option) => option.value === String(it)),
  );
  const zone = readZone(values(ZONE)?.value ?? "");
  const topic = topics.find((it) => it.value === values(TOPIC)?.selected_option?.value);
  const count = Number(values(COUNT)?.selected_option?.value);

  const faults = {
    ...(minute === undefined ? { [TIME]: "Please choose a time." } : {}),
    ...(days.length === 0 ? { [DAYS]: "Please choose at least one day." } : {}),
    ...("fault" in zone ? { [ZONE]: zone.fault } : {}),
  };
  if (minute === undefined || "fault" in zone || Object.keys(faults).length > 0)
    return { kind: "faults", faults };
  return {
    kind: "settings",
    settings: {
      minute,
      days,
      zone: zone.zone,
      ...(topic ? { about: topic.about } : {}),
      ...(count > 0 ? { count } : {}),
    },
  };
}

/** Reads a time zone, or a city in one. */
function readZone(text: string): { readonly zone: string } | { readonly fault: string } {
  const place = readPlaceName(text);
  const zone = place?.kind === "zone" ? place.zone : place ? undefined : zoneNamed(text.trim());
  if (zone) return { zone };
  return place?.kind === "several"
    ? { fault: `That could be several: ${place.zones.slice(0, 4).join(", ")}.` }
    : { fault: "I don't know that place. Try a big city in the same time zone, like Berlin." };
}

/** A field whose block and element have the same name. */
export const input = (
  name: string,
  label: string,
  element: Readonly<Record<string, unknown>>,
  hint?: string,
): KnownBlock =>
  ({
    type: "input",
    block_id: name,
    label: plain(label, MAX_LABEL),
    element: { action_id: name, ...element },
    ...(hint ? { hint: plain(hint, 150) } : {}),
  }) as KnownBlock;

/** Something to choose. */
export const option = (label: string, value: string): PlainTextOption => ({
  text: plain(label, MAX_LABEL),
  value,
});

const clock = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((it) => String(it).padStart(2, "0")).join(":");

function minuteOf(time: string | null | undefined): number | undefined {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(time ?? "") ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
