import { type Json, objectOf } from "../json.ts";
import type { Faults } from "./faults.ts";

/** https://docs.slack.dev/reference/block-kit/block-elements */
const MOST_ACTION_ID = 255;
const MOST_BUTTON_TEXT = 75;
const MOST_BUTTON_VALUE = 2000;
const MOST_URL = 3000;
const MOST_OPTIONS = 100;
const MOST_IN_GROUPS = 100;
const MOST_CHOICES = 10;
const MOST_OVERFLOW = 5;
const MOST_OPTION_TEXT = 75;
const MOST_OPTION_VALUE = 150;
const MOST_OVERFLOW_VALUE = 75;
const MOST_PLACEHOLDER = 150;
const MOST_INPUT = 3000;

const PLAIN = ["plain_text"] as const;

/** Elements that may stand under a message or in a view. */
export const INTERACTIVE: readonly unknown[] = [
  "button",
  "static_select",
  "external_select",
  "users_select",
  "conversations_select",
  "channels_select",
  "multi_static_select",
  "multi_external_select",
  "multi_users_select",
  "multi_conversations_select",
  "multi_channels_select",
  "overflow",
  "radio_buttons",
  "checkboxes",
  "datepicker",
  "timepicker",
  "datetimepicker",
];

/** Elements that an input block may hold; a button is none of them. */
export const INPUTS: readonly unknown[] = [
  ...INTERACTIVE.filter((it) => it !== "button" && it !== "overflow"),
  "plain_text_input",
  "email_text_input",
  "url_text_input",
  "number_input",
];

/** Looks at an element, whatever it is in. */
export function checkElement(element: Json, pointer: string, faults: Faults): void {
  const { type } = element;
  faults.string(element.action_id, `${pointer}/action_id`, 0, MOST_ACTION_ID);
  if (element.action_id === "") faults.fault(`${pointer}/action_id`, "must not be empty");
  switch (type) {
    case "button":
      checkButton(element, pointer, faults);
      return;
    case "overflow":
      checkOptions(element, pointer, faults, MOST_OVERFLOW, MOST_OVERFLOW_VALUE);
      return;
    case "radio_buttons":
    case "checkboxes":
      checkOptions(element, pointer, faults, MOST_CHOICES, MOST_OPTION_VALUE);
      return;
    case "static_select":
    case "multi_static_select":
      checkPlaceholder(element, pointer, faults);
      checkOptions(element, pointer, faults, MOST_OPTIONS, MOST_OPTION_VALUE);
      return;
    case "plain_text_input": {
      checkPlaceholder(element, pointer, faults);
      const most = Number(element.max_length ?? MOST_INPUT);
      if (most < 1 || most > MOST_INPUT || Number(element.min_length ?? 0) > most)
        faults.fault(`${pointer}/max_length`, `must be less than ${MOST_INPUT + 1}`);
      faults.string(element.initial_value, `${pointer}/initial_value`, 0, most);
      return;
    }
    case "timepicker":
      if (element.initial_time !== undefined && !isTime(element.initial_time))
        faults.fault(`${pointer}/initial_time`, "must be HH:mm");
      checkPlaceholder(element, pointer, faults);
      return;
    case "image":
      faults.string(element.alt_text, `${pointer}/alt_text`, 1, 2000);
      return;
    default:
      checkPlaceholder(element, pointer, faults);
      return;
  }
}

const isTime = (it: unknown) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(String(it));

function checkButton(button: Json, pointer: string, faults: Faults): void {
  faults.text(button.text, `${pointer}/text`, MOST_BUTTON_TEXT, PLAIN);
  faults.string(button.value, `${pointer}/value`, 0, MOST_BUTTON_VALUE);
  faults.string(button.url, `${pointer}/url`, 0, MOST_URL);
  faults.choice(button.style, `${pointer}/style`, ["primary", "danger"]);
  faults.string(button.accessibility_label, `${pointer}/accessibility_label`, 0, 75);
  const confirm = objectOf(button.confirm);
  if (button.confirm === undefined) return;
  faults.text(confirm.title, `${pointer}/confirm/title`, 100, PLAIN);
  faults.text(confirm.text, `${pointer}/confirm/text`, 300);
  faults.text(confirm.confirm, `${pointer}/confirm/confirm`, 30, PLAIN);
  faults.text(confirm.deny, `${pointer}/confirm/deny`, 30, PLAIN);
}

function checkPlaceholder(element: Json, pointer: string, faults: Faults): void {
  if (element.placeholder !== undefined)
    faults.text(element.placeholder, `${pointer}/placeholder`, MOST_PLACEHOLDER, PLAIN);
}

function checkOptions(
  element: Json,
  pointer: string,
  faults: Faults,
  most: number,
  mostValue: number,
): void {
  const groups =
    element.option_groups === undefined
      ? []
      : faults.list(element.option_groups, `${pointer}/option_groups`, 1, MOST_IN_GROUPS);
  const options = groups.length
    ? groups.flatMap((it, i) => faults.list(it.options, `${pointer}/option_groups/${i}`, 1, most))
    : faults.list(element.options, `${pointer}/options`, 1, most);
  options.forEach((it, i) => {
    checkOption(it, `${pointer}/options/${i}`, faults, mostValue);
  });
  const values = options.map((it) => it.value);
  if (new Set(values).size < values.length) faults.fault(`${pointer}/options`, "values repeat");
  const initial = [element.initial_option, element.initial_options].flat().filter(Boolean);
  for (const it of initial)
    if (!values.includes(objectOf(it).value))
      faults.fault(`${pointer}/initial_option`, "must be one of the options");
}

/** Looks at an option of a select, also of those that were asked for while somebody typed. */
export function checkOption(
  option: Json,
  pointer: string,
  faults: Faults,
  mostValue: number = MOST_OPTION_VALUE,
): void {
  faults.text(option.text, `${pointer}/text`, MOST_OPTION_TEXT);
  faults.string(option.value, `${pointer}/value`, 1, mostValue);
  if (option.description !== undefined)
    faults.text(option.description, `${pointer}/description`, MOST_OPTION_TEXT);
}
