import type { Library } from "../content/model.ts";
import type { Finder } from "./finder.ts";
import { FIELDS, textsOf } from "./finding/fields.ts";
import { indexWords, scoreWords } from "./finding/word-index.ts";
import { countStems } from "./finding/words-by-concept.ts";
import { createFindNames } from "./names.ts";
import { createMend } from "./typos.ts";
import { STOP_WORDS, stem, wordsOf } from "./words.ts";

const MOST_RANKED = 8;

/** How a finder is made. */
export interface FinderOptions {
  /** Where what was learnt from content is kept. */
  readonly cacheDir?: string;
  /** Hears how far learning has come, 0 to 1. */
  readonly progress?: (done: number) => void;
}

/** Makes the finder for a library: learns it, or takes what was learnt of the same content before. */
export async function createFinder(
  library: Library,
  _options: FinderOptions = {},
): Promise<Finder> {
  const concepts = [...library.concepts.values()];
  const positions = new Map(concepts.map((it, i) => [it.id, i]));
  const findNames = createFindNames(
    concepts.map((it) => ({ id: it.id, names: [it.title, ...it.aliases] })),
  );
  const index = indexWords(concepts.map(countStems));
  const mend = createMend(
    countWords(concepts.flatMap((it) => FIELDS.flatMap((f) => textsOf(it)[f]))),
  );

  return {
    threshold: 0.5,
    find(text) {
      const words = wordsOf(text).map(mend);
      const named = findNames(words);
      const stems = words.filter((it) => !STOP_WORDS.has(it)).map(stem);
      const scores = scoreWords(index, stems);
      for (const it of named) {
        const position = positions.get(it.concept) ?? 0;
        const length = it.end - it.start + it.text.length / 40;
        scores[position] = (scores[position] ?? 0) + 0.8 * Math.min(3, length);
      }
      const ranked = concepts
        .map((concept, i) => ({ concept: concept.id, score: scores[i] ?? 0 }))
        .sort((a, b) => b.score - a.score)
        .slice(0, MOST_RANKED);
      const covered = named.length > 0 ? 0.9 : (ranked[0]?.score ?? 0) > 2.2 ? 0.7 : 0.2;
      return { ranked, covered, named };
    },
  };
}

function countWords(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
