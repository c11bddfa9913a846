import { Writable } from "node:stream";
import { pino } from "pino";
import type { Adapter } from "../../adapters/adapter.ts";
import type { Log } from "../../adapters/log.ts";
import { type CheckIns, createCheckIns } from "../../src/checkins/checkins.ts";
import type { Groups } from "../../src/checkins/groups.ts";
import type { Mind } from "../../src/dialogue/mind.ts";
import { createMentor, type Mentor } from "../../src/mentor.ts";
import { createNotes, type Notes } from "../../src/storage/notes.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import { realMind } from "./meet.ts";
import { startRedis } from "./redis.ts";

/** What an adapter is made of. */
export interface HomeParts {
  readonly mentor: Mentor;
  readonly checkIns: CheckIns;
  readonly groups: Groups;
  readonly notes: Notes;
  readonly log: Log;
}

/** How a mentor is set up; what is left out is as usual. */
export interface HomeSetting {
  readonly mind?: Mind;
  /** Changes the mentor: to make it slow, say. */
  readonly change?: ((mentor: Mentor) => Mentor) | undefined;
  /** It also delivers what comes due. */
  readonly delivers?: boolean;
}

/** Processes of Mentor's on a platform of the test's own, with a Redis of their own, as far as that goes within one. */
export interface Home<A extends Adapter> {
  /** Lines of the log, as an operator has them. */
  readonly log: readonly string[];
  /** Starts another one. */
  open(setting?: Omit<HomeSetting, "mind">): Promise<HomeParts & { readonly adapter: A }>;
  close(): Promise<void>;
}

/** Makes a home for mentors; give `close` to `afterAll`. */
export async function createHome<A extends Adapter>(
  mind: Mind | undefined,
  create: (parts: HomeParts) => A | Promise<A>,
): Promise<Home<A>> {
  const redis = await startRedis();
  const known = mind ?? (await realMind());
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
  const processes: { readonly adapter: A; readonly checkIns: CheckIns }[] = [];

  return {
    log: lines,
    async open({ change, delivers = false } = {}) {
      const connection = await redis.connect();
      const store = createRedisStore(connection);
      const notes = createNotes(connection);
      const checkIns = createCheckIns({ mind: known, connection, store, spreadMs: 0 });
      const { agenda, groups } = checkIns;
      const plain = createMentor(known, store, [notes], agenda, groups);
      const mentor = change ? change(plain) : plain;
      const parts = { mentor, checkIns, groups, notes, log };
      const adapter = await create(parts);
      await adapter.start();
      await checkIns.start({
        mentor,
        outlets: [adapter.outlet],
        delivers,
        onTrouble: (what, error) => log.warn({ error: error.message }, what),
      });
      processes.push({ adapter, checkIns });
      return { ...parts, adapter };
    },
    async close() {
      for (const it of processes) await it.checkIns.stop();
      await Promise.all(processes.map((it) => it.adapter.stop()));
      await redis.stop();
    },
  };
}
