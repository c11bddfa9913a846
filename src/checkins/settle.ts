import type { LearnerId } from "../ids.ts";
import { standingOf } from "../schedule/due.ts";
import type { GroupStore } from "../storage/groups.ts";
import type { Store } from "../storage/store.ts";
import { entryFor, type Spread } from "./agenda.ts";
import type { DueIndex } from "./due-index.ts";
import { groupEntry, revealEntry } from "./groups.ts";
import { platformOf } from "./subscribers.ts";

/** So many learners are read at once. */
const BATCH = 100;

/**
 * Makes the schedule again from what learners chose, wherever it lacks them; gives how many that were.
 *
 * It may run while check-ins are delivered: what it enters a second time makes an errand that the queue has already.
 */
export async function settleAll(
  store: Pick<Store, "learners" | "learner">,
  groups: Pick<GroupStore, "groups" | "group">,
  index: DueIndex,
  spread: Spread,
  isStopping: () => boolean = () => false,
): Promise<number> {
  let settled = 0;
  let batch: LearnerId[] = [];
  const settleBatch = async () => {
    settled += await settle(store, index, spread, batch);
    batch = [];
  };

  for await (const learner of store.learners()) {
    if (isStopping()) return settled;
    if (spread.has(platformOf(learner) ?? "")) batch.push(learner);
    if (batch.length === BATCH) await settleBatch();
  }
  await settleBatch();
  for await (const id of groups.groups()) {
    const group = await groups.group(id);
    const entries = [groupEntry(id, group, spread), revealEntry(id, group, spread)];
    settled += await index.settle(entries.flatMap((it) => it ?? []));
  }
  return settled;
}

/** Enters these learners as they are to stand, wherever they don't. */
export async function settle(
  store: Pick<Store, "learner">,
  index: DueIndex,
  spread: Spread,
  learners: readonly LearnerId[],
): Promise<number> {
  const entries = await Promise.all(
    learners.map(async (learner) => {
      const standing = standingOf((await store.learner(learner)).profile);
      return (standing && entryFor(learner, standing, spread)) ?? [];
    }),
  );
  return index.settle(entries.flat());
}
