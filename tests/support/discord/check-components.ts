import { ComponentType } from "discord-api-types/v10";
import { type Json, objectOf } from "../json.ts";
import type { Form } from "./form.ts";

/** https://docs.discord.com/developers/components/reference */
const MOST_COMPONENTS = 40;
const MOST_IN_CONTAINER = 10;
const MOST_TEXT = 4000;
const MOST_BUTTONS = 5;
const MOST_OPTIONS = 25;

const TOP_LEVEL: readonly unknown[] = [
  ComponentType.ActionRow,
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
  ComponentType.Container,
];
const IN_CONTAINER = TOP_LEVEL.filter((it) => it !== ComponentType.Container);
const SELECTS: readonly unknown[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

/** Holds the components of a Components V2 message against Discord's rules. */
export function checkComponents(value: unknown, form: Form, files: readonly string[]): void {
  const all = form.list(value, "components", 1, MOST_COMPONENTS);
  const nested = all.flatMap(withNested);
  if (nested.length > MOST_COMPONENTS)
    form.fault("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "Too many components.");
  const length = nested.reduce((sum, it) => sum + textOf(it).length, 0);
  if (length > MOST_TEXT)
    form.fault("components", "COMPONENT_MAX_TEXT_LENGTH_EXCEEDED", "Too much text.");
  checkIds(nested, form);
  all.forEach((it, i) => {
    form.choice(it.type, `components[${i}].type`, TOP_LEVEL);
    checkComponent(it, `components[${i}]`, form, files);
  });
}

/** A component and all within it. */
export const withNested = (component: Json): Json[] => [
  component,
  ...(Array.isArray(component.components) ? component.components : []).flatMap((it) =>
    withNested(objectOf(it)),
  ),
  ...(component.accessory ? withNested(objectOf(component.accessory)) : []),
  ...(component.component ? withNested(objectOf(component.component)) : []),
];

const textOf = (it: Json) =>
  it.type === ComponentType.TextDisplay && typeof it.content === "string" ? it.content : "";

/** Custom ids of a message are unlike each other. */
export function checkIds(nested: readonly Json[], form: Form): void {
  const ids = nested.flatMap((it) => (it.custom_id === undefined ? [] : [it.custom_id]));
  for (const id of ids) form.text(id, "custom_id", 1, 100);
  if (new Set(ids).size < ids.length)
    form.fault("components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Custom ids cannot be duplicated");
}

function checkComponent(it: Json, path: string, form: Form, files: readonly string[]): void {
  switch (it.type) {
    case ComponentType.TextDisplay:
      form.text(it.content, `${path}.content`, 1, MOST_TEXT);
      return;
    case ComponentType.Container:
      form.list(it.components, `${path}.components`, 1, MOST_IN_CONTAINER).forEach((child, i) => {
        form.choice(child.type, `${path}.components[${i}].type`, IN_CONTAINER);
        checkComponent(child, `${path}.components[${i}]`, form, files);
      });
      return;
    case ComponentType.ActionRow:
      checkRow(it, path, form);
      return;
    case ComponentType.File: {
      const url = form.text(objectOf(it.file).url, `${path}.file.url`, 1, 2048);
      if (!files.includes(url.replace("attachment://", "")))
        form.fault(`${path}.file.url`, "UNFURLED_MEDIA_ITEM_NO_ATTACHMENT", "No such attachment");
      return;
    }
    case ComponentType.Separator:
      return;
    default:
      form.fault(path, "UNION_TYPE_CHOICES", `No component ${String(it.type)} here.`);
  }
}

/** A row holds up to five buttons or one select. */
function checkRow(row: Json, path: string, form: Form): void {
  const children = form.list(row.components, `${path}.components`, 1, MOST_BUTTONS);
  const selects = children.filter((it) => SELECTS.includes(it.type));
  if (selects.length > 0 && children.length > 1)
    form.fault(path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A select fills its row.");
  children.forEach((it, i) => {
    const at = `${path}.components[${i}]`;
    if (it.type === ComponentType.Button) checkButton(it, at, form);
    else if (SELECTS.includes(it.type)) checkSelect(it, at, form);
    else form.fault(at, "UNION_TYPE_CHOICES", "A row holds buttons or one select.");
  });
}

function checkButton(button: Json, path: string, form: Form): void {
  form.choice(button.style, `${path}.style`, [1, 2, 3, 4, 5]);
  form.text(button.label, `${path}.label`, button.emoji ? 0 : 1, 80);
  if (button.style === 5) form.text(button.url, `${path}.url`, 1, 512);
  else form.text(button.custom_id, `${path}.custom_id`, 1, 100);
}

/** Looks at a select, in a message or a modal. */
export function checkSelect(select: Json, path: string, form: Form): void {
  form.text(select.custom_id, `${path}.custom_id`, 1, 100);
  form.text(select.placeholder, `${path}.placeholder`, 0, 150);
  const least = Number(select.min_values ?? 1);
  const most = Number(select.max_values ?? 1);
  const isString = select.type === ComponentType.StringSelect;
  const options = isString ? form.list(select.options, `${path}.options`, 1, MOST_OPTIONS) : [];
  if (least < 0 || least > 25 || most < 1 || most > 25 || least > most)
    form.fault(path, "BASE_TYPE_BAD_LENGTH", "min_values and max_values are between 0 and 25.");
  if (isString && most > options.length)
    form.fault(path, "BASE_TYPE_BAD_LENGTH", "max_values is more than there are options.");
  options.forEach((it, i) => {
    form.text(it.label, `${path}.options[${i}].label`, 1, 100);
    form.text(it.value, `${path}.options[${i}].value`, 1, 100);
    form.text(it.description, `${path}.options[${i}].description`, 0, 100);
  });
  if (new Set(options.map((it) => it.value)).size < options.length)
    form.fault(`${path}.options`, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "Values repeat.");
  if (options.filter((it) => it.default === true).length > most)
    form.fault(`${path}.options`, "SELECT_COMPONENT_TOO_MANY_DEFAULTS", "Too many defaults.");
}
