import type { ActionsBlock, KnownBlock, ModalView } from "@slack/types";
import type { Arrangement } from "../../../src/memory/group.ts";
import { type CheckInFields, checkInFields, input, option } from "../checkin-modal.ts";
import { plain } from "../controls.ts";
import { MAX_LABEL, MAX_TITLE } from "../limits.ts";
import { richText } from "../rich-text.ts";

/** The callback id of a channel's settings. */
export const SETUP_MODAL = "setup:save";
/** The control that turns a channel's question of the day off. */
export const TURN_OFF = "setup:off";
const HOURS = "hours";
const MOST_HOURS = 12;

const TITLE = "Question of the day";

/** Something to read, where nothing is to be chosen. */
export const reading = (markdown: string): ModalView => ({
  type: "modal",
  title: plain(TITLE, MAX_TITLE),
  close: plain("Close", MAX_TITLE),
  blocks: richText(markdown),
});

/** What stands there until the answer does: what opens a modal lasts for three seconds. */
export const ONE_MOMENT: ModalView = reading("One moment …");

/** What the settings of a channel are shown with. */
export interface Setup {
  readonly channel: string;
  readonly arrangement: Arrangement | undefined;
  /** What is arranged, in words, and what the mentor may do there. */
  readonly about: string;
  readonly fields: CheckInFields;
  readonly hours: number;
}

/** The settings of a channel's question of the day. */
export function setupModal({ channel, arrangement, about, fields, hours }: Setup): ModalView {
  const all = [...new Set([hours, ...Array.from({ length: MOST_HOURS }, (_, i) => i + 1)])]
    .toSorted((a, b) => a - b)
    .map((it) => option(it === 1 ? "1 hour later" : `${it} hours later`, String(it)));
  const chosen = all.find((it) => it.value === String(hours));
  const blocks: KnownBlock[] = [
    ...richText(about),
    ...(arrangement?.isOn ? [off] : []),
    ...checkInFields(fields),
    input(HOURS, "When the answer comes", {
      type: "static_select",
      options: all,
      ...(chosen ? { initial_option: chosen } : {}),
    }),
  ];
  return {
    type: "modal",
    callback_id: SETUP_MODAL,
    private_metadata: channel,
    title: plain(TITLE, MAX_TITLE),
    submit: plain(arrangement?.isOn ? "Save" : "Turn it on", MAX_TITLE),
    close: plain("Cancel", MAX_TITLE),
    blocks,
  };
}

const off: ActionsBlock = {
  type: "actions",
  elements: [
    {
      type: "button",
      action_id: TURN_OFF,
      text: plain("Turn it off", MAX_LABEL),
      style: "danger",
    },
  ],
};

/** After how many hours the answer is to come; undefined where that wasn't chosen. */
export function hoursIn(
  values: Readonly<
    Record<string, Record<string, { selected_option?: { value: string } | null } | undefined>>
  >,
): number | undefined {
  const hours = Number(values[HOURS]?.[HOURS]?.selected_option?.value);
  return hours >= 1 && hours <= 23 ? hours : undefined;
}
