import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { linesOf } from "../lines.ts";
import { type Copy, isEmpty, writeCopy } from "../storage/copies.ts";
import type { Storage } from "../storage/open.ts";
import { type Counts, checkHeader, type End, readEntry } from "./format.ts";

/** So many are written at once. */
const BATCH = 200;
/** A learner who used Mentor every day for fifty years takes a tenth of it. */
const MOST_BYTES_IN_LINE = 64 * 1024 * 1024;

/** How a backup is put back. */
export interface Restoring {
  /** Where something is kept already, what the backup holds takes its place; the rest stays. */
  readonly overwrites: boolean;
}

/**
 * Puts a backup back; gives how much that was.
 *
 * Nothing is written before the whole file was read and found to be complete and unchanged. The schedule of check-ins is
 * no part of it: a worker makes it from what learners chose as it starts.
 */
export async function restore(
  { connection, store }: Pick<Storage, "connection" | "store">,
  file: string,
  { overwrites }: Restoring,
): Promise<Counts> {
  const counts = await verify(file);
  if (!overwrites && !(await isEmpty(connection)))
    throw new Error("Something is kept here already, so nothing was written; see --overwrite.");

  const batch = new Map<string, Copy>();
  const write = async () => {
    await Promise.all([...batch.values()].map((it) => writeCopy(connection, store, it)));
    batch.clear();
  };
  for await (const copy of copiesIn(file)) {
    // One after the other where something comes twice, so that the later copy stays.
    if (batch.size === BATCH || batch.has(nameOf(copy))) await write();
    batch.set(nameOf(copy), copy);
  }
  await write();
  return counts;
}

const nameOf = (copy: Copy): string => (copy.kind === "learner" ? copy.learner : copy.key);

/** Reads a whole backup; throws a plain sentence, with its line, where it isn't as it was written. */
export async function verify(file: string): Promise<Counts> {
  const counts = { learners: 0, texts: 0 };
  for await (const copy of copiesIn(file)) {
    counts[copy.kind === "learner" ? "learners" : "texts"] += 1;
  }
  return counts;
}

/** Everything in a backup; throws at the first line that isn't right. */
async function* copiesIn(file: string): AsyncGenerator<Copy, void> {
  const hash = createHash("sha256");
  const counts = { learners: 0, texts: 0 };
  let number = 0;
  let end: End | undefined;
  const fail = (what: string): never => {
    throw new Error(`${file}:${number}: ${what}`);
  };

  for await (const bytes of linesOf(createReadStream(file), MOST_BYTES_IN_LINE)) {
    number += 1;
    if (!bytes) return fail("the line is longer than any of a backup");
    const line = bytes.toString();
    if (number === 1) {
      try {
        checkHeader(line);
      } catch (error) {
        fail((error as Error).message);
      }
    } else {
      if (end) fail("something comes after the end");
      const entry = readEntry(line);
      if (!entry) return fail("the line can't be read");
      if (entry.kind === "end") {
        end = entry;
        continue;
      }
      counts[entry.kind === "learner" ? "learners" : "texts"] += 1;
      yield entry;
    }
    hash.update(bytes).update("\n");
  }
  if (!end) return fail("the file ends early: its last line is missing");
  if (end.learners !== counts.learners || end.texts !== counts.texts)
    fail("lines are missing, or there are too many");
  if (end.sha256 !== hash.digest("hex")) fail("the file was changed after it was written");
}
