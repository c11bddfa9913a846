import { commonestEnglish, rankInEnglish } from "./english.ts";

/** Common words are what typos may also have been meant as, and are never touched themselves. */
const COMMON = 12_000;
const SHORTEST = 4;
const SHORTEST_FOR_TWO = 7;
const MOST_REMEMBERED = 20_000;

interface Candidate {
  readonly word: string;
  readonly letters: number;
  readonly weight: number;
}

/** Mends the spelling of one word in the form of `wordsOf`; a word that is right or unknown comes back as it is. */
export type Mend = (word: string) => string;

/**
 * Learns the packs' words and mends words that are one typing error away from one, or two in longer words.
 *
 * The commonest English words compete with the packs' words, so that a mistyped "because" does not become a concept.
 *
 * @param known How often each word stands in the packs.
 */
export function createMend(known: ReadonlyMap<string, number>): Mend {
  const byLength: Candidate[][] = [];
  const offer = (word: string, weight: number) => {
    if (word.length < SHORTEST) return;
    byLength[word.length] ??= [];
    byLength[word.length]?.push({ word, letters: lettersOf(word), weight });
  };
  for (const [word, count] of known) offer(word, count);
  for (const word of commonestEnglish(COMMON)) if (!known.has(word)) offer(word, 0);

  const mended = new Map<string, string>();
  return (word) => {
    if (word.length < SHORTEST || known.has(word) || /\d/.test(word)) return word;
    if (isEnglish(word)) return word;

    const before = mended.get(word);
    if (before !== undefined) return before;
    if (mended.size >= MOST_REMEMBERED) mended.clear();
    const found = nearest(word, byLength) ?? word;
    mended.set(word, found);
    return found;
  };
}

const PREFIX = /^(?:dis|un|re|non|pre|over|under|sub|super|inter|mis)(?=.{5})/;

/** Whether a word, or what its commonest endings and prefixes are put to, is an English word that needs no mending. */
function isEnglish(word: string): boolean {
  const bases = [
    word,
    word.replace(PREFIX, ""),
    word.replace(/(?:s|d)$/, ""),
    word.replace(/(?:es|ed|ly)$/, ""),
    word.replace(/ing$/, ""),
  ];
  return bases.some((it) => it.length >= SHORTEST - 1 && rankInEnglish(it) !== undefined);
}

function nearest(word: string, byLength: readonly (Candidate[] | undefined)[]): string | undefined {
  const most = word.length >= SHORTEST_FOR_TWO ? 2 : 1;
  const letters = lettersOf(word);
  let best: Candidate | undefined;
  let bestDistance = most + 1;

  for (let length = word.length - most; length <= word.length + most; length++) {
    for (const it of byLength[length] ?? []) {
      if (bitsIn(it.letters ^ letters) > 2 * most) continue;
      if (it.word[0] !== word[0] && !(it.word[0] === word[1] && it.word[1] === word[0])) continue;
      const allowed = it.word.length >= SHORTEST_FOR_TWO ? most : 1;
      const distance = typingErrors(word, it.word, allowed);
      if (distance > allowed || distance > bestDistance) continue;
      if (distance < bestDistance || it.weight > (best?.weight ?? 0)) {
        best = it;
        bestDistance = distance;
      }
    }
  }
  return best?.word;
}

/**
 * How many typing errors lie between two words: a letter too many, too few, wrong, or two neighbours exchanged.
 *
 * @param most Where to stop counting; more than this is told as `most + 1`.
 */
export function typingErrors(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** The letters that a word has, as bits: words that differ in many are never compared letter by letter. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 32);
  return bits;
}

function bitsIn(value: number): number {
  let rest = value;
  let count = 0;
  for (; rest !== 0; count++) rest &= rest - 1;
  return count;
}
