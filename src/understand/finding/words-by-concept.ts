import type { Concept } from "../../content/model.ts";
import { stemsOf } from "../words.ts";
import { FIELDS, type Field, textsOf } from "./fields.ts";

/** How often each stem stands in a text, and how many there are. */
export interface Counts {
  readonly length: number;
  readonly stems: ReadonlyMap<string, number>;
}

/** The counts of a concept for each kind of text, and for all together. */
export interface ConceptCounts {
  readonly fields: Readonly<Record<Field, Counts>>;
  readonly all: Counts;
}

/** Counts the stems of a concept's texts. */
export function countStems(concept: Concept): ConceptCounts {
  const texts = textsOf(concept);
  const all = new Map<string, number>();
  let total = 0;

  const fields = FIELDS.map((field): [Field, Counts] => {
    const stems = new Map<string, number>();
    let length = 0;
    for (const stem of texts[field].flatMap(stemsOf)) {
      stems.set(stem, (stems.get(stem) ?? 0) + 1);
      all.set(stem, (all.get(stem) ?? 0) + 1);
      length++;
    }
    total += length;
    return [field, { length, stems }];
  });
  return {
    fields: Object.fromEntries(fields) as Record<Field, Counts>,
    all: { length: total, stems: all },
  };
}
