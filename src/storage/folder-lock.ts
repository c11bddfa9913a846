import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** A folder that is one process's own. */
export interface FolderLock {
  release(): void;
}

/**
 * Makes a folder this process's own; throws, naming the other process, where it is somebody's already.
 *
 * Node has no file locks, SQLite has: an exclusive transaction is the operating system's own lock on its file. It ends
 * with the process however that ends, so there is never a stale one to judge.
 */
export function lockFolder(folder: string): FolderLock {
  const owner = join(folder, "owner.pid");
  const database = new DatabaseSync(join(folder, "owner.lock"));
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    database.close();
    throw new Error(`The data folder ${folder} is in use by ${nameOf(owner)}.`, { cause });
  }
  writeFileSync(owner, String(process.pid));

  return { release: () => database.isOpen && database.close() };
}

function nameOf(owner: string): string {
  try {
    return `another Mentor (process ${readFileSync(owner, "utf8")})`;
  } catch {
    return "another Mentor";
  }
}
