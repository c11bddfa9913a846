import type { Discord } from "../tests/support/discord/discord.ts";
import { startDiscord } from "../tests/support/discord/discord.ts";
import type { User } from "../tests/support/discord/user.ts";
import type { Server } from "./bot.ts";
import { againstEcho } from "./echo.ts";

/**
 * Mentor on Discord against a bare discord.js bot that echoes, on the same machine in the same run: messages per second
 * with as many learners as there are asking at once, and at a steady pace the time from gateway event to REST call.
 */
export const discord = (): Promise<void> => againstEcho("discord", startOnDiscord);

/** Discord, as a platform of the benchmark's own. */
export interface OnDiscord extends Server {
  readonly discord: Discord;
}

/** Starts a Discord without limits: the figures are to be Mentor's. */
export async function startOnDiscord(): Promise<OnDiscord> {
  const boundless = { requests: 1_000_000, perMs: 1_000 };
  const server = await startDiscord({ perBucket: boundless, global: boundless });
  return {
    discord: server,
    env: { DISCORD_TOKEN: server.token, DISCORD_API_BASE: server.api },
    learner(name) {
      const user = server.person(name, { installs: true });
      return { requestAfter: (text) => requestAfter(server, user, text) };
    },
    close: server.close,
  };
}

/** Says something; resolves with the time until Mentor's request for it arrives, ms. */
async function requestAfter({ world }: Discord, user: User, text: string): Promise<number> {
  const place = user.dm();
  const { promise, resolve } = Promise.withResolvers<number>();
  const started = performance.now();
  const look = (kept: unknown, where: { readonly id: string }) => {
    const isOurs =
      typeof kept === "object" && kept !== null && "message" in kept && where.id === place.id;
    if (!isOurs || world.messages.get(place.id)?.at(-1)?.message.author.id === user.id) return;
    resolve(performance.now() - started);
  };
  world.events.on("written", look);
  user.mutters(place, text);
  const time = await promise;
  world.events.off("written", look);
  // What was said is of no more use here, and would make each look-up longer.
  world.messages.set(place.id, []);
  return time;
}
