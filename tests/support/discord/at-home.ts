import { Writable } from "node:stream";
import { pino } from "pino";
import type { Adapter } from "../../../adapters/adapter.ts";
import type { Reach } from "../../../adapters/discord/client.ts";
import { createDiscord } from "../../../adapters/discord/main.ts";
import { type CheckIns, createCheckIns } from "../../../src/checkins/checkins.ts";
import type { Mind } from "../../../src/dialogue/mind.ts";
import { createMentor, type Mentor } from "../../../src/mentor.ts";
import type { Connection } from "../../../src/storage/connection.ts";
import { createNotes, type Notes } from "../../../src/storage/notes.ts";
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
export interface Setting {
  readonly mind?: Mind;
  readonly speed?: Speed;
  /** Changes the mentor: to make it slow, say. */
  readonly change?: (mentor: Mentor) => Mentor;
  /** It also delivers what comes due. */
  readonly delivers?: boolean;
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
  const redis = await startRedis();
  const discord = await startDiscord(speed);
  discord.later(-earlierMs);
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
  const known = mind ?? (await realMind());
  const processes: { readonly adapter: Adapter; readonly checkIns: CheckIns }[] = [];

  const open = async (altered: ((mentor: Mentor) => Mentor) | undefined, isWorker: boolean) => {
    const connection: Connection = await redis.connect();
    const store = createRedisStore(connection);
    const notes = createNotes(connection);
    const checkIns = createCheckIns({ mind: known, connection, store, spreadMs: 0 });
    const { agenda, groups } = checkIns;
    const plain = createMentor(known, store, [notes], agenda, groups);
    const mentor = altered ? altered(plain) : plain;
    const { token, api } = discord;
    const adapter = createDiscord({ mentor, groups, notes, token, api, log });
    await adapter.start();
    await checkIns.start({
      mentor,
      outlets: [adapter.outlet],
      delivers: isWorker,
      onTrouble: (what, error) => log.warn({ error: error.message }, what),
    });
    processes.push({ adapter, checkIns });
    const otherwise: AtHome["with"] = ({ shards, ...it }) =>
      createDiscord({ mentor, groups, notes, token, api, log, ...it, ...(shards && { shards }) });
    return { mentor, adapter, notes, with: otherwise };
  };

  const first = await open(change, delivers);
  return {
    discord,
    ...first,
    log: lines,
    another: async (altered) => (await open(altered, false)).adapter,
    close: async () => {
      for (const it of processes) await it.checkIns.stop();
      await Promise.all(processes.map((it) => it.adapter.stop()));
      await discord.close();
      await redis.stop();
    },
  };
}
