import { once } from "node:events";
import { createDiscord } from "../../adapters/discord/main.ts";
import { createLog } from "../../adapters/log.ts";
import { assemble } from "../../src/assemble.ts";
import { readConfig } from "../../src/config.ts";

// Mentor as it is on Discord, in one process with a Redis of its own. `bench/discord.ts` starts it.
const config = readConfig(process.env);
const { mentor, checkIns, notes, close } = await assemble(config);
const adapter = createDiscord({
  mentor,
  groups: checkIns.groups,
  notes,
  token: config.discordToken ?? "",
  api: config.discordApi,
  requestsPerSecond: 100_000,
  log: createLog(config),
});
await adapter.start();
process.send?.("ready");
await once(process, "disconnect");
await adapter.stop();
await close();
