import { z } from "zod";
import type { Notes } from "../../../src/storage/notes.ts";
import { createRemembered } from "../../shared/remembered.ts";

/**
 * Reads what is kept of a server: what its organisers chose.
 *
 * The check-in itself is its channel's; here stands which channel that is. Tolerant: what is missing or of another
 * shape is as if nobody had chosen it.
 */
const Settings = z.object({
  version: z.literal(1).catch(1),
  /** Where the question of the day is asked. */
  channel: z.string().optional().catch(undefined),
  /** Every channel that ever had one. */
  channels: z.array(z.string()).catch([]),
  /** Where the mentor answers without being mentioned, as far as Discord shows it what is said there. */
  unasked: z.array(z.string()).catch([]),
  /** Roles whose members may change these settings, besides those who may manage the server. */
  roles: z.array(z.string()).catch([]),
  /** When the mentor left the server, epoch ms. */
  leftAt: z.number().optional().catch(undefined),
  /** The question of the day is asked again when the mentor comes back. */
  resumes: z.boolean().catch(false),
});

/** What a server's organisers chose. */
export type ServerSettings = z.output<typeof Settings>;

/** Keeps what servers' organisers chose. */
export interface Servers {
  /** What they chose; while Redis is away, as far as that is known here. */
  settings(guild: string): Promise<ServerSettings>;
  change(
    guild: string,
    change: (before: ServerSettings) => ServerSettings,
  ): Promise<ServerSettings>;
  /** Servers of which something is kept. */
  all(): AsyncIterable<string>;
  remove(guild: string): Promise<void>;
}

const BEGINNING = "discord:server:";

/** Keeps them as notes; what was read lately is remembered, since every message asks for it. */
export function createServers(notes: Notes): Servers {
  const read = async (guild: string) => readSettings(await notes.read(BEGINNING + guild));
  const recent = createRemembered({
    lookUp: read,
    // Members are answered all the same.
    whileAway: (last) => last ?? readSettings(undefined),
    lastsMs: RECENT_MS,
  });

  return {
    settings: (guild) => recent.find(guild),
    async change(guild, change) {
      const after = change(await read(guild));
      await notes.write(BEGINNING + guild, JSON.stringify(after));
      recent.note(guild, after);
      return after;
    },
    async *all() {
      for await (const name of notes.names(BEGINNING)) yield name.slice(BEGINNING.length);
    },
    async remove(guild) {
      recent.drop(guild);
      await notes.remove(BEGINNING + guild);
    },
  };
}

/** Another process may have changed them. */
const RECENT_MS = 10_000;

function readSettings(text: string | undefined): ServerSettings {
  try {
    return Settings.parse(text === undefined ? {} : JSON.parse(text));
  } catch {
    return Settings.parse({});
  }
}
