import { Writable } from "node:stream";
import { pino } from "pino";
import type { Adapter } from "../../../adapters/adapter.ts";
import { createDiscord } from "../../../adapters/discord/main.ts";
import type { Mind } from "../../../src/dialogue/mind.ts";
import { createMentor, type Mentor } from "../../../src/mentor.ts";
import type { Connection } from "../../../src/storage/connection.ts";
import { createNotes } from "../../../src/storage/notes.ts";
import { createRedisStore } from "../../../src/storage/redis.ts";
import { realMind } from "../meet.ts";
import { startRedis } from "../redis.ts";
import type { Speed } from "./discord.ts";
import { type Discord, startDiscord } from "./discord.ts";

/** Mentor on a Discord of the test's own, with a Redis of its own. */
export interface AtHome {
  readonly discord: Discord;
  readonly adapter: Adapter;
  readonly mentor: Mentor;
  /** Lines of the log, as an operator has them. */
  readonly log: readonly string[];
  /** Another process of Mentor's on the same Discord and Redis, as far as that goes within one. */
  another(change?: (mentor: Mentor) => Mentor): Promise<Adapter>;
  close(): Promise<void>;
}

/** How it is set up; what is left out is as usual. */
export interface Setting {
  readonly mind?: Mind;
  readonly speed?: Speed;
  /** Changes the mentor: to make it slow, say. */
  readonly change?: (mentor: Mentor) => Mentor;
}

/** Generous, since most tests are about something else. */
const FAST: Speed = {
  perBucket: { requests: 1_000, perMs: 1_000 },
  global: { requests: 10_000, perMs: 1_000 },
};

/** Brings Mentor to Discord; give `close` to `afterAll`. */
export async function comeHome({ mind, speed = FAST, change }: Setting = {}): Promise<AtHome> {
  const redis = await startRedis();
  const discord = await startDiscord(speed);
  const lines: string[] = [];
  const log = pino(
    { base: null },
    new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const adapters: Adapter[] = [];
  const known = mind ?? (await realMind());

  const open = async (altered: ((mentor: Mentor) => Mentor) | undefined) => {
    const connection: Connection = await redis.connect();
    const plain = createMentor(known, createRedisStore(connection));
    const mentor = altered ? altered(plain) : plain;
    const notes = createNotes(connection);
    const adapter = createDiscord({ mentor, notes, token: discord.token, api: discord.api, log });
    await adapter.start();
    adapters.push(adapter);
    return { mentor, adapter };
  };

  const first = await open(change);
  return {
    discord,
    ...first,
    log: lines,
    another: async (altered) => (await open(altered)).adapter,
    close: async () => {
      await Promise.all(adapters.map((it) => it.stop()));
      await discord.close();
      await redis.stop();
    },
  };
}
