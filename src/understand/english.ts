import data from "./data/english-words.json" with { type: "json" };

const ranks = new Map(data.words.split(" ").map((word, rank) => [word, rank]));

/** How many words {@link rankInEnglish} knows. */
export const ENGLISH_WORDS = ranks.size;

/** How many English words are commoner than this one; undefined for a word that is not among the commonest. */
export const rankInEnglish = (word: string): number | undefined => ranks.get(word);

/**
 * How rare a word is in everyday English, as -ln of its share: 4 for "the", 10 for "latency", 13 for unheard-of ones.
 *
 * The share comes from the rank by Zipf's law.
 */
export function rarity(word: string): number {
  return Math.log(13 * ((ranks.get(word) ?? ENGLISH_WORDS) + 2.7));
}

/** The commonest English words, commonest first. */
export const commonestEnglish = (count: number): string[] => [...ranks.keys()].slice(0, count);
