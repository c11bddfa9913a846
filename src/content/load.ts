import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { PackId } from "../ids.ts";
import { ContentError } from "./faults.ts";
import type { Library } from "./model.ts";
import { readContent } from "./read.ts";
import { fetchSources } from "./sources.ts";

/**
 * Loads the packs that the mentor is to teach from.
 *
 * @param folder The content folder: `phrases.md` and one folder a pack.
 * @param cacheDir Where what was read is kept, so that unchanged content loads in a tenth of the time.
 * @throws {ContentError} naming every fault of every file.
 */
export async function loadLibrary(
  folder: string,
  packs: readonly PackId[],
  cacheDir?: string,
): Promise<Library> {
  const sources = await fetchSources(folder, packs);
  const key = createHash("sha256")
    .update(sources.hash)
    .update(await ownCode())
    .digest("hex");
  const file = cacheDir && join(cacheDir, `library-${key.slice(0, 16)}.bin`);

  const cached = file ? await fromCache(file) : undefined;
  if (cached) return cached;

  const { library, faults } = readContent(sources);
  if (faults.length > 0) throw new ContentError(faults);
  if (file) await intoCache(file, library);
  return library;
}

/** The text of the reading code itself: what an older version of it read is not to be used. */
async function ownCode(): Promise<string> {
  const names = (await readdir(import.meta.dirname)).filter((it) => it.endsWith(".ts")).sort();
  const texts = await Promise.all(
    names.map((it) => readFile(join(import.meta.dirname, it), "utf8")),
  );
  return texts.join("\0");
}

/** What is missing or unreadable is as if it were not there. */
async function fromCache(file: string): Promise<Library | undefined> {
  try {
    return deserialize(await readFile(file)) as Library;
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that nobody reads half of it; a folder that can't be written to costs only time. */
async function intoCache(file: string, library: Library): Promise<void> {
  try {
    await mkdir(join(file, ".."), { recursive: true });
    const beside = `${file}.${process.pid}`;
    await writeFile(beside, serialize(library));
    await rename(beside, file);
  } catch {
    // The next start reads the content again.
  }
}
