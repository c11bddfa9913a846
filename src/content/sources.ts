import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PackId } from "../ids.ts";
import { packId } from "../ids.ts";

/** A content file as it lies on the disk. */
export interface Source {
  /** Its path from the content folder. */
  readonly file: string;
  readonly text: string;
}

/** A pack's files; what is missing is undefined. */
export interface PackSources {
  readonly id: PackId;
  readonly pack: Source | undefined;
  readonly offTopic: Source | undefined;
  readonly concepts: readonly Source[];
}

/** The files of the packs asked for, unread as yet. */
export interface Sources {
  readonly packs: readonly PackSources[];
  readonly phrases: Source | undefined;
  /** Packs that were asked for and are not there. */
  readonly unknown: readonly PackId[];
  /** Packs that are there. */
  readonly available: readonly PackId[];
  /** A hash of all of it. */
  readonly hash: string;
}

/** The ids of all packs in a content folder. */
export async function listPacks(folder: string): Promise<PackId[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((it) => it.isDirectory())
    .map((it) => packId(it.name))
    .sort();
}

/** Fetches the files of these packs from a content folder: `phrases.md` and one folder a pack. */
export async function fetchSources(folder: string, ids: readonly PackId[]): Promise<Sources> {
  const available = await listPacks(folder).catch((): PackId[] => []);
  const packs = await Promise.all(
    ids.filter((id) => available.includes(id)).map((id) => fetchPack(folder, id)),
  );
  const phrases = await fetch(folder, "phrases.md");

  const hash = createHash("sha256");
  for (const it of packs.flatMap((it) => [it.pack, it.offTopic, ...it.concepts]).concat(phrases)) {
    hash.update(`${it?.file}\0${it?.text}\0`);
  }
  return {
    packs,
    phrases,
    unknown: ids.filter((id) => !available.includes(id)),
    available,
    hash: hash.digest("hex"),
  };
}

async function fetchPack(folder: string, id: PackId): Promise<PackSources> {
  const names = await readdir(join(folder, id, "concepts")).catch((): string[] => []);
  const files = names.filter((it) => it.endsWith(".md")).sort();
  const concepts = await Promise.all(files.map((it) => fetch(folder, `${id}/concepts/${it}`)));
  return {
    id,
    pack: await fetch(folder, `${id}/pack.md`),
    offTopic: await fetch(folder, `${id}/off-topic.txt`),
    concepts: concepts.filter((it) => it !== undefined),
  };
}

async function fetch(folder: string, file: string): Promise<Source | undefined> {
  const text = await readFile(join(folder, file), "utf8").catch(() => undefined);
  return text === undefined ? undefined : { file, text };
}
