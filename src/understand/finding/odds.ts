import { rarity } from "../english.ts";
import { stem } from "../words.ts";
import { isTelling } from "./telling.ts";
import { shareInTrade, type Trade } from "./trade.ts";

/** How far one word may speak for or against. */
const MOST = 4;
/** What is known of a word beforehand counts as much as so many words of lines. */
const BEFOREHAND = 1500;

/** How often stems stand in lines of one kind. */
interface Told {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** What words say of whether a line is ours. */
export interface Odds {
  readonly ours: Told;
  readonly theirs: Told;
}

/** Learns from lines of either kind which words speak for ours. */
export const learnOdds = (
  ours: readonly (readonly string[])[],
  theirs: readonly (readonly string[])[],
): Odds => ({ ours: tell(ours), theirs: tell(theirs) });

/**
 * What the telling words of a message say one by one, whatever its length.
 *
 * Of a word that no line holds it is at least known how common it is in English, and in what the packs say in earnest;
 * the more lines hold it, the more these decide.
 */
export function oddsOf({ ours, theirs }: Odds, trade: Trade, words: readonly string[]): number {
  const telling = new Set(words.filter(isTelling));
  let sum = 0;
  for (const word of telling) {
    const it = stem(word);
    const inOurs = shareOf(ours, it, shareInTrade(trade, word));
    const inTheirs = shareOf(theirs, it, Math.exp(-rarity(word)));
    sum += Math.max(-MOST, Math.min(MOST, Math.log(inOurs / inTheirs)));
  }
  return sum / Math.sqrt(Math.max(1, telling.size));
}

const shareOf = ({ counts, total }: Told, stem: string, beforehand: number) =>
  ((counts.get(stem) ?? 0) + BEFOREHAND * beforehand) / (total + BEFOREHAND);

function tell(lines: readonly (readonly string[])[]): Told {
  const counts = new Map<string, number>();
  let total = 0;
  for (const words of lines) {
    total += words.length;
    for (const word of words) {
      if (!isTelling(word)) continue;
      const it = stem(word);
      counts.set(it, (counts.get(it) ?? 0) + 1);
    }
  }
  return { counts, total };
}
