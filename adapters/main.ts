import { once } from "node:events";
import { userInfo } from "node:os";
import { ROLES } from "../src/config.ts";
import type { Adapter } from "./adapter.ts";
import { type Parts, run } from "./run.ts";
import { showWaiting } from "./waiting-line.ts";
import { measuredOutlet } from "./watch/measured.ts";

// What `npm start` runs: the mentor on every platform that is configured, or in this terminal where none is.
await run(async (parts) => {
  const { mentor, checkIns, config, watch, onTrouble } = parts;
  const adapters = await openAdapters(parts);
  const delivers = config.roles.includes("worker");
  const listening = config.roles.includes("adapter") ? adapters : [];
  const ends = listening.flatMap((it) => it.ended ?? []);
  const told = parts.stopping.aborted ? Promise.resolve() : once(parts.stopping, "abort");
  const serve = async () => {
    await watch.open({ ...parts, adapters: listening, delivers });
    await Promise.all(listening.map((it) => it.start()));
    await checkIns.start({
      mentor,
      outlets: adapters.map((it) => measuredOutlet(it.outlet, watch.meter)),
      delivers,
      onTrouble,
    });
    await Promise.race([told, ...ends]);
  };
  try {
    // Whoever is told to stop may still be waiting for a Redis that went away meanwhile.
    await Promise.race([serve(), told]);
  } finally {
    // What is being delivered still goes out on its platform.
    await checkIns.stop();
    await Promise.all(listening.map((it) => it.stop()));
    await watch.close();
  }
}, showWaiting(process.stderr));

/** Opens the platforms that are configured. What a platform needs is loaded only where it is. */
async function openAdapters(parts: Parts): Promise<Adapter[]> {
  const { mentor, config, log } = parts;
  const platforms: Adapter[] = [];
  if (config.discordToken !== undefined) {
    const { openDiscord } = await import("./discord/open.ts");
    platforms.push(openDiscord({ ...parts, token: config.discordToken }));
  }
  if (config.slackBotToken !== undefined || config.slackClientId !== undefined) {
    const { openSlack } = await import("./slack/open.ts");
    platforms.push(openSlack(parts));
  }
  if (platforms.length > 0) return platforms;
  // In a terminal one process does everything; one of several is where somebody forgot to say on which platform.
  if (config.roles.length < ROLES.length)
    throw new Error("no platform is configured; set DISCORD_TOKEN, or what Slack needs");

  // Lines of the log would break into the conversation; `npm start 2> FILE` has them.
  if (process.stderr.isTTY) log.level = "silent";
  const { createTerminal } = await import("./terminal/main.ts");
  const { stdin: input, stdout: output } = process;
  return [createTerminal({ mentor, name: nameOfUser(), input, output })];
}

function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container's user may have no name.
    return "me";
  }
}
