import { isDeepStrictEqual } from "node:util";
import {
  type REST,
  type RESTGetAPIApplicationCommandsResult,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from "discord.js";
import { commandDefinitions } from "./definitions.ts";

/** Registers the mentor's commands where Discord has others; gives how many changed. */
export async function registerCommands(rest: REST, application: string): Promise<number> {
  const wanted = commandDefinitions();
  const changed = changedCommands(await registeredCommands(rest, application), wanted);
  if (changed.length > 0) await rest.put(Routes.applicationCommands(application), { body: wanted });
  return changed.length;
}

/** The commands that Discord has of the mentor. */
export async function registeredCommands(
  rest: REST,
  application: string,
): Promise<RESTGetAPIApplicationCommandsResult> {
  const query = new URLSearchParams({ with_localizations: "true" });
  return (await rest.get(Routes.applicationCommands(application), {
    query,
  })) as RESTGetAPIApplicationCommandsResult;
}

/** Names of commands that are missing, differ, or are to go. */
export function changedCommands(
  registered: RESTGetAPIApplicationCommandsResult,
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
): string[] {
  const byName = (all: readonly { readonly name: string; readonly type?: number | undefined }[]) =>
    new Map(all.map((it) => [`${it.type ?? 1} ${it.name}`, essential(it)]));
  const had = byName(registered);
  const want = byName(wanted);
  return [...new Set([...had.keys(), ...want.keys()])].filter(
    (name) => !isDeepStrictEqual(had.get(name), want.get(name)),
  );
}

/** What Discord itself adds, and tells although it was not given. */
const ADDED: ReadonlySet<string> = new Set([
  "id",
  "application_id",
  "version",
  "default_member_permissions",
  "dm_permission",
  "default_permission",
  "nsfw",
  "guild_id",
  "handler",
  "name_localized",
  "description_localized",
]);

/** A command without what Discord adds and what means nothing: defaults and empty values. */
function essential(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essential);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, it]) => !ADDED.has(key) && !isEmpty(key, it))
      .map(([key, it]) => [
        key,
        key === "contexts" || key.endsWith("types") ? sorted(it) : essential(it),
      ]),
  );
}

const isEmpty = (key: string, value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  (value === false && (key === "required" || key === "autocomplete")) ||
  (Array.isArray(value) && value.length === 0);

const sorted = (value: unknown) => (Array.isArray(value) ? value.toSorted() : value);
