import { randomBytes } from "node:crypto";
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  InteractionType,
  ApplicationCommandOptionType as Kind,
} from "discord-api-types/v10";
import { type Json, objectOf } from "../json.ts";
import { channelOf, memberOf } from "./show.ts";
import {
  type Asked,
  contextOf,
  type Kept,
  type Person,
  type Place,
  permissionsIn,
  snowflake,
  type World,
} from "./world.ts";

const ANSWERED_WITHIN_MS = 3_000;

/** What is sent to Mentor as an interaction. */
export interface Question {
  readonly kind: Asked["kind"];
  readonly type: InteractionType;
  readonly by: Person;
  readonly place: Place;
  readonly message?: Kept;
  readonly data: Json;
}

/** Sends an interaction, and notes when Mentor doesn't answer in time. */
export function ask(world: World, question: Question): Asked {
  const { kind, type, by, place, message, data } = question;
  const { guild } = place;
  const isServerInstall = guild?.hasMentor === true || place.people.includes(world.mentor.user.id);
  const asked: Asked = {
    id: snowflake(world.now()),
    token: randomBytes(60).toString("base64url"),
    kind,
    by: by.user.id,
    place,
    at: world.now(),
    isUserInstall: !isServerInstall,
    followUps: 0,
    ...(message ? { message } : {}),
  };
  world.asked.set(asked.token, asked);
  setTimeout(() => {
    if (!asked.answer) world.problems.push(`${kind} of ${by.user.username}: no answer within 3 s`);
  }, ANSWERED_WITHIN_MS).unref();

  const d = {
    id: asked.id,
    application_id: world.app.id,
    type,
    token: asked.token,
    version: 1,
    data,
    channel: channelOf(place, world),
    channel_id: place.id,
    locale: by.locale,
    context: contextOf(place, world),
    app_permissions: String(permissionsIn(place)),
    authorizing_integration_owners: isServerInstall ? { 0: guild?.id ?? "0" } : { 1: by.user.id },
    entitlements: [],
    attachment_size_limit: 10 * 1024 * 1024,
    ...(message ? { message: message.message } : {}),
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: "en-US", features: [] },
          guild_locale: "en-US",
          member: memberOf(guild, by.user.id, world),
        }
      : { user: by.user }),
  };
  world.dispatch({ t: "INTERACTION_CREATE", d }, guild?.id);
  return asked;
}

/** The invocation of a registered command; with `focused`, the look-up of that option's choices. */
export function invocation(
  world: World,
  by: Person,
  place: Place,
  words: string,
  values: Json,
  focused?: string,
): Question {
  const [name = "", ...path] = words.split(" ");
  const command = world.commands.find((it) => it.name === name && it.type === 1);
  if (!command) throw new Error(`no command /${name}`);
  mayRun(world, command, place, by);

  const kind = focused === undefined ? "command" : "autocomplete";
  const type =
    focused === undefined
      ? InteractionType.ApplicationCommand
      : InteractionType.ApplicationCommandAutocomplete;
  const options = optionsAt(command.options ?? [], path, values, focused);
  return { kind, type, by, place, data: { id: command.id, name, type: 1, options } };
}

/** Discord shows a command where it was registered for, and to whom. */
function mayRun(world: World, command: APIApplicationCommand, place: Place, by: Person): void {
  const { contexts, integration_types: types, default_member_permissions: needs } = command;
  if (contexts && !contexts.includes(contextOf(place, world)))
    throw new Error(`/${command.name} is not shown here`);
  const isServer = place.guild?.hasMentor === true || place.people.includes(world.mentor.user.id);
  if (!isServer && !(by.hasInstalled && types?.includes(1)))
    throw new Error(`/${command.name} is not installed here`);
  if (needs && place.guild && !place.guild.managers.has(by.user.id))
    throw new Error(`/${command.name} is not shown to ${by.user.username}`);
}

function optionsAt(
  options: readonly APIApplicationCommandOption[],
  path: readonly string[],
  values: Json,
  focused: string | undefined,
): Json[] {
  const [step, ...rest] = path;
  if (step !== undefined) {
    const found = options.find((it) => it.name === step);
    if (!found || !("options" in found)) throw new Error(`no sub-command ${step}`);
    const within = optionsAt(found.options ?? [], rest, values, focused);
    return [{ name: step, type: found.type, options: within }];
  }
  const missing = options.filter((it) => it.required && !(it.name in values));
  if (missing.length > 0 && focused === undefined)
    throw new Error(`needs ${missing.map((it) => it.name).join(", ")}`);
  return Object.entries(values).map(([name, value]) => {
    const option = options.find((it) => it.name === name);
    if (!option) throw new Error(`no option ${name}`);
    checkValue(option, value);
    return { name, type: option.type, value, ...(name === focused ? { focused: true } : {}) };
  });
}

function checkValue(option: APIApplicationCommandOption, value: unknown): void {
  const choices = "choices" in option ? (option.choices ?? []) : [];
  if (choices.length > 0 && !choices.some((it) => objectOf(it).value === value))
    throw new Error(`${option.name} is one of ${choices.map((it) => it.value).join(", ")}`);
  const isRight =
    option.type === Kind.Integer
      ? Number.isInteger(value)
      : option.type === Kind.Boolean
        ? typeof value === "boolean"
        : typeof value === "string";
  if (!isRight) throw new Error(`${option.name} is not a ${Kind[option.type]}`);
  if (
    option.type === Kind.Integer &&
    option.min_value !== undefined &&
    Number(value) < option.min_value
  )
    throw new Error(`${option.name} is too small`);
  if (
    option.type === Kind.Integer &&
    option.max_value !== undefined &&
    Number(value) > option.max_value
  )
    throw new Error(`${option.name} is too large`);
  if (
    option.type === Kind.String &&
    option.max_length !== undefined &&
    String(value).length > option.max_length
  )
    throw new Error(`${option.name} is too long`);
}
