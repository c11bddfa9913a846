import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { ConceptId, PackId } from "../ids.ts";
import { conceptId, packId } from "../ids.ts";
import { ContentError, type Fault } from "./faults.ts";
import { readFrontMatter } from "./front-matter.ts";
import { resolveLinks } from "./links.ts";
import type { Concept, Library, Pack } from "./model.ts";
import { type ParsedConcept, parseConcept } from "./parse.ts";
import { parsePhrases } from "./phrases.ts";

const words = z.string({ error: "must be text" }).trim().min(1);

const PackHead = z.strictObject({
  name: words,
  about: words,
  paths: z
    .array(
      z.strictObject({
        id: words,
        title: words,
        concepts: z.array(words).transform((all) => all.map(conceptId)),
      }),
    )
    .default([]),
});

/** A pack as it was read, with the places of its parts for those who check it. */
export interface ParsedPack {
  readonly pack: Pack;
  readonly parsed: readonly ParsedConcept[];
  /** The line of a path in pack.md, by its position. */
  lineOfPath(path: number): number;
}

/** What {@link readContent} found. */
export interface ReadContent {
  readonly library: Library;
  readonly packs: readonly ParsedPack[];
  readonly faults: readonly Fault[];
}

/**
 * Loads the packs that the mentor is to teach from.
 *
 * @param folder The content folder: `phrases.md` and one folder a pack.
 * @throws {ContentError} naming every fault of every file.
 */
export async function loadLibrary(folder: string, packs: readonly PackId[]): Promise<Library> {
  const { library, faults } = await readContent(folder, packs);
  if (faults.length > 0) throw new ContentError(faults);
  return library;
}

/** The ids of all packs in a content folder. */
export async function listPacks(folder: string): Promise<PackId[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((it) => it.isDirectory())
    .map((it) => packId(it.name))
    .sort();
}

/** Reads packs with all their faults; what could be read is in the library nevertheless. */
export async function readContent(folder: string, ids: readonly PackId[]): Promise<ReadContent> {
  const faults: Fault[] = [];
  const hash = createHash("sha256");
  const read = async (file: string): Promise<string | undefined> => {
    const text = await readFile(join(folder, file), "utf8").catch(() => undefined);
    if (text !== undefined) hash.update(`${file}\0${text}\0`);
    return text;
  };

  const available = await listPacks(folder).catch((): PackId[] => []);
  const packs: ParsedPack[] = [];
  for (const id of ids) {
    if (available.includes(id)) packs.push(await readPack(id, folder, read, faults));
    else {
      const message = `there is no pack "${id}"; there are: ${available.join(", ") || "none"}`;
      faults.push({ file: id, line: 1, message });
    }
  }

  const phrasesText = await read("phrases.md");
  if (phrasesText === undefined)
    faults.push({ file: "phrases.md", line: 1, message: "is missing" });
  const phrases = parsePhrases("phrases.md", phrasesText ?? "", faults);

  const everything = new Map<ConceptId, Concept>();
  for (const { file, concept } of packs.flatMap((it) => it.parsed)) {
    const other = everything.get(concept.id);
    if (other) {
      const message = `pack "${other.pack}" has a concept "${concept.id}" too; ids are unique`;
      faults.push({ file, line: 1, message });
    }
    everything.set(concept.id, concept);
  }
  const concepts = new Map(
    [...everything].map(([id, concept]) => [id, resolveLinks(concept, everything)]),
  );
  const linked = packs.map(({ pack }) => ({
    ...pack,
    concepts: pack.concepts.map((it) => concepts.get(it.id) ?? it),
    paths: pack.paths.map((it) => ({
      ...it,
      concepts: it.concepts.filter((id) => concepts.has(id)),
    })),
  }));
  return {
    library: { packs: linked, concepts, phrases, hash: hash.digest("hex") },
    packs,
    faults,
  };
}

async function readPack(
  id: PackId,
  folder: string,
  read: (file: string) => Promise<string | undefined>,
  faults: Fault[],
): Promise<ParsedPack> {
  const packFile = `${id}/pack.md`;
  const packText = await read(packFile);
  if (packText === undefined) faults.push({ file: packFile, line: 1, message: "is missing" });
  const head = readFrontMatter(packFile, packText ?? "---\n---\n", PackHead, faults);

  const files = await readdir(join(folder, id, "concepts")).catch(() => []);
  const parsed: ParsedConcept[] = [];
  for (const name of files.filter((it) => it.endsWith(".md")).sort()) {
    const file = `${id}/concepts/${name}`;
    const text = (await read(file)) ?? "";
    const concept = parseConcept(conceptId(name.slice(0, -".md".length)), id, file, text, faults);
    if (concept) parsed.push(concept);
  }
  if (files.length === 0) {
    faults.push({ file: `${id}/concepts`, line: 1, message: "has no concepts" });
  }
  const offTopic = ((await read(`${id}/off-topic.txt`)) ?? "")
    .split("\n")
    .map((it) => it.trim())
    .filter((it) => it && !it.startsWith("#"));

  return {
    pack: {
      id,
      name: head.data?.name ?? id,
      about: head.data?.about ?? "",
      paths: head.data?.paths ?? [],
      concepts: parsed.map((it) => it.concept),
      offTopic,
    },
    parsed,
    lineOfPath: (path) => head.lineOf("paths", path),
  };
}
