import { createHash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import type { Connection } from "../storage/connection.ts";
import { readCopies } from "../storage/copies.ts";
import { type Counts, spellEnd, spellHeader } from "./format.ts";

/** So many characters are written at once. */
const CHUNK = 1 << 18;

/**
 * Writes everything that stays into a new file, which only its owner can read; gives how much that was.
 *
 * Learners may be served meanwhile. The file gets its name when it is complete and on the disk.
 */
export async function backup(connection: Connection, file: string): Promise<Counts> {
  const target = await open(file, "wx", 0o600).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === "EEXIST" ? "it is there already" : cause.message;
    throw new Error(`${file} can't be written: ${why}`, { cause });
  });
  await target.close();
  const part = `${file}.part`;
  try {
    const counts = await writeAll(connection, part);
    await rename(part, file);
    return counts;
  } catch (error) {
    await Promise.all([file, part].map((it) => rm(it, { force: true })));
    throw error;
  }
}

async function writeAll(connection: Connection, part: string): Promise<Counts> {
  await using out = await open(part, "w", 0o600);
  const hash = createHash("sha256");
  const counts = { learners: 0, texts: 0 };
  let chunk = "";
  const add = async (line: string) => {
    chunk += `${line}\n`;
    if (chunk.length >= CHUNK) await flush();
  };
  const flush = async () => {
    hash.update(chunk);
    await out.appendFile(chunk);
    chunk = "";
  };

  await add(spellHeader());
  for await (const copy of readCopies(connection)) {
    counts[copy.kind === "learner" ? "learners" : "texts"] += 1;
    await add(JSON.stringify(copy));
  }
  await flush();
  await out.appendFile(`${spellEnd(counts, hash.digest("hex"))}\n`);
  await out.sync();
  return counts;
}
