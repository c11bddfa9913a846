import { Events, REST } from "discord.js";
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
import { createSender, createWire } from "./wire.ts";

/** What Mentor needs on Discord. */
export interface DiscordParts extends Reach {
  readonly mentor: Mentor;
  readonly notes: Notes;
  readonly token: string;
  readonly log: Log;
}

/** Makes the mentor at home on Discord. */
export function createDiscord({ mentor, notes, token, log, ...reach }: DiscordParts): Adapter {
  const client = createClient(reach);
  const self = () => client.user?.id ?? "";
  const application = () => client.application?.id ?? self();
  const answers = createAnswers({
    wire: createWire(client.rest, application),
    mentor,
    notes,
    self,
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
      log.info({ platform: PLATFORM, servers: client.guilds.cache.size }, "Mentor is on Discord");
    },

    async stop() {
      isStopping = true;
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

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return code === "TokenInvalid"
    ? "it doesn't know the token in DISCORD_TOKEN"
    : String(inLog(cause).reason ?? "it doesn't answer");
}
