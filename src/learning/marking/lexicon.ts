import type { Language } from "./language.ts";
import { isWrong, type Line } from "./lines.ts";
import type { Statement } from "./statements.ts";

/** How often each stem stands in what a concept's content states as true, and in what it states as wrong. */
export interface Lexicon {
  readonly right: Counts;
  readonly wrong: Counts;
}

interface Counts {
  readonly total: number;
  readonly stems: ReadonlyMap<string, number>;
}

/** So many words of everyday English are mixed in with a concept's own, so that a word seen once proves little. */
const EVERYDAY = 100;
/** No word may speak louder than this, as a logarithm. */
const LOUDEST = 2;

/** Counts the stems of a concept's lines. */
export function countStems(
  lines: readonly (Pick<Line, "source"> & { readonly statement: Statement })[],
): Lexicon {
  return {
    right: count(lines.filter((it) => !isWrong(it)).map((it) => it.statement)),
    wrong: count(lines.filter((it) => isWrong(it)).map((it) => it.statement)),
  };
}

function count(statements: readonly Statement[]): Counts {
  const stems = new Map<string, number>();
  let total = 0;
  for (const it of statements) {
    for (const stem of it.counts.keys()) stems.set(stem, (stems.get(stem) ?? 0) + 1);
    total += it.counts.size;
  }
  return { total, stems };
}

/**
 * Weighs a statement's words one by one, as naive Bayes does: above 0 where they are rather those of what content states
 * as true of a concept, below 0 of what it states as wrong.
 */
export function leaning({ right, wrong }: Lexicon, language: Language, said: Statement): number {
  let sum = 0;
  for (const stem of said.counts.keys()) {
    const everyday = EVERYDAY * Math.exp(-language.rarity(stem));
    const share = ({ stems, total }: Counts) =>
      Math.log(((stems.get(stem) ?? 0) + everyday) / (total + EVERYDAY));
    sum += Math.max(-LOUDEST, Math.min(LOUDEST, share(right) - share(wrong)));
  }
  return sum / Math.sqrt(said.counts.size || 1);
}
