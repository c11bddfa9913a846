import type { EventEmitter } from "node:events";
import {
  type APIApplicationCommand,
  type APIMessage,
  type APIUser,
  ChannelType,
  type GatewayDispatchEvents,
  InteractionContextType,
  type Locale,
  PermissionFlagsBits,
} from "discord-api-types/v10";
import type { Upload } from "./check-message.ts";
import { refuse } from "./refusal.ts";

/** Somebody on this Discord; Mentor's own user too. */
export interface Person {
  readonly user: APIUser;
  readonly locale: Locale;
  /** They installed Mentor for themselves. */
  hasInstalled: boolean;
  /** They take no direct messages. */
  isClosed: boolean;
}

/** A server. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly members: Set<string>;
  /** Members who may manage the server. */
  readonly managers: Set<string>;
  /** Mentor is a member, or was and has left. */
  hasMentor: boolean;
}

/** Where messages stand. */
export interface Place {
  readonly id: string;
  readonly type: ChannelType.DM | ChannelType.GuildText | ChannelType.PublicThread;
  readonly name: string;
  readonly guild?: Guild;
  /** The two of a direct message. */
  readonly people: readonly string[];
  /** A thread's. */
  readonly parent?: Place;
  readonly startedBy?: string;
  /** What Mentor may not do there. */
  denied: bigint;
}

/** A message and what only Discord knows of it. */
export interface Kept {
  message: APIMessage;
  /** Who alone sees it. */
  readonly onlyFor?: string;
  /** It answers an interaction; a reply to it doesn't hand over its text. */
  readonly isResponse: boolean;
  readonly nonce?: string;
  /** Who was notified, "everyone" among them. */
  readonly pings: readonly string[];
  readonly files: readonly Upload[];
  edits: number;
}

/** An interaction that was sent to Mentor. */
export interface Asked {
  readonly id: string;
  readonly token: string;
  readonly kind: "command" | "press" | "modal" | "autocomplete";
  readonly by: string;
  readonly place: Place;
  readonly at: number;
  /** The message of a press, or of the press that opened a modal. */
  readonly message?: Kept;
  readonly isUserInstall: boolean;
  /** How it was acknowledged. */
  answer?: { readonly type: number; readonly data: unknown; readonly isEphemeral: boolean };
  original?: Kept;
  /** The message with Mentor's answer, once it is there. */
  settled?: Kept;
  followUps: number;
}

/** All that is on this Discord, and the rules that everybody there lives by. */
export interface World {
  readonly events: EventEmitter;
  readonly app: { readonly id: string; readonly token: string; readonly verifyKey: string };
  readonly mentor: Person;
  readonly people: Map<string, Person>;
  readonly guilds: Map<string, Guild>;
  readonly places: Map<string, Place>;
  /** By place, oldest first. */
  readonly messages: Map<string, Kept[]>;
  readonly asked: Map<string, Asked>;
  /** The roles of people, in whatever server. */
  readonly roles: Map<string, readonly string[]>;
  commands: APIApplicationCommand[];
  /** How often Mentor may connect in a day. */
  connections: number;
  /** What everybody may do on servers. */
  permissions: bigint;
  /** What Mentor did wrong: deadlines missed. */
  readonly problems: string[];
  now(): number;
  /** Sends an event over the gateway. */
  dispatch(event: GatewayEvent, guild?: string): void;
}

/** An event of the gateway before it has its number. */
export interface GatewayEvent {
  readonly t: `${GatewayDispatchEvents}`;
  readonly d: object;
}

let counter = 0n;

/** A new id, later than any other. */
export const snowflake = (at = Date.now()): string => {
  counter += 1n;
  return ((BigInt(at - 1_420_070_400_000) << 22n) | (counter & 0x3fffffn)).toString();
};

/** What Mentor may do in servers, unless somebody took it away. */
export const GRANTED =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.UseApplicationCommands;

/** What Mentor may do in a place. */
export const permissionsIn = (place: Place): bigint =>
  place.type === ChannelType.DM
    ? GRANTED
    : place.guild?.hasMentor
      ? GRANTED & ~place.denied & ~(place.parent?.denied ?? 0n)
      : 0n;

/** Where an interaction happens, in Discord's terms. */
export const contextOf = (place: Place, world: World): InteractionContextType =>
  place.type !== ChannelType.DM
    ? InteractionContextType.Guild
    : place.people.includes(world.mentor.user.id)
      ? InteractionContextType.BotDM
      : InteractionContextType.PrivateChannel;

/** A place that Mentor sees. @throws {Refusal} */
export function placeFor(world: World, id: string): Place {
  const place = world.places.get(id);
  if (!place) throw refuse("unknownChannel");
  const isTheirs = place.type !== ChannelType.DM || place.people.includes(world.mentor.user.id);
  if (!isTheirs || (permissionsIn(place) & PermissionFlagsBits.ViewChannel) === 0n)
    throw refuse("missingAccess");
  return place;
}

/** A message that stands in a place. @throws {Refusal} */
export function keptIn(world: World, place: string, id: string): Kept {
  const kept = world.messages.get(place)?.find((it) => it.message.id === id);
  if (!kept) throw refuse("unknownMessage");
  return kept;
}
