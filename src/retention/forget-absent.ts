import { setTimeout as sleep } from "node:timers/promises";
import { openDueIndex } from "../checkins/due-index.ts";
import { spellSubscriber } from "../checkins/subscribers.ts";
import type { LearnerId } from "../ids.ts";
import type { Agenda, Forgettable } from "../mentor.ts";
import { standingOf } from "../schedule/due.ts";
import { lastSeen } from "../storage/absences.ts";
import type { Connection } from "../storage/connection.ts";
import type { Store } from "../storage/store.ts";

/** Where everything is that is kept of a learner. */
export interface Places {
  readonly connection: Connection;
  readonly store: Pick<Store, "learners" | "learner">;
  readonly agenda: Pick<Agenda, "enter">;
  /** Where else something is kept of them. */
  readonly elsewhere: readonly Forgettable[];
}

/** So many are looked at at once; then others have their turn. */
const BATCH = 100;
const PAUSE_MS = 50;

/**
 * Forgets everybody with whom the mentor has had nothing to do since `before`, epoch ms; gives how many that were.
 *
 * Nothing of them stays: no record, no conversation, no place in the schedule. Whoever comes back in that very moment is
 * not forgotten.
 */
export async function forgetAbsent(
  places: Places,
  before: number,
  isStopping: () => boolean = () => false,
): Promise<number> {
  let forgotten = 0;
  let batch: LearnerId[] = [];
  const look = async () => {
    const gone = await Promise.all(batch.map((it) => forgetIfAbsent(places, it, before)));
    forgotten += gone.filter(Boolean).length;
    batch = [];
  };
  for await (const learner of places.store.learners()) {
    if (isStopping()) return forgotten;
    batch.push(learner);
    if (batch.length < BATCH) continue;
    await look();
    await sleep(PAUSE_MS);
  }
  await look();
  return forgotten;
}

async function forgetIfAbsent(
  { connection, store, agenda, elsewhere }: Places,
  learner: LearnerId,
  before: number,
): Promise<boolean> {
  const seen = await lastSeen(connection, learner);
  // Nobody knows when somebody without any time was here: they stay.
  if (!seen || seen.at === 0 || seen.at >= before) return false;

  for (const it of elsewhere) await it.forget(learner);
  await openDueIndex(connection).remove([spellSubscriber({ kind: "learner", learner })]);
  if (await seen.forget()) return true;
  await agenda.enter(learner, standingOf((await store.learner(learner)).profile));
  return false;
}
