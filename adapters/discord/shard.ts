import { once } from "node:events";
import { run } from "../run.ts";
import { createDiscord } from "./main.ts";

// One of the processes over which Discord's servers are spread; discord.js tells it which are its own.
await run(async (parts) => {
  const { mentor, checkIns, notes, config, log, watch, onTrouble, stopping } = parts;
  const token = config.discordToken ?? "";
  const adapter = createDiscord({
    mentor,
    groups: checkIns.groups,
    notes,
    token,
    log,
    meter: watch.meter,
    api: config.discordApi,
    eventsPort: config.discordEventsPort,
  });
  const told = once(stopping, "abort");
  // The process that started this one has the port itself.
  const place = 1 + Number(process.env.SHARDS ?? 0);
  try {
    await watch.open({ ...parts, adapters: [adapter], delivers: false, place });
    await adapter.start();
    // The process that started this one delivers; here it is only kept when something is due.
    await checkIns.start({
      mentor,
      outlets: [adapter.outlet],
      delivers: false,
      onTrouble,
    });
    if (!stopping.aborted) await told;
  } finally {
    await adapter.stop();
    await watch.close();
  }
});
// The line to the process that started this one would keep it from ending.
process.disconnect?.();
