import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Library } from "../../content/model.ts";
import type { Learnt } from "./learn.ts";

/** What is learnt depends on these beside the content: the code of this folder, words, names, typos and English. */
const CODE = [import.meta.dirname, dirname(import.meta.dirname)];
const BESIDE = new Set(["english.ts", "names.ts", "typos.ts", "words.ts"]);

/** The file in which what was learnt of this content by this code is kept. */
export async function fileOf(library: Library, cacheDir: string): Promise<string> {
  const hash = createHash("sha256").update(library.hash).update(process.version);
  for (const folder of CODE) {
    const names = (await readdir(folder)).filter((it) => it.endsWith(".ts"));
    for (const name of names.sort()) {
      const counts = folder === import.meta.dirname || BESIDE.has(name);
      if (counts) hash.update(await readFile(join(folder, name)));
    }
  }
  return join(cacheDir, `learnt-${hash.digest("hex").slice(0, 16)}.bin`);
}

/** What was learnt before, if it is there and readable. */
export async function takeKept(file: string): Promise<Learnt | undefined> {
  try {
    return deserialize(await readFile(file)) as Learnt;
  } catch {
    return undefined;
  }
}

/**
 * Keeps what was learnt.
 *
 * It is written beside and renamed, so that another process never reads half of it. A folder that can't be written to costs
 * the time of learning again, and nothing else.
 */
export async function keep(file: string, learnt: Learnt): Promise<void> {
  const beside = `${file}.${randomUUID()}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(beside, serialize(learnt));
    await rename(beside, file);
  } catch {
    await rm(beside, { force: true }).catch(() => {});
  }
}
