import type { Server } from "node:http";
import {
  type Client,
  Events,
  REST,
  type RESTGetCurrentApplicationResult,
  Routes,
  ShardClientUtil,
  Status,
} from "discord.js";
import type { Groups } from "../../src/checkins/groups.ts";
import type { Mentor } from "../../src/mentor.ts";
import type { Notes } from "../../src/storage/notes.ts";
import type { Adapter } from "../adapter.ts";
import type { Log } from "../log.ts";
import { type Meter, UNMEASURED } from "../meter.ts";
import { createWork } from "../shared/work.ts";
import { createAnswers } from "./answers.ts";
import { createClient, type Reach, restOptions } from "./client.ts";
import { inLog } from "./failures.ts";
import { listen } from "./listen.ts";
import { countRequests, timedWire } from "./measure.ts";
import { createOutlet } from "./outlet.ts";
import { learnerOf, PLATFORM } from "./receive.ts";
import { registerCommands } from "./registration.ts";
import { createLeaving } from "./setup/leaving.ts";
import type { Permitted } from "./setup/permissions.ts";
import { createServers } from "./setup/servers.ts";
import { listenForEvents } from "./webhook-events.ts";
import { createSender, createWire } from "./wire.ts";

/** What Mentor needs on Discord. */
export interface DiscordParts extends Reach {
  readonly mentor: Mentor;
  readonly groups: Groups;
  readonly notes: Notes;
  readonly token: string;
  readonly log: Log;
  readonly meter?: Meter;
  /** Where Discord's webhook events arrive; undefined where they aren't listened for. */
  readonly eventsPort?: number | undefined;
}

const TIDIES_EVERY_MS = 6 * 60 * 60_000;

/** Makes the mentor at home on Discord. */
export function createDiscord(parts: DiscordParts): Adapter {
  const { mentor, groups, notes, token, log, meter = UNMEASURED, eventsPort, ...reach } = parts;
  const client = createClient(reach);
  const self = () => client.user?.id ?? "";
  const application = () => client.application?.id ?? self();
  const servers = createServers(notes);
  const leaving = createLeaving(servers, groups);
  const work = createWork(log, PLATFORM, inLog, meter);
  const answers = createAnswers({
    wire: timedWire(createWire(client.rest, application), meter),
    mentor,
    notes,
    servers,
    groups,
    self,
    permissionsIn: (channel) => permissionsIn(client, channel),
  });
  listen(client, { answers, leaving, work, log });

  // Sends that nobody waits for don't wait either: the queue tries again, and knows for how long it should not.
  const patient = new REST({ ...restOptions(reach), retries: 0, rejectOnRateLimit: () => true });
  patient.setToken(token);
  for (const it of [client.rest, patient]) countRequests(it, meter);

  let tidying: NodeJS.Timeout | undefined;
  let events: Server | undefined;
  const tidyUp = () =>
    work.start("servers that were left could not be tidied up", "", async () => {
      await leaving.compare(new Set(client.guilds.cache.keys()), (it) => isServed(client, it));
      await leaving.sweep();
    });

  return {
    platform: PLATFORM,
    outlet: createOutlet(createSender(patient)),

    trouble() {
      const { shards } = client.ws;
      const isUp = shards.size > 0 && shards.every((it) => it.status === Status.Ready);
      return isUp ? undefined : "it isn't connected";
    },

    async start() {
      await connect(client, token);
      // What is the same for all servers is the first process's to do.
      if (client.ws.shards.has(0)) {
        await register(client, application(), log);
        if (eventsPort !== undefined) events = await listenToEvents(client, eventsPort, mentor);
      }
      tidyUp();
      tidying = setInterval(tidyUp, TIDIES_EVERY_MS);
      log.info({ platform: PLATFORM, servers: client.guilds.cache.size }, "Mentor is on Discord");
    },

    async stop() {
      clearInterval(tidying);
      events?.close();
      await work.finish();
      await client.destroy();
    },
  };
}

async function connect(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>((done) => client.once(Events.ClientReady, () => done()));
  try {
    await client.login(token);
  } catch (cause) {
    await client.destroy();
    throw new Error(`Discord can't be reached as Mentor: ${reasonOf(cause)}`, { cause });
  }
  await ready;
}

/** Commands that can't be registered now still work as they were registered before. */
async function register({ rest }: Client, application: string, log: Log): Promise<void> {
  try {
    const changed = await registerCommands(rest, application);
    if (changed > 0) log.info({ platform: PLATFORM, changed }, "commands registered");
  } catch (error) {
    log.error({ platform: PLATFORM, ...inLog(error) }, "commands could not be registered");
  }
}

/** Whoever takes Mentor away from their account is forgotten. */
async function listenToEvents({ rest }: Client, port: number, mentor: Mentor): Promise<Server> {
  const own = (await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
  return listenForEvents({
    port,
    publicKey: own.verify_key,
    left: (user) => mentor.forget(learnerOf(user)),
  });
}

/** Whether a server is one that this process serves. */
function isServed({ options }: Client, guild: string): boolean {
  const own = Array.isArray(options.shards) ? options.shards : [0];
  return own.includes(ShardClientUtil.shardIdForGuildId(guild, options.shardCount ?? 1));
}

/** What the mentor may do in a channel, as Discord has told of late. */
function permissionsIn(client: Client, id: string): Permitted | undefined {
  const channel = client.channels.cache.get(id);
  if (!channel || channel.isDMBased()) return undefined;
  const self = channel.guild.members.me;
  const may = self ? channel.permissionsFor(self)?.bitfield : undefined;
  return may === undefined ? undefined : { may, isThread: channel.isThread() };
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return code === "TokenInvalid"
    ? "it doesn't know the token in DISCORD_TOKEN"
    : String(inLog(cause).reason ?? "it doesn't answer");
}
