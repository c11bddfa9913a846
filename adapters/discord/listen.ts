import { type Client, Events } from "discord.js";
import type { Log } from "../log.ts";
import type { Work } from "../shared/work.ts";
import type { Answers } from "./answers.ts";
import { inLog } from "./failures.ts";
import { PLATFORM } from "./receive.ts";
import { seeMessage, seeRequest } from "./see.ts";
import type { Leaving } from "./setup/leaving.ts";

/** Who hears what happens on Discord. */
export interface Listeners {
  readonly answers: Answers;
  readonly leaving: Leaving;
  readonly work: Work;
  readonly log: Log;
}

/** Listens to everything that Mentor has to do something about; no listener ever throws. */
export function listen(client: Client, { answers, leaving, work, log }: Listeners): void {
  const self = () => client.user?.id ?? "";

  client.on(Events.MessageCreate, (it) =>
    work.start("a message could not be answered", it.id, async () =>
      answers.message(seeMessage(it, self())),
    ),
  );
  client.on(Events.InteractionCreate, (it) =>
    work.start("an interaction could not be answered", it.id, async () => {
      const request = seeRequest(it, self());
      if (request) await answers.request(request);
    }),
  );
  client.on(Events.GuildCreate, (it) =>
    work.start("a server's settings could not be found again", it.id, () => leaving.joined(it.id)),
  );
  client.on(Events.GuildDelete, (it) =>
    work.start("a server that was left could not be noted", it.id, () => leaving.left(it.id)),
  );
  for (const event of [Events.ChannelUpdate, Events.GuildUpdate, Events.GuildRoleUpdate] as const)
    client.on(event, () => answers.mayHaveChanged());

  client.on(Events.Error, (error) =>
    log.error({ platform: PLATFORM, ...inLog(error) }, "discord.js failed"),
  );
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ platform: PLATFORM, shard, ...inLog(error) }, "the connection to Discord failed"),
  );
  client.on(Events.Warn, (reason) => log.warn({ platform: PLATFORM, reason }, "discord.js warns"));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ platform: PLATFORM, code, shard }, "Discord closed the connection for good"),
  );
}
