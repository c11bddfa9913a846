import { once } from "node:events";
import { run } from "../run.ts";
import { createDiscord } from "./main.ts";

// One of the processes over which Discord's servers are spread; discord.js tells it which are its own.
await run(async ({ mentor, checkIns, notes, config, log, stopping }) => {
  const token = config.discordToken ?? "";
  const adapter = createDiscord({
    mentor,
    groups: checkIns.groups,
    notes,
    token,
    log,
    api: config.discordApi,
    eventsPort: config.discordEventsPort,
  });
  const told = once(stopping, "abort");
  try {
    await adapter.start();
    // The process that started this one delivers; here it is only kept when something is due.
    await checkIns.start({
      mentor,
      outlets: [adapter.outlet],
      delivers: false,
      onTrouble: (what, error) => log.warn({ error: error.message }, what),
    });
    if (!stopping.aborted) await told;
  } finally {
    await adapter.stop();
  }
});
// The line to the process that started this one would keep it from ending.
process.disconnect?.();
