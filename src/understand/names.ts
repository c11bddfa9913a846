import type { ConceptId } from "../ids.ts";
import type { Named } from "./finder.ts";
import { stem, wordsOf } from "./words.ts";

/** Finds names in the words of a text, typos already mended. */
export type FindNames = (words: readonly string[]) => Named[];

/** A concept and what it is called. */
export interface Called {
  readonly id: ConceptId;
  readonly names: readonly string[];
}

/**
 * Learns what concepts are called, to find it in texts.
 *
 * A name is found in any inflection of its words ("load balancers", "sharded"), whether written in one word, in several
 * or with a hyphen. Where names overlap the longest counts: in "public key cryptography" nobody asks for "cryptography".
 */
export function createFindNames(concepts: Iterable<Called>): FindNames {
  const byKey = new Map<string, ConceptId[]>();
  const starts = new Set<string>();
  let longest = 1;
  for (const { id, names } of concepts) {
    for (const words of names.map(wordsOf).filter((it) => it.length > 0)) {
      // A learner may write in two words what the name has in one.
      longest = Math.max(longest, words.length + 1);
      for (const key of new Set([...keysOf(words), ...keysOf(withPlural(words))])) {
        const ids = byKey.get(key) ?? [];
        if (!ids.includes(id)) byKey.set(key, [...ids, id]);
        for (let end = 1; end <= key.length; end++) starts.add(key.slice(0, end));
      }
    }
  }

  return (words) => {
    const found: Named[] = [];
    for (let start = 0; start < words.length; start++) {
      let stems = "";
      let letters = "";
      const last = Math.min(words.length, start + longest);
      for (let end = start + 1; end <= last; end++) {
        const word = words[end - 1] ?? "";
        stems += stem(word);
        letters += word;
        const ids = byKey.get(stems) ?? byKey.get(letters) ?? [];
        const text = ids.length > 0 ? words.slice(start, end).join(" ") : "";
        for (const concept of ids) found.push({ concept, start, end, text });
        if (!starts.has(stems) && !starts.has(letters)) break;
      }
    }
    return withoutOverlaps(found);
  };
}

/**
 * Learns how names are written by their letters alone, to give words that were run together or apart the name's own:
 * "loadbalancer" is "load balancer", "fail over" is "failover".
 */
export function createRespell(names: Iterable<string>): (words: readonly string[]) => string[] {
  const byLetters = new Map<string, readonly string[]>();
  for (const words of [...names].map(wordsOf).filter((it) => it.length > 0)) {
    for (const it of [words, withPlural(words)]) byLetters.set(it.join(""), words);
  }
  return (words) => [...(byLetters.get(words.join("")) ?? words)];
}

/** Short names keep their "s" under the stemmer, so the plural is learnt: SLO, SLOs. */
const withPlural = (words: readonly string[]) => [...words.slice(0, -1), `${words.at(-1)}s`];

const keysOf = (words: readonly string[]) => [words.map(stem).join(""), words.join("")];

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
