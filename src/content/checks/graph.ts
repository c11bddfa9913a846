import type { ConceptId } from "../../ids.ts";
import { variantId } from "../../ids.ts";
import type { Fault } from "../faults.ts";
import { linksIn } from "../links.ts";
import type { ParsedConcept } from "../parse.ts";
import type { ParsedPack } from "../read.ts";

/** Tells what is wrong between concepts: dead links, circles, one-sided comparisons, names claimed twice. */
export function checkGraph(pack: ParsedPack): Fault[] {
  const byId = new Map(pack.parsed.map((it) => [it.concept.id, it]));
  return [
    ...pack.parsed.flatMap((it) => deadLinks(it, byId)),
    ...pack.parsed.flatMap((it) => oneSided(it, byId)),
    ...pack.parsed.flatMap((it) => circle(it, byId)),
    ...claimedTwice(pack.parsed),
    ...deadPaths(pack, byId),
  ];
}

type ById = ReadonlyMap<ConceptId, ParsedConcept>;

function deadLinks({ file, concept, lineOf }: ParsedConcept, byId: ById): Fault[] {
  const dead = (line: number, id: string): Fault[] =>
    byId.has(id as ConceptId) ? [] : [{ file, line, message: `there is no concept "${id}"` }];

  return [
    ...concept.needs.flatMap((id, i) => dead(lineOf("needs", i), id)),
    ...concept.related.flatMap((id, i) => dead(lineOf("related", i), id)),
    ...concept.versus.flatMap((it) => dead(lineOf(`Versus: ${it.other}`), it.other)),
    ...linksIn(concept.definition).flatMap((id) => dead(lineOf("title"), id)),
    ...concept.explanations.flatMap((it) =>
      linksIn(it.text).flatMap((id) => dead(lineOf(headingOf(it.style, it.title)), id)),
    ),
    ...concept.followUps.flatMap((it) => [
      ...it.links.flatMap((id) => dead(lineOf(`Asked: ${it.question}`), id)),
      ...[...it.inPicture.keys()].flatMap((picture) => {
        const isTold = concept.explanations.some((told) => told.variant === picture);
        const message = `"### In …" names no analogy of this concept: ${picture}`;
        return isTold ? [] : [{ file, line: lineOf(`Asked: ${it.question}`), message }];
      }),
    ]),
    ...concept.misconceptions.flatMap((it) =>
      linksIn(it.correction).flatMap((id) => dead(lineOf(`Misconception: ${it.claim}`), id)),
    ),
  ];
}

const headingOf = (style: string, title: string) =>
  `${{ analogy: "Analogy", simple: "Simply", deep: "Deeper" }[style] ?? "Example"}: ${title}`;

function oneSided({ file, concept, lineOf }: ParsedConcept, byId: ById): Fault[] {
  return concept.versus.flatMap(({ other }) => {
    const told = byId.get(other);
    if (!told || told.concept.versus.some((it) => it.other === concept.id)) return [];
    const message = `"${other}" does not tell its side: add "## Versus: ${concept.id}" to ${other}.md`;
    return [{ file, line: lineOf(`Versus: ${other}`), message }];
  });
}

/** Tells a circle of `needs` once, at the member whose id comes first in the alphabet. */
function circle({ file, concept, lineOf }: ParsedConcept, byId: ById): Fault[] {
  const walk = (id: ConceptId, way: readonly ConceptId[]): readonly ConceptId[] | undefined => {
    for (const next of byId.get(id)?.concept.needs ?? []) {
      if (next === concept.id) return way;
      if (way.includes(next) || next < concept.id) continue;
      const found = walk(next, [...way, next]);
      if (found) return found;
    }
    return undefined;
  };
  const way = walk(concept.id, [concept.id]);
  if (!way) return [];
  const message = `needs go in a circle: ${[...way, concept.id].join(" -> ")}`;
  return [{ file, line: lineOf("needs"), message }];
}

function claimedTwice(all: readonly ParsedConcept[]): Fault[] {
  const faults: Fault[] = [];
  const claims = new Map<string, string>();
  const claim = (key: string, by: ParsedConcept, line: number, what: string) => {
    const other = claims.get(key);
    if (other === by.file) return;
    if (other) faults.push({ file: by.file, line, message: `${what} is claimed by ${other} too` });
    else claims.set(key, by.file);
  };
  for (const it of all) {
    const { concept, lineOf } = it;
    claim(`name ${plain(concept.title)}`, it, lineOf("title"), `title "${concept.title}"`);
    concept.aliases.forEach((alias, i) => {
      claim(`name ${plain(alias)}`, it, lineOf("aliases", i), `alias "${alias}"`);
    });
    concept.asked.forEach((line, i) => {
      claim(`asked ${plain(line)}`, it, lineOf("asked", i), `asked line "${line}"`);
    });
    for (const told of concept.explanations) {
      if (told.style !== "analogy") continue;
      const line = lineOf(`Analogy: ${told.title}`);
      claim(`analogy ${variantId(told.variant)}`, it, line, `analogy "${told.title}"`);
    }
  }
  return faults;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function deadPaths(pack: ParsedPack, byId: ById): Fault[] {
  return pack.pack.paths.flatMap((path, i) =>
    path.concepts
      .filter((id) => !byId.has(id))
      .map((id) => ({
        file: `${pack.pack.id}/pack.md`,
        line: pack.lineOfPath(i),
        message: `path "${path.id}": there is no concept "${id}"`,
      })),
  );
}
