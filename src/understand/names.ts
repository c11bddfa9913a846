import type { Concept } from "../content/model.ts";
import type { ConceptId } from "../ids.ts";
import type { Named } from "./finder.ts";
import { stem, wordsOf } from "./words.ts";

/** Finds names in the words of a text, typos already mended. */
export type FindNames = (words: readonly string[]) => Named[];

/**
 * Learns the names of concepts, titles and aliases, to find them in texts.
 *
 * A name is found in any inflection of its words ("load balancers", "sharded"), whether written in one word, in several or with a
 * hyphen. Where names overlap the longest counts: in "public key cryptography" nobody asks for "cryptography".
 */
export function createFindNames(concepts: Iterable<Concept>): FindNames {
  const byKey = new Map<string, Set<ConceptId>>();
  let longest = 1;
  for (const concept of concepts) {
    for (const name of [concept.title, ...concept.aliases]) {
      const words = wordsOf(name);
      if (words.length === 0) continue;
      // A learner may write in two words what the name has in one.
      longest = Math.max(longest, words.length + 1);
      for (const key of [...keysOf(words), ...keysOf(withPlural(words))]) {
        byKey.set(key, (byKey.get(key) ?? new Set()).add(concept.id));
      }
    }
  }
  return (words) => {
    const found: Named[] = [];
    for (let start = 0; start < words.length; start++) {
      for (let end = Math.min(words.length, start + longest); end > start; end--) {
        const span = words.slice(start, end);
        const ids = keysOf(span)
          .map((key) => byKey.get(key))
          .find((it) => it !== undefined);
        for (const concept of ids ?? []) {
          found.push({ concept, start, end, text: span.join(" ") });
        }
      }
    }
    return withoutOverlaps(found);
  };
}

/** Short names keep their "s" under the stemmer, so the plural is learnt: SLO, SLOs. */
const withPlural = (words: readonly string[]) => [...words.slice(0, -1), `${words.at(-1)}s`];

function keysOf(words: readonly string[]): string[] {
  return [words.map(stem).join(""), stem(words.join(""))];
}

function withoutOverlaps(found: readonly Named[]): Named[] {
  const lengthOf = (it: Named) => it.end - it.start;
  const kept: Named[] = [];
  for (const it of found.toSorted((a, b) => lengthOf(b) - lengthOf(a) || a.start - b.start)) {
    const clashes = kept.some(
      (other) =>
        it.start < other.end &&
        other.start < it.end &&
        !(it.start === other.start && it.end === other.end),
    );
    if (!clashes) kept.push(it);
  }
  return kept.sort((a, b) => a.start - b.start);
}
