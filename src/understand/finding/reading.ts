import type { Concept } from "../../content/model.ts";
import { rankInEnglish, rarity } from "../english.ts";
import type { Named } from "../finder.ts";
import { createFindNames, createRespell } from "../names.ts";
import type { Mend } from "../typos.ts";
import { capitalisedWordsOf, stem, wordsOf } from "../words.ts";
import { namesOf } from "./lines.ts";
import { isTelling } from "./telling.ts";

/** A message taken apart. */
export interface Reading {
  /** Its words, typos mended and names written as the packs write them. */
  readonly words: readonly string[];
  /** The stems of those words that say something. */
  readonly stems: readonly string[];
  /** The words outside the names. */
  readonly rest: readonly string[];
  readonly named: readonly Named[];
  /** Concepts whose hints stand in the message: products, people, words that point there. */
  readonly hinted: readonly Named[];
  /** Whether a name is written in capitals: "ACID", "CAP". */
  readonly hasAcronym: boolean;
}

/** Takes a message apart. */
export type Read = (text: string) => Reading;

/** Learns what concepts are called, to read messages. */
export function createRead(concepts: readonly Concept[], mend: Mend): Read {
  const findNames = createFindNames(concepts.map((it) => ({ id: it.id, names: namesOf(it) })));
  const findHints = createFindNames(concepts.map((it) => ({ id: it.id, names: it.hints })));

  const respell = createRespell(concepts.flatMap(namesOf));

  return (text) => {
    const typed = wordsOf(text).map(mend);
    const named = findNames(typed);
    const isNamed = typed.map(() => false);
    for (const it of named) isNamed.fill(true, it.start, it.end);
    const words = typed.flatMap((word, i) => {
      if (isNamed[i] !== true) return [word];
      const name = named.find((it) => it.start === i);
      return name ? respell(typed.slice(name.start, name.end)) : [];
    });
    const written = capitalisedWordsOf(text);
    return {
      words,
      stems: words.filter(isTelling).map(stem),
      rest: typed.filter((_, i) => !isNamed[i]),
      named,
      hinted: findHints(typed),
      hasAcronym:
        !written.every(isCapitals) &&
        written.some((it, i) => isNamed[i] === true && isCapitals(it)),
    };
  };
}

/** Words this common say nothing of the trade by themselves. */
const COMMON = 7;
const MOST = 8;

/** How surely names speak of the trade: how rare the rarest of them is in everyday English, 0 to 8. */
export function rarityOf(named: readonly Named[]): number {
  const each = named.map(({ text }) =>
    text.split(" ").reduce((sum, word) => sum + rarityOfWord(word), 0),
  );
  return Math.min(MOST, Math.max(0, ...each));
}

/** A word that is not English at all has no everyday sense. */
const rarityOfWord = (word: string) =>
  rankInEnglish(word) === undefined ? MOST : Math.max(0, rarity(word) - COMMON);

const isCapitals = (word: string) => /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(word);
