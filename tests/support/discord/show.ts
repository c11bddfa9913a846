import {
  type APIMessage,
  ChannelType,
  ComponentType,
  type GatewayGuildCreateDispatchData,
  MessageFlags,
} from "discord-api-types/v10";
import { type Json, objectOf } from "../json.ts";
import { withNested } from "./check-components.ts";
import { GRANTED, type Guild, type Kept, type Place, type World } from "./world.ts";

/** A place as Discord tells of it. */
export function channelOf(place: Place, world?: World): object {
  const common = { id: place.id, type: place.type, name: place.name, flags: 0 };
  if (place.type === ChannelType.DM)
    return {
      ...common,
      recipients: place.people
        .filter((it) => it !== world?.mentor.user.id)
        .flatMap((it) => world?.people.get(it)?.user ?? []),
    };
  const inGuild = { ...common, guild_id: place.guild?.id ?? "", position: 0, nsfw: false };
  return place.parent
    ? {
        ...inGuild,
        parent_id: place.parent.id,
        owner_id: place.startedBy,
        message_count: 0,
        member_count: 2,
        thread_metadata: {
          archived: false,
          auto_archive_duration: 1440,
          archive_timestamp: new Date(0).toISOString(),
          locked: false,
        },
      }
    : {
        ...inGuild,
        parent_id: null,
        topic: null,
        permission_overwrites: place.denied
          ? [{ id: place.guild?.id, type: 0, allow: "0", deny: String(place.denied) }]
          : [],
      };
}

/** A server as Mentor is told of it when it comes online or joins. */
export function guildOf(guild: Guild, world: World): GatewayGuildCreateDispatchData {
  const places = [...world.places.values()].filter((it) => it.guild === guild);
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner,
    roles: [
      { id: guild.id, name: "@everyone", permissions: String(world.permissions), position: 0 },
    ],
    channels: places.filter((it) => !it.parent).map((it) => channelOf(it)),
    threads: places.filter((it) => it.parent).map((it) => channelOf(it)),
    members: [memberOf(guild, world.mentor.user.id, world)],
    member_count: guild.members.size,
    joined_at: new Date(world.now()).toISOString(),
    large: false,
    emojis: [],
    stickers: [],
    features: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    preferred_locale: "en-US",
  } as unknown as GatewayGuildCreateDispatchData;
}

/** Somebody as a member of a server. */
export const memberOf = (guild: Guild, id: string, world: World): object => ({
  user: world.people.get(id)?.user,
  roles: world.roles.get(id) ?? [],
  joined_at: new Date(0).toISOString(),
  deaf: false,
  mute: false,
  flags: 0,
  permissions: String(guild.managers.has(id) ? GRANTED | 0x20n : GRANTED),
});

/** A button or an option as somebody sees it. */
export interface Control {
  readonly label: string;
  /** The custom id of the component that holds it. */
  readonly id: string;
  /** The value of an option; undefined of a button. */
  readonly value?: string;
  readonly type: ComponentType;
}

/** A message as somebody sees it. */
export interface Shown {
  readonly id: string;
  readonly place: string;
  readonly text: string;
  readonly controls: readonly Control[];
  readonly isPrivate: boolean;
  readonly isSpoiler: boolean;
  readonly isLoading: boolean;
  readonly repliesTo?: string;
  readonly files: readonly { readonly name: string; readonly content: string }[];
  readonly pings: readonly string[];
  readonly kept: Kept;
}

/** Takes a message as it is seen. */
export function show(kept: Kept): Shown {
  const { message } = kept;
  const nested = allOf(message);
  const texts = nested.flatMap((it) =>
    it.type === ComponentType.TextDisplay ? [String(it.content)] : [],
  );
  const repliesTo = message.message_reference?.message_id;
  return {
    id: message.id,
    place: message.channel_id,
    text: [message.content, ...texts].filter(Boolean).join("\n\n"),
    controls: nested.flatMap(controlsOf),
    isPrivate: kept.onlyFor !== undefined,
    isSpoiler: nested.some((it) => it.spoiler === true),
    isLoading: ((message.flags ?? 0) & MessageFlags.Loading) !== 0,
    files: kept.files.map((it) => ({ name: it.name, content: it.content.toString("utf8") })),
    pings: kept.pings,
    kept,
    ...(repliesTo ? { repliesTo } : {}),
  };
}

const allOf = (message: APIMessage): Json[] =>
  (message.components ?? []).flatMap((it) => withNested(objectOf(it)));

function controlsOf(it: Json): Control[] {
  const id = String(it.custom_id ?? "");
  const type = Number(it.type);
  if (it.disabled === true) return [];
  if (type === ComponentType.Button) return [{ label: String(it.label ?? ""), id, type }];
  if (type === ComponentType.StringSelect)
    return (Array.isArray(it.options) ? it.options : []).map((option) => ({
      label: String(objectOf(option).label),
      value: String(objectOf(option).value),
      id,
      type,
    }));
  return id ? [{ label: String(it.placeholder ?? ""), id, type }] : [];
}
