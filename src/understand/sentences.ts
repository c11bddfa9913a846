import type { Finder, Finding } from "./finder.ts";
import { stemsOf } from "./words.ts";

/** A sentence with fewer words of its own says nothing alone. */
const FEWEST_WORDS = 1;
const MOST_SENTENCES = 4;

/**
 * Finds what a message is about, by one of its sentences where the whole is not clear enough.
 *
 * "Why would anyone do sharding? Sounds like a fad." asks about sharding; what else is said must not drown it.
 */
export function findIn(text: string, finder: Finder): Finding {
  const whole = finder.find(text);
  if (whole.covered >= finder.threshold) return whole;

  const sentences = text
    .split(/(?<=[.!?])\s+|\n+/u)
    .filter((it) => stemsOf(it).length >= FEWEST_WORDS)
    .slice(0, MOST_SENTENCES);
  if (sentences.length < 2) return whole;
  return sentences
    .map((it) => finder.find(it))
    .reduce((best, it) => (it.covered > best.covered ? it : best), whole);
}
