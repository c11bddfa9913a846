import type { Adapter } from "../../../adapters/adapter.ts";
import type { Reach } from "../../../adapters/discord/client.ts";
import { createDiscord } from "../../../adapters/discord/main.ts";
import type { Mentor } from "../../../src/mentor.ts";
import type { Notes } from "../../../src/storage/notes.ts";
import { createHome, type HomeSetting } from "../home.ts";
import { type Discord, type Speed, startDiscord } from "./discord.ts";

/** Mentor on a Discord of the test's own, with a Redis of its own. */
export interface AtHome {
  readonly discord: Discord;
  readonly adapter: Adapter;
  readonly mentor: Mentor;
  readonly notes: Notes;
  /** Lines of the log, as an operator has them. */
  readonly log: readonly string[];
  /** Mentor as it would be with other settings; it isn't started. */
  with(settings: { readonly token?: string; readonly shards?: Reach["shards"] }): Adapter;
  /** Another process of Mentor's on the same Discord and Redis, as far as that goes within one. */
  another(change?: (mentor: Mentor) => Mentor): Promise<Adapter>;
  close(): Promise<void>;
}

/** How it is set up; what is left out is as usual. */
export interface Setting extends HomeSetting {
  readonly speed?: Speed;
  /** So much earlier it is on Discord than for Mentor, which then finds due what was arranged for later. */
  readonly earlierMs?: number;
}

/** Generous, since most tests are about something else. */
const FAST: Speed = {
  perBucket: { requests: 1_000, perMs: 1_000 },
  global: { requests: 10_000, perMs: 1_000 },
};

/** Brings Mentor to Discord; give `close` to `afterAll`. */
export async function comeHome({
  mind,
  speed = FAST,
  change,
  delivers = false,
  earlierMs = 0,
}: Setting = {}): Promise<AtHome> {
  const discord = await startDiscord(speed);
  discord.later(-earlierMs);
  const { token, api } = discord;
  const home = await createHome(mind, (parts) => createDiscord({ ...parts, token, api }));
  const first = await home.open({ change, delivers });
  return {
    discord,
    ...first,
    log: home.log,
    with: ({ shards, ...it }) =>
      createDiscord({ ...first, token, api, ...it, ...(shards && { shards }) }),
    another: async (altered) => (await home.open({ change: altered })).adapter,
    async close() {
      await home.close();
      await discord.close();
    },
  };
}
