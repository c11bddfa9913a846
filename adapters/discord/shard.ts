import { once } from "node:events";
import { run } from "../run.ts";
import { createDiscord } from "./main.ts";

// One of the processes over which Discord's servers are spread; discord.js tells it which are its own.
await run(async ({ mentor, notes, config, log, stopping }) => {
  const token = config.discordToken ?? "";
  const adapter = createDiscord({ mentor, notes, token, log, api: config.discordApi });
  const told = once(stopping, "abort");
  try {
    await adapter.start();
    if (!stopping.aborted) await told;
  } finally {
    await adapter.stop();
  }
});
// The line to the process that started this one would keep it from ending.
process.disconnect?.();
