import { stem } from "../words.ts";

/** How far one word may speak for or against. */
const MOST = 3;

/** For each stem, how much likelier it makes it that a line is of one kind than of the other (log-odds). */
export type Odds = ReadonlyMap<string, number>;

/** Learns from lines of either kind which words speak for the first. */
export function learnOdds(
  ours: readonly (readonly string[])[],
  theirs: readonly (readonly string[])[],
): Odds {
  const inOurs = countLines(ours);
  const inTheirs = countLines(theirs);
  const share = (count: number | undefined, lines: number) => ((count ?? 0) + 0.5) / (lines + 1);
  const odds = new Map<string, number>();
  for (const it of new Set([...inOurs.keys(), ...inTheirs.keys()])) {
    const value = Math.log(
      share(inOurs.get(it), ours.length) / share(inTheirs.get(it), theirs.length),
    );
    odds.set(it, Math.max(-MOST, Math.min(MOST, value)));
  }
  return odds;
}

/** What the words of a line together say, whatever its length. */
export function oddsOf(odds: Odds, words: readonly string[]): number {
  let sum = 0;
  for (const it of new Set(words.map(stem))) sum += odds.get(it) ?? 0;
  return sum / Math.sqrt(Math.max(1, words.length));
}

function countLines(lines: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of lines) {
    for (const it of new Set(words.map(stem))) counts.set(it, (counts.get(it) ?? 0) + 1);
  }
  return counts;
}
