import type { Concept } from "../../content/model.ts";
import { rarity } from "../english.ts";
import { wordsOf } from "../words.ts";
import { FIELDS, type Field, textsOf } from "./fields.ts";
import { isTelling } from "./telling.ts";

/** Told in pictures of everyday life, these kinds of text say nothing of the trade's own words. */
const EVERYDAY: ReadonlySet<Field> = new Set(["analogy", "simple", "pictures"]);
/** How far one word may speak for or against. */
const LEAST = -3;
const MOST = 4;
/** This many words of everyday English are assumed to stand in the pack's text besides its own. */
const MIXED_IN = 5000;

/** How often words stand in what the packs say in earnest. */
export interface Trade {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Learns the words of the trade. */
export function learnTrade(concepts: readonly Concept[]): Trade {
  const counts = new Map<string, number>();
  let total = 0;
  for (const texts of concepts.map(textsOf)) {
    for (const field of FIELDS.filter((it) => !EVERYDAY.has(it))) {
      for (const word of texts[field].flatMap(wordsOf)) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
        total++;
      }
    }
  }
  return { counts, total };
}

/** A word's share in what the packs say in earnest. */
export const shareInTrade = ({ counts, total }: Trade, word: string): number =>
  ((counts.get(word) ?? 0) + MIXED_IN * Math.exp(-rarity(word))) / (total + MIXED_IN);

/**
 * How much a message sounds like the trade and not like everyday English, whatever its length.
 *
 * A word's share in the packs' text is held against its share in English: "latency" speaks for the trade, "river" against it.
 */
export function tradeOf(trade: Trade, words: readonly string[]): number {
  const telling = words.filter(isTelling);
  const sum = telling.reduce((so, word) => {
    const ratio = Math.log(shareInTrade(trade, word) / Math.exp(-rarity(word)));
    return so + Math.max(LEAST, Math.min(MOST, ratio));
  }, 0);
  return sum / Math.sqrt(Math.max(1, telling.length));
}
