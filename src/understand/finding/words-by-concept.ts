import type { Concept } from "../../content/model.ts";
import { FIELDS, type Field, textsOf } from "./fields.ts";
import { tellingStemsOf } from "./telling.ts";

/** How often each stem stands in a text, and how many there are. */
export interface Counts {
  readonly length: number;
  readonly stems: ReadonlyMap<string, number>;
}

/** The counts of a concept for each kind of text, and for all together. */
export interface ConceptCounts {
  readonly fields: Readonly<Record<Field, Counts>>;
  readonly all: Counts;
  /** In how many of its texts two stems stand side by side. */
  readonly pairs: ReadonlyMap<string, number>;
}

/** Counts the stems of a concept's texts. */
export function countStems(concept: Concept): ConceptCounts {
  const texts = textsOf(concept);
  const all = new Map<string, number>();
  const pairs = new Map<string, number>();
  let total = 0;

  const fields = FIELDS.map((field): [Field, Counts] => {
    const stems = new Map<string, number>();
    let length = 0;
    for (const text of texts[field]) {
      const line = tellingStemsOf(text);
      for (const stem of line) {
        count(stems, stem);
        count(all, stem);
      }
      for (const pair of new Set(pairsOf(line))) count(pairs, pair);
      length += line.length;
    }
    total += length;
    return [field, { length, stems }];
  });
  return {
    fields: Object.fromEntries(fields) as Record<Field, Counts>,
    all: { length: total, stems: all },
    pairs,
  };
}

/** Neighbouring stems, two by two. */
export const pairsOf = (stems: readonly string[]): string[] =>
  stems.slice(1).map((it, i) => `${stems[i]} ${it}`);

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
