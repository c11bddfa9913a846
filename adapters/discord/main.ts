import { type Client, Events, REST, ShardClientUtil } from "discord.js";
import type { Groups } from "../../src/checkins/groups.ts";
import type { Mentor } from "../../src/mentor.ts";
import type { Notes } from "../../src/storage/notes.ts";
import type { Adapter } from "../adapter.ts";
import type { Log } from "../log.ts";
import { createAnswers } from "./answers.ts";
import { createClient, type Reach, restOptions } from "./client.ts";
import { inLog } from "./failures.ts";
import { createOutlet } from "./outlet.ts";
import { PLATFORM } from "./receive.ts";
import { registerCommands } from "./registration.ts";
import { seeMessage, seeRequest } from "./see.ts";
import { createLeaving } from "./setup/leaving.ts";
import type { Permitted } from "./setup/permissions.ts";
import { createServers } from "./setup/servers.ts";
import { createSender, createWire } from "./wire.ts";

const TIDIES_EVERY_MS = 6 * 60 * 60_000;

/** What Mentor needs on Discord. */
export interface DiscordParts extends Reach {
  readonly mentor: Mentor;
  readonly groups: Groups;
  readonly notes: Notes;
  readonly token: string;
  readonly log: Log;
}

/** Makes the mentor at home on Discord. */
export function createDiscord({
  mentor,
  groups,
  notes,
  token,
  log,
  ...reach
}: DiscordParts): Adapter {
  const client = createClient(reach);
  const self = () => client.user?.id ?? "";
  const application = () => client.application?.id ?? self();
  const servers = createServers(notes);
  const leaving = createLeaving(servers, groups);
  const answers = createAnswers({
    wire: createWire(client.rest, application),
    mentor,
    notes,
    servers,
    groups,
    self,
    permissionsIn: (channel) => permissionsIn(client, channel),
  });

  let tidying: NodeJS.Timeout | undefined;
  const tidyUp = () =>
    handle("servers that were left could not be tidied up", "", async () => {
      const present = new Set(client.guilds.cache.keys());
      const { shards, shardCount } = client.options;
      const own = Array.isArray(shards) ? shards : [0];
      await leaving.compare(present, (guild) =>
        own.includes(ShardClientUtil.shardIdForGuildId(guild, shardCount ?? 1)),
      );
      await leaving.sweep();
    });

  /** What an event started and hasn't finished. */
  const underWay = new Set<Promise<void>>();
  let isStopping = false;

  /** Nothing that goes wrong with one event stops the others, and each failure is one line. */
  const handle = (what: string, id: string, work: () => Promise<void>) => {
    if (isStopping) return;
    const done = work()
      .catch((error: unknown) => log.error({ platform: PLATFORM, id, ...inLog(error) }, what))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };

  client.on(Events.MessageCreate, (it) =>
    handle("a message could not be answered", it.id, async () =>
      answers.message(seeMessage(it, self())),
    ),
  );
  client.on(Events.InteractionCreate, (it) =>
    handle("an interaction could not be answered", it.id, async () => {
      const request = seeRequest(it, self());
      if (request) await answers.request(request);
    }),
  );
  client.on(Events.GuildCreate, (it) =>
    handle("a server's settings could not be found again", it.id, () => leaving.joined(it.id)),
  );
  client.on(Events.GuildDelete, (it) =>
    handle("a server that was left could not be noted", it.id, () => leaving.left(it.id)),
  );
  for (const event of [Events.ChannelUpdate, Events.GuildUpdate, Events.GuildRoleUpdate] as const)
    client.on(event, () => answers.mayHaveChanged());
  client.on(Events.Error, (error) =>
    log.error({ platform: PLATFORM, ...inLog(error) }, "discord.js failed"),
  );
  client.on(Events.Warn, (reason) => log.warn({ platform: PLATFORM, reason }, "discord.js warns"));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ platform: PLATFORM, code, shard }, "Discord closed the connection for good"),
  );

  // Sends that nobody waits for don't wait either: the queue tries again, and knows for how long it should not.
  const patient = new REST({ ...restOptions(reach), retries: 0, rejectOnRateLimit: () => true });
  patient.setToken(token);

  return {
    platform: PLATFORM,
    outlet: createOutlet(createSender(patient)),

    async start() {
      const ready = new Promise<void>((done) => client.once(Events.ClientReady, () => done()));
      try {
        await client.login(token);
      } catch (cause) {
        await client.destroy();
        throw new Error(`Discord can't be reached as Mentor: ${reasonOf(cause)}`, { cause });
      }
      await ready;
      if (client.ws.shards.has(0)) await register();
      tidyUp();
      tidying = setInterval(tidyUp, TIDIES_EVERY_MS);
      log.info({ platform: PLATFORM, servers: client.guilds.cache.size }, "Mentor is on Discord");
    },

    async stop() {
      isStopping = true;
      clearInterval(tidying);
      await Promise.all(underWay);
      await client.destroy();
    },
  };

  /** Commands that can't be registered now still work as they were registered before. */
  async function register(): Promise<void> {
    try {
      const changed = await registerCommands(client.rest, application());
      if (changed > 0) log.info({ platform: PLATFORM, changed }, "commands registered");
    } catch (error) {
      log.error({ platform: PLATFORM, ...inLog(error) }, "commands could not be registered");
    }
  }
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
