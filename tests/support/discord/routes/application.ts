import { type APIApplicationCommand, ChannelType } from "discord-api-types/v10";
import { type Json, objectOf } from "../../json.ts";
import { checkCommands } from "../check-commands.ts";
import { refuse } from "../refusal.ts";
import type { Call, Route } from "../rest-server.ts";
import { channelOf } from "../show.ts";
import { GRANTED, type Place, snowflake } from "../world.ts";

const MOST_OPENED_AT_ONCE = 200;

/** The application itself, its commands, servers and direct messages. */
export const APPLICATION_ROUTES: readonly Route[] = [
  { method: "GET", path: "/users/@me", does: ({ world }) => world.mentor.user },
  {
    method: "GET",
    path: "/applications/@me",
    does: ({ world }) => ({
      id: world.app.id,
      name: "Mentor",
      description: "",
      verify_key: world.app.verifyKey,
      flags: 0,
      bot: world.mentor.user,
    }),
  },
  {
    method: "GET",
    path: "/users/@me/guilds",
    does: ({ world }) =>
      [...world.guilds.values()]
        .filter((it) => it.hasMentor)
        .map((it) => ({
          id: it.id,
          name: it.name,
          owner: false,
          permissions: String(GRANTED),
          features: [],
        })),
  },
  { method: "GET", path: "/applications/:app/commands", does: listCommands },
  { method: "PUT", path: "/applications/:app/commands", does: registerCommands },
  { method: "POST", path: "/users/@me/channels", does: openDirectMessages },
];

function listCommands({ world, query }: Call): unknown {
  if (query.get("with_localizations") === "true") return world.commands;
  return world.commands.map((it) => ({
    ...it,
    name_localizations: undefined,
    description_localizations: undefined,
  }));
}

function registerCommands({ world, params, body }: Call): unknown {
  if (params.app !== world.app.id) throw refuse("missingAccess");
  const all = (body.all as Json[] | undefined) ?? [];
  checkCommands(all);
  const version = snowflake();
  world.commands = all.map((it) => {
    const { integration_types, contexts, options, ...rest } = it;
    // Discord answers with defaults filled in, and leaves out what is empty.
    return {
      id: snowflake(),
      application_id: world.app.id,
      version,
      default_member_permissions: null,
      type: 1,
      nsfw: false,
      dm_permission: true,
      ...rest,
      description: String(it.description ?? ""),
      integration_types: integration_types ?? [0],
      contexts: contexts ?? null,
      name_localizations: it.name_localizations ?? null,
      description_localizations: it.description_localizations ?? null,
      ...(Array.isArray(options) && options.length > 0 ? { options } : {}),
    } as unknown as APIApplicationCommand;
  });
  world.events.emit("registered", world.commands);
  return world.commands;
}

function openDirectMessages({ world, body }: Call): unknown {
  const other = String(objectOf(body).recipient_id ?? "");
  if (!world.people.has(other)) throw refuse("unknownUser");
  return channelOf(directMessages(world, other), world);
}

/** The direct messages of Mentor with somebody, opened where nobody has. */
export function directMessages(world: Call["world"], other: string): Place {
  const { id: mentor } = world.mentor.user;
  const open = [...world.places.values()].filter((it) => it.type === ChannelType.DM);
  const found = open.find((it) => it.people.includes(other) && it.people.includes(mentor));
  if (found) return found;
  if (open.length > MOST_OPENED_AT_ONCE * 50) throw refuse("tooFastToOpen");
  const place: Place = {
    id: snowflake(),
    type: ChannelType.DM,
    name: "",
    people: [mentor, other],
    denied: 0n,
  };
  world.places.set(place.id, place);
  return place;
}
