import { entryFor } from "../../src/checkins/agenda.ts";
import type { DueIndex } from "../../src/checkins/due-index.ts";
import type { Mind } from "../../src/dialogue/mind.ts";
import { conversationId, learnerId } from "../../src/ids.ts";
import { newConversation } from "../../src/memory/conversation.ts";
import { newLearner } from "../../src/memory/learner.ts";
import type { Memory } from "../../src/memory/memory.ts";
import { standingOf } from "../../src/schedule/due.ts";
import type { Store } from "../../src/storage/store.ts";
import { takeTurn } from "../../src/turn.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const BATCH = 500;
const SPREAD = new Map([["loopback", 0]]);

/** Where everybody of a crowd lives. */
export const ZONE = "Europe/Berlin";

/** A learner's id, as long as a platform's are. */
export const learnerNamed = (i: number): string => `loopback:${100_000_000_000 + i}`;

/** What is remembered of somebody who has read a little, answered a little, and is due daily at a time. */
export function somebody(mind: Mind, due: number): Memory {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO(ZONE);
  const lines = [
    "what is caching?",
    "and what is sharding?",
    "quiz me",
    "1",
    `check in every day at ${hour}:${String(minute).padStart(2, "0")} Berlin time`,
  ];
  let memory: Memory = { learner: newLearner(), conversation: newConversation() };
  for (const text of lines) {
    ({ memory } = takeTurn(mind, memory, {
      learner: learnerId("loopback:somebody"),
      conversation: conversationId("loopback:somebody"),
      at: due - DAY_MS + 60_000,
      said: { kind: "text", text },
    }));
  }
  return memory;
}

/**
 * Makes many of them, stored and entered in the schedule.
 *
 * @param due When they are due, where that is not what follows from their memory: a schedule that was left alone a while.
 */
export async function makeLearners(
  store: Store,
  index: DueIndex,
  memory: Memory,
  size: number,
  due?: number,
): Promise<void> {
  const standing = standingOf(memory.learner.profile);
  if (!standing) throw new Error("somebody without a check-in");
  for (let i = 0; i < size; i += BATCH) {
    const names = Array.from({ length: Math.min(BATCH, size - i) }, (_, k) => learnerNamed(i + k));
    await Promise.all(
      names.map((name) => {
        const whose = { learner: learnerId(name), conversation: conversationId(name) };
        return store.update(whose, Date.now(), () => ({ memory, events: [], result: undefined }));
      }),
    );
    const entries = names.flatMap((name) => {
      const conversation = conversationId(name);
      return (
        entryFor(
          learnerId(name),
          { ...standing, conversation, due: due ?? standing.due },
          SPREAD,
        ) ?? []
      );
    });
    await index.settle(entries);
  }
}
