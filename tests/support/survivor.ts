import { type CheckIns, createCheckIns } from "../../src/checkins/checkins.ts";
import type { Mind } from "../../src/dialogue/mind.ts";
import { conversationId, learnerId } from "../../src/ids.ts";
import { createMentor } from "../../src/mentor.ts";
import { replyMarkdown } from "../../src/reply/markdown.ts";
import { createHeld, type Held } from "../../src/steady/held.ts";
import { createSteady, type Steady } from "../../src/steady/steady.ts";
import type { Connection } from "../../src/storage/connection.ts";
import { createLastKnown, type LastKnown, noting } from "../../src/storage/last-known.ts";
import { type Presence, watch } from "../../src/storage/presence.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import type { Everything, Store } from "../../src/storage/store.ts";
import type { Said } from "../../src/understand/incoming.ts";
import type { Heard } from "./meet.ts";

/** A mentor that goes on without Redis, and all that a test wants to see of it. */
export interface Survivor {
  readonly steady: Steady;
  readonly checkIns: CheckIns;
  readonly store: Store;
  readonly known: LastKnown;
  readonly held: Held;
  readonly presence: Presence;
  /** What an operator was told. */
  readonly reports: readonly string[];
  /** Says something as a learner; the time moves on with each. */
  says(name: string, text: string): Promise<Heard | undefined>;
  hears(name: string, said: Said, id?: string): Promise<Heard | undefined>;
  everything(name: string): Promise<Everything>;
}

/** How much it may hold and know. */
export interface Sizes {
  readonly held?: number;
  readonly known?: number;
}

/** Puts a mentor together over a connection, as Mentor does. */
export function survivor(
  mind: Mind,
  opened: Connection,
  { held: mostHeld = 1_000, known: mostKnown = 1_000 }: Sizes = {},
): Survivor {
  const { connection, presence } = watch(opened);
  const known = createLastKnown(mostKnown);
  const store = noting(createRedisStore(connection), known);
  const held = createHeld({ events: mostHeld, characters: 100_000 });
  const checkIns = createCheckIns({ mind, connection, store, spreadMs: 0 });
  const { agenda, groups } = checkIns;
  const mentor = createMentor(mind, store, [held], agenda, groups);
  const reports: string[] = [];
  const report = (what: string) => void reports.push(what);
  const steady = createSteady({ mentor, store, known, held, presence, agenda, report });
  let at = Date.UTC(2026, 10, 23, 9);

  const hears: Survivor["hears"] = async (name, said, id) => {
    at += 60_000;
    const reply = await steady.mentor.hear({
      learner: learnerId(`loopback:${name}`),
      conversation: conversationId(`loopback:${name}`),
      at,
      id: id ?? `${name} ${at}`,
      said,
    });
    return reply && { ...reply, text: replyMarkdown(reply) };
  };
  return {
    steady,
    checkIns,
    store,
    known,
    held,
    presence,
    reports,
    hears,
    says: (name, text) => hears(name, { kind: "text", text }),
    everything: (name) => store.everything(learnerId(`loopback:${name}`)),
  };
}
