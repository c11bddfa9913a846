import { basename } from "node:path";
import { z } from "zod";
import type { ConceptId, PackId } from "../ids.ts";
import { conceptId } from "../ids.ts";
import type { Fault } from "./faults.ts";
import { readFrontMatter } from "./front-matter.ts";
import { resolveLinks } from "./links.ts";
import type { Concept, Library, Pack } from "./model.ts";
import { type ParsedConcept, parseConcept } from "./parse.ts";
import { parsePhrases } from "./phrases.ts";
import type { PackSources, Sources } from "./sources.ts";

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

/** Reads content with all its faults; what could be read is in the library nevertheless. */
export function readContent(sources: Sources): ReadContent {
  const faults: Fault[] = [];
  for (const id of sources.unknown) {
    const message = `there is no pack "${id}"; there are: ${sources.available.join(", ") || "none"}`;
    faults.push({ file: id, line: 1, message });
  }
  const packs = sources.packs.map((it) => readPack(it, faults));

  if (!sources.phrases) faults.push({ file: "phrases.md", line: 1, message: "is missing" });
  const phrases = parsePhrases("phrases.md", sources.phrases?.text ?? "", faults);

  return { library: { ...link(packs, faults), phrases, hash: sources.hash }, packs, faults };
}

function readPack(sources: PackSources, faults: Fault[]): ParsedPack {
  const { id } = sources;
  const missing = (file: string, message: string) => faults.push({ file, line: 1, message });
  if (!sources.pack) missing(`${id}/pack.md`, "is missing");
  if (sources.concepts.length === 0) missing(`${id}/concepts`, "has no concepts");

  const head = readFrontMatter(
    `${id}/pack.md`,
    sources.pack?.text ?? "---\n---\n",
    PackHead,
    sources.pack ? faults : [],
  );
  const parsed = sources.concepts.flatMap(
    ({ file, text }) =>
      parseConcept(conceptId(basename(file, ".md")), id, file, text, faults) ?? [],
  );
  return {
    pack: {
      id,
      name: head.data?.name ?? id,
      about: head.data?.about ?? "",
      paths: head.data?.paths ?? [],
      concepts: parsed.map((it) => it.concept),
      offTopic: linesOf(sources.offTopic?.text ?? ""),
    },
    parsed,
    lineOfPath: (path) => head.lineOf("paths", path),
  };
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((it) => it.trim())
    .filter((it) => it && !it.startsWith("#"));

/** Puts packs together: links become words, and nothing points to what is not there. */
function link(packs: readonly ParsedPack[], faults: Fault[]): Pick<Library, "packs" | "concepts"> {
  const everything = new Map<ConceptId, Concept>();
  const owner = new Map<ConceptId, PackId>();
  for (const { file, concept } of packs.flatMap((it) => it.parsed)) {
    const other = owner.get(concept.id);
    if (other) {
      const message = `pack "${other}" has a concept "${concept.id}" too; ids are unique`;
      faults.push({ file, line: 1, message });
    }
    everything.set(concept.id, concept);
    owner.set(concept.id, concept.pack);
  }
  const concepts = new Map(
    [...everything].map(([id, concept]) => [id, resolveLinks(concept, everything)]),
  );
  return {
    concepts,
    packs: packs.map(({ pack }) => ({
      ...pack,
      concepts: pack.concepts.map((it) => concepts.get(it.id) ?? it),
      paths: pack.paths.map((it) => ({
        ...it,
        concepts: it.concepts.filter((id) => concepts.has(id)),
      })),
    })),
  };
}
