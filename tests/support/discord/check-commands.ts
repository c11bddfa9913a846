import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  Locale,
} from "discord-api-types/v10";
import { type Json, objectOf } from "../json.ts";
import { createForm, type Form } from "./form.ts";

/** https://docs.discord.com/developers/interactions/application-commands */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MOST_COMMANDS = { 1: 100, 2: 15, 3: 15 } as const;
const LOCALES: readonly unknown[] = Object.values(Locale);
const { Subcommand, SubcommandGroup, String: Text } = ApplicationCommandOptionType;

/** Holds a bulk overwrite of global commands against Discord's rules. */
export function checkCommands(all: readonly Json[]): void {
  const form = createForm();
  const byType = Map.groupBy(all, (it) => Number(it.type ?? 1));
  for (const [type, commands] of byType) {
    const most = MOST_COMMANDS[type as 1 | 2 | 3] ?? 0;
    if (commands.length > most) form.fault("", "APPLICATION_COMMANDS_MAX", `At most ${most}.`);
    if (new Set(commands.map((it) => it.name)).size < commands.length)
      form.fault("", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Names repeat.");
  }
  all.forEach((it, i) => {
    const path = `[${i}]`;
    if (Number(it.type ?? 1) === ApplicationCommandType.ChatInput) {
      checkNamed(it, path, form);
      checkOptions(it.options, path, form, 0);
      if (sizeOf(it) > 8000)
        form.fault(path, "APPLICATION_COMMAND_TOO_LARGE", "8000 characters at most.");
    } else {
      form.text(it.name, `${path}.name`, 1, 32);
      if (it.description) form.fault(`${path}.description`, "BASE_TYPE_NONE", "None here.");
    }
    for (const context of Array.isArray(it.contexts) ? it.contexts : [])
      form.choice(context, `${path}.contexts`, [0, 1, 2]);
  });
  form.done();
}

function checkNamed(it: Json, path: string, form: Form): void {
  const names = [it.name, ...Object.values(objectOf(it.name_localizations))];
  for (const name of names) {
    const text = form.text(name, `${path}.name`, 1, 32);
    if (!NAME.test(text) || text !== text.toLowerCase())
      form.fault(`${path}.name`, "APPLICATION_COMMAND_INVALID_NAME", `${text} is invalid`);
  }
  for (const text of [it.description, ...Object.values(objectOf(it.description_localizations))])
    form.text(text, `${path}.description`, 1, 100);
  for (const field of ["name_localizations", "description_localizations"])
    for (const locale of Object.keys(objectOf(it[field])))
      form.choice(locale, `${path}.${field}`, LOCALES);
}

function checkOptions(value: unknown, path: string, form: Form, depth: number): void {
  if (value === undefined) return;
  const options = form.list(value, `${path}.options`, 0, 25);
  if (new Set(options.map((it) => it.name)).size < options.length)
    form.fault(path, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option names repeat.");
  const firstOptional = options.findIndex((it) => it.required !== true);
  const lastRequired = options.findLastIndex((it) => it.required === true);
  if (firstOptional >= 0 && lastRequired > firstOptional)
    form.fault(path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required ones come first.");
  const nested = options.filter((it) => it.type === Subcommand || it.type === SubcommandGroup);
  if (nested.length > 0 && (nested.length < options.length || depth > 1))
    form.fault(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands stand alone.");

  options.forEach((it, i) => {
    const at = `${path}.options[${i}]`;
    form.choice(it.type, `${at}.type`, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    checkNamed(it, at, form);
    const choices = form.list(it.choices ?? [], `${at}.choices`, 0, 25);
    if (it.autocomplete === true && choices.length > 0)
      form.fault(at, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", "One or the other.");
    for (const choice of choices) {
      form.text(choice.name, `${at}.choices.name`, 1, 100);
      for (const name of Object.values(objectOf(choice.name_localizations)))
        form.text(name, `${at}.choices.name`, 1, 100);
      if (it.type === Text) form.text(choice.value, `${at}.choices.value`, 1, 100);
    }
    if (nested.includes(it)) checkOptions(it.options, at, form, depth + 1);
  });
}

/** Characters of a command's names, descriptions and choices; the longest localisation counts. */
function sizeOf(it: Json): number {
  const longest = (field: string) =>
    Math.max(
      ...[it[field], ...Object.values(objectOf(it[`${field}_localizations`]))].map(
        (text) => String(text ?? "").length,
      ),
    );
  const choices = (Array.isArray(it.choices) ? it.choices : []).map(objectOf);
  return (
    longest("name") +
    longest("description") +
    choices.reduce(
      (sum, choice) => sum + String(choice.name).length + String(choice.value).length,
      0,
    ) +
    (Array.isArray(it.options) ? it.options : []).reduce(
      (sum: number, option) => sum + sizeOf(objectOf(option)),
      0,
    )
  );
}

/** Holds the choices that answer an autocomplete against Discord's rules. */
export function checkChoices(value: unknown): void {
  const form = createForm();
  form.list(value, "data.choices", 0, 25).forEach((it, i) => {
    form.text(it.name, `data.choices[${i}].name`, 1, 100);
    form.text(it.value, `data.choices[${i}].value`, 1, 100);
  });
  form.done();
}
