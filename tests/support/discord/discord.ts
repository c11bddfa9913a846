import { generateKeyPairSync, randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { type APIUser, ChannelType, Locale, PermissionFlagsBits } from "discord-api-types/v10";
import { type GatewayServer, serveGateway } from "./gateway-server.ts";
import { createRateLimits, type Limit } from "./rate-limits.ts";
import { type Noted, serveRest, type Trouble } from "./rest-server.ts";
import { APPLICATION_ROUTES } from "./routes/application.ts";
import { CHANNEL_ROUTES } from "./routes/channels.ts";
import { INTERACTION_ROUTES } from "./routes/interactions.ts";
import { channelOf, guildOf } from "./show.ts";
import { createUser, type User, until } from "./user.ts";
import { GRANTED, type Guild, type Person, type Place, snowflake, type World } from "./world.ts";

/** How strict this Discord is about speed; Discord's own figures where they are left out. */
export interface Speed {
  readonly perBucket?: Limit;
  readonly global?: Limit;
}

/** What a permission is called. */
export type PermissionName = keyof typeof PermissionFlagsBits;

/** A Discord of the test's own, on real sockets; it refuses what Discord refuses. */
export interface Discord {
  readonly world: World;
  /** For `DISCORD_API_BASE`. */
  readonly api: string;
  readonly token: string;
  readonly gateway: GatewayServer;
  /** Every request that came. */
  readonly noted: readonly Noted[];
  person(name: string, details?: { readonly locale?: Locale; readonly installs?: boolean }): User;
  guild(name: string, members: readonly User[], managers?: readonly User[]): Guild;
  channel(guild: Guild, name: string): Place;
  thread(parent: Place, name: string, startedBy: string): Place;
  /** A role of a server, given to some of its members. */
  role(guild: Guild, name: string, members: readonly User[]): string;
  /** Direct messages between two people. */
  between(one: User, other: User): Place;
  /** Takes permissions from Mentor in a channel. */
  deny(place: Place, ...permissions: readonly PermissionName[]): void;
  leave(guild: Guild): void;
  rejoin(guild: Guild): void;
  /** Makes requests fail. */
  breaks(trouble: Omit<Trouble, "times"> & { readonly times?: number }): void;
  /** Lets time pass, as far as Discord's own rules look at it. */
  later(ms: number): void;
  until<T>(what: string, look: () => T | undefined): Promise<T>;
  close(): Promise<void>;
}

/** Starts a Discord on which Mentor has a bot and nobody is yet. */
export async function startDiscord(speed: Speed = {}): Promise<Discord> {
  const { publicKey } = generateKeyPairSync("ed25519");
  const verifyKey = publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("hex");
  const mentor = personOf("Mentor", true);
  const token = `${Buffer.from(mentor.user.id).toString("base64url")}.test.${randomBytes(20).toString("base64url")}`;
  let offset = 0;

  const world: World = {
    events: new EventEmitter().setMaxListeners(0),
    app: { id: mentor.user.id, token, verifyKey },
    mentor,
    people: new Map([[mentor.user.id, mentor]]),
    guilds: new Map(),
    places: new Map(),
    messages: new Map(),
    asked: new Map(),
    roles: new Map(),
    connections: 1000,
    permissions: GRANTED,
    commands: [],
    problems: [],
    now: () => Date.now() + offset,
    dispatch: (event, guild) => gateway.dispatch(event, guild),
  };
  const gateway = await serveGateway(world, () =>
    [...world.guilds.values()]
      .filter((it) => it.hasMentor)
      .map((it) => ({ t: "GUILD_CREATE", d: guildOf(it, world) })),
  );
  const limits = createRateLimits(
    speed.perBucket ?? { requests: 5, perMs: 5_000 },
    speed.global ?? { requests: 50, perMs: 1_000 },
  );
  const rest = await serveRest(
    world,
    [
      ...CHANNEL_ROUTES,
      ...INTERACTION_ROUTES,
      ...APPLICATION_ROUTES,
      { method: "GET", path: "/gateway", isOpen: true, does: () => ({ url: gateway.url }) },
      {
        method: "GET",
        path: "/gateway/bot",
        does: () => ({
          url: gateway.url,
          shards: 1,
          session_start_limit: {
            total: 1000,
            remaining: world.connections - gateway.counts.identifies,
            reset_after: 86_400_000,
            max_concurrency: 16,
          },
        }),
      },
    ],
    limits,
  );

  const addPlace = (place: Place): Place => {
    world.places.set(place.id, place);
    return place;
  };

  return {
    world,
    api: `http://127.0.0.1:${rest.port}/api`,
    token,
    gateway,
    noted: rest.noted,
    person(name, { locale = Locale.EnglishUS, installs = false } = {}) {
      const person = { ...personOf(name, false), locale, hasInstalled: installs };
      world.people.set(person.user.id, person);
      return createUser(world, person);
    },
    guild(name, members, managers = []) {
      const ids = [...members, ...managers].map((it) => it.id);
      const guild: Guild = {
        id: snowflake(),
        name,
        owner: ids[0] ?? "",
        members: new Set(ids),
        managers: new Set(managers.map((it) => it.id)),
        hasMentor: true,
      };
      world.guilds.set(guild.id, guild);
      world.dispatch({ t: "GUILD_CREATE", d: guildOf(guild, world) }, guild.id);
      return guild;
    },
    channel(guild, name) {
      const place = addPlace({
        id: snowflake(),
        type: ChannelType.GuildText,
        name,
        guild,
        people: [],
        denied: 0n,
      });
      world.dispatch({ t: "CHANNEL_CREATE", d: channelOf(place) }, guild.id);
      return place;
    },
    thread(parent, name, startedBy) {
      const guild = parent.guild as Guild;
      const place = addPlace({
        id: snowflake(),
        type: ChannelType.PublicThread,
        name,
        guild,
        people: [],
        parent,
        startedBy,
        denied: 0n,
      });
      const d = { ...channelOf(place), newly_created: true };
      world.dispatch({ t: "THREAD_CREATE", d }, guild.id);
      return place;
    },
    role(guild, name, members) {
      const role = { id: snowflake(), name, permissions: "0", position: 1 };
      const d = { guild_id: guild.id, role };
      world.dispatch({ t: "GUILD_ROLE_CREATE", d }, guild.id);
      for (const it of members)
        world.roles.set(it.id, [...(world.roles.get(it.id) ?? []), role.id]);
      return role.id;
    },
    between: (one, other) =>
      addPlace({
        id: snowflake(),
        type: ChannelType.DM,
        name: "",
        people: [one.id, other.id],
        denied: 0n,
      }),
    deny(place, ...permissions) {
      for (const it of permissions) place.denied |= PermissionFlagsBits[it];
      world.dispatch({ t: "CHANNEL_UPDATE", d: channelOf(place) }, place.guild?.id);
    },
    leave(guild) {
      guild.hasMentor = false;
      world.dispatch({ t: "GUILD_DELETE", d: { id: guild.id } }, guild.id);
    },
    rejoin(guild) {
      guild.hasMentor = true;
      world.dispatch({ t: "GUILD_CREATE", d: guildOf(guild, world) }, guild.id);
    },
    breaks: (trouble) => rest.troubles.push({ times: 1, ...trouble }),
    later(ms) {
      offset += ms;
    },
    until: (what, look) => until(world, what, look),
    close: async () => {
      await gateway.close();
      await rest.close();
    },
  };
}

function personOf(name: string, bot: boolean): Person {
  const user: APIUser = {
    id: snowflake(),
    username: name.toLowerCase(),
    global_name: name,
    discriminator: "0",
    avatar: null,
    ...(bot ? { bot } : {}),
  };
  return { user, locale: Locale.EnglishUS, hasInstalled: false, isClosed: false };
}
