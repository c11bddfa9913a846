import type { ConceptCounts } from "./words-by-concept.ts";

/** How much two words side by side count beside the words themselves. */
const PAIR = 0.07;
const K1 = 1.2;
/** A pair that stands in a single text of all tells too little for the room it takes. */
const FEWEST_TEXTS = 2;

/** Neighbouring words of concepts; a pair's concepts lie in a row. */
export interface PairIndex {
  readonly rows: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly concepts: Uint32Array;
  readonly scores: Float32Array;
}

/** Indexes concepts by words that stand side by side: "error budget" is more than an error and a budget. */
export function indexPairs(counted: readonly ConceptCounts[]): PairIndex {
  const holders = new Map<string, [concept: number, count: number][]>();
  counted.forEach(({ pairs }, concept) => {
    for (const [pair, count] of pairs) {
      const list = holders.get(pair);
      if (list) list.push([concept, count]);
      else holders.set(pair, [[concept, count]]);
    }
  });
  const kept = [...holders].filter(
    ([, list]) => list.reduce((sum, [, count]) => sum + count, 0) >= FEWEST_TEXTS,
  );
  const starts = new Uint32Array(kept.length + 1);
  kept.forEach(([, list], row) => {
    starts[row + 1] = (starts[row] ?? 0) + list.length;
  });
  return {
    rows: new Map(kept.map(([pair], row) => [pair, row])),
    starts,
    concepts: Uint32Array.from(kept.flatMap(([, list]) => list.map(([concept]) => concept))),
    scores: Float32Array.from(
      kept.flatMap(([, list]) => {
        const idf = Math.log(1 + (counted.length - list.length + 0.5) / (list.length + 0.5));
        return list.map(([, count]) => (PAIR * idf * count * (K1 + 1)) / (count + K1));
      }),
    ),
  };
}

/** Adds to the score of each concept what the pairs of a question say. */
export function addPairs(index: PairIndex, pairs: Iterable<string>, scores: Float64Array): void {
  for (const pair of new Set(pairs)) {
    const row = index.rows.get(pair);
    if (row === undefined) continue;
    for (let i = index.starts[row] ?? 0; i < (index.starts[row + 1] ?? 0); i++) {
      const concept = index.concepts[i] as number;
      scores[concept] = (scores[concept] as number) + (index.scores[i] as number);
    }
  }
}
