import {
  type APIChannelSelectComponent,
  type APIRoleSelectComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from "discord-api-types/v10";
import type { Arrangement } from "../../../src/memory/group.ts";
import { shortened } from "../../../src/reply/sentences.ts";
import { EVERY_DAY } from "../../../src/schedule/times.ts";
import { type TopicChoice, topicOf } from "../../shared/topics.ts";
import { button, type Frame, inRows, type Row } from "../controls.ts";
import { spellControl } from "../custom-ids.ts";
import { MAX_OPTION_LABEL, MAX_OPTIONS, MAX_PLACEHOLDER } from "../limits.ts";
import { say, type Words } from "../locales/words.ts";
import type { Field } from "./choices.ts";
import type { ServerSettings } from "./servers.ts";

/** What the panel shows as chosen. */
export interface Panel {
  readonly settings: ServerSettings;
  /** The check-in of the chosen channel. */
  readonly arrangement: Arrangement | undefined;
  readonly topics: readonly TopicChoice[];
  readonly words: Words;
}

type Select = APIStringSelectComponent | APIChannelSelectComponent | APIRoleSelectComponent;

/** The controls of a server's settings; until there is a channel for the check-in, nothing else of it is to choose. */
export function panelRows({ settings, arrangement, topics, words }: Panel): Row[] {
  const frame: Frame = { owner: "anybody", audience: "default", words };
  const label = (key: Parameters<typeof say>[1]) => shortened(say(words, key), MAX_PLACEHOLDER);
  const id = (field: Field) => spellControl({ kind: "setup", field }, "anybody");

  const channel = channels(id("channel"), label("setup-channel"), idsOf(settings.channel), 1);
  const unasked = channels(id("unasked"), label("setup-unasked"), settings.unasked, MAX_OPTIONS);
  const roles: Select = {
    type: ComponentType.RoleSelect,
    custom_id: id("roles"),
    placeholder: label("setup-roles"),
    min_values: 0,
    max_values: MAX_OPTIONS,
    default_values: settings.roles.map((it) => ({ id: it, type: SelectMenuDefaultValueType.Role })),
  };
  const buttons = [
    button({ kind: "setup", field: "words" }, say(words, "setup-words"), frame),
    arrangement?.isOn
      ? button({ kind: "setup", field: "off" }, say(words, "setup-off"), frame)
      : button({ kind: "setup", field: "on" }, say(words, "setup-on"), frame, ButtonStyle.Primary),
  ];
  return [
    inRow(channel),
    ...(settings.channel
      ? [
          inRow(hours(id("hour"), label("setup-hour"), arrangement)),
          inRow(days(id("days"), label("setup-days"), arrangement, words)),
          inRow(topicSelect(id("topics"), label("setup-topics"), arrangement, topics)),
        ]
      : []),
    inRow(unasked),
    inRow(roles),
    ...(settings.channel ? inRows(buttons) : []),
  ];
}

const inRow = (select: Select): Row => ({ type: ComponentType.ActionRow, components: [select] });

const idsOf = (id: string | undefined) => (id ? [id] : []);

const channels = (
  customId: string,
  placeholder: string,
  chosen: readonly string[],
  most: number,
): Select => ({
  type: ComponentType.ChannelSelect,
  custom_id: customId,
  placeholder,
  channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.PublicThread],
  min_values: most === 1 ? 1 : 0,
  max_values: most,
  default_values: chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
});

const HOUR = 60;
const HOURS_OF_DAY = Array.from({ length: 24 }, (_, hour) => hour * HOUR);

/** The full hours, and the time that was chosen in words where it is none of them. */
function hours(customId: string, placeholder: string, chosen: Arrangement | undefined): Select {
  const minutes = [...new Set([...HOURS_OF_DAY, ...(chosen ? [chosen.minute] : [])])];
  return {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder,
    options: minutes
      .toSorted((a, b) => a - b)
      .map((it) => ({
        label: `${Math.floor(it / HOUR)}:${String(it % HOUR).padStart(2, "0")}`,
        value: String(it),
        default: it === chosen?.minute,
      })),
  };
}

function days(
  customId: string,
  placeholder: string,
  chosen: Arrangement | undefined,
  words: Words,
): Select {
  const names = say(words, "weekdays").split(" ");
  return {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder,
    min_values: 1,
    max_values: EVERY_DAY.length,
    options: EVERY_DAY.map((it) => ({
      label: names[it - 1] ?? String(it),
      value: String(it),
      default: chosen?.days.includes(it) ?? false,
    })),
  };
}

function topicSelect(
  customId: string,
  placeholder: string,
  chosen: Arrangement | undefined,
  topics: readonly TopicChoice[],
): Select {
  const current = chosen && topicOf(chosen, topics);
  return {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder,
    options: topics.slice(0, MAX_OPTIONS).map((it) => ({
      label: shortened(it.label, MAX_OPTION_LABEL),
      value: it.value,
      default: it.value === current,
    })),
  };
}
