import type { Field } from "./fields.ts";
import { FIELDS } from "./fields.ts";
import type { ConceptCounts } from "./words-by-concept.ts";

/** How soon the count of a word in a field stops to matter, and how much long fields are held back. */
const K1 = 1.2;
const B = 0.4;
/** How much a match in each kind of text counts. */
const FIELD_WEIGHTS: Readonly<Record<Field, number>> = {
  title: 0.09,
  aliases: 0.09,
  hints: 0.05,
  asked: 0.09,
  definition: 0.03,
  simple: 0.03,
  deep: 0.03,
  example: 0.015,
  analogy: 0.015,
  points: 0.03,
  misconceptions: 0.03,
  followUps: 0.03,
  quiz: 0.02,
  versus: 0.01,
  pictures: 0.015,
};

/** How much it counts that a concept's words as a whole make a word of the question likely. */
const LIKELIHOOD = 0.17;
/** What is assumed of words not yet seen, and the bounds within which one word may speak for or against a concept. */
const UNSEEN = 0.3;
const MOST = 3;

/** The words of concepts, ready to score questions. Concepts go by their position; a stem's concepts lie in a row. */
export interface WordIndex {
  readonly size: number;
  readonly rows: ReadonlyMap<string, number>;
  /** Where each row starts in the three lists below; one more than there are rows. */
  readonly starts: Uint32Array;
  readonly concepts: Uint32Array;
  readonly scores: Float32Array;
  readonly counts: Uint16Array;
  /** How rare each stem is among the concepts. */
  readonly idf: Float32Array;
  /** How likely a word is that a concept does not hold: the concept's part, and the word's. */
  readonly absentConcept: Float32Array;
  readonly absentWord: Float32Array;
}

/**
 * Indexes concepts by the words of all their texts.
 *
 * Two old friends are summed: BM25, over the kinds of text, and naive Bayes. A stem's rarity is taken over the whole
 * pack, how many concepts hold it in any kind of text: a word that is rare in titles but stands in every explanation
 * tells little.
 */
export function indexWords(counted: readonly ConceptCounts[]): WordIndex {
  const size = counted.length;
  const holders = new Map<string, number[]>();
  const totals = new Map<string, number>();
  counted.forEach(({ all }, concept) => {
    for (const [stem, count] of all.stems) {
      const list = holders.get(stem);
      if (list) list.push(concept);
      else holders.set(stem, [concept]);
      totals.set(stem, (totals.get(stem) ?? 0) + count);
    }
  });
  const everything = counted.reduce((sum, it) => sum + it.all.length, 0);
  const averages = averageLengths(counted);

  const stems = [...holders.keys()];
  const length = stems.reduce((sum, it) => sum + (holders.get(it)?.length ?? 0), 0);
  const index = {
    size,
    rows: new Map(stems.map((stem, row) => [stem, row])),
    starts: new Uint32Array(stems.length + 1),
    concepts: new Uint32Array(length),
    scores: new Float32Array(length),
    counts: new Uint16Array(length),
    idf: new Float32Array(stems.length),
    absentConcept: Float32Array.from(counted, ({ all }) => Math.log(UNSEEN / (all.length + 50))),
    absentWord: Float32Array.from(stems, (stem) =>
      Math.log((everything + 50 * size) / ((totals.get(stem) ?? 0) + UNSEEN * size)),
    ),
  } satisfies WordIndex;

  let at = 0;
  stems.forEach((stem, row) => {
    const list = holders.get(stem) ?? [];
    const idf = Math.log(1 + (size - list.length + 0.5) / (list.length + 0.5));
    index.idf[row] = idf;
    for (const concept of list) {
      const { fields, all } = counted[concept] as ConceptCounts;
      const count = all.stems.get(stem) ?? 0;
      const likely = Math.log((count + UNSEEN) / UNSEEN) + absent(index, concept, row, false);
      index.concepts[at] = concept;
      index.counts[at] = Math.min(count, 65_535);
      index.scores[at] =
        idf * bm25(fields, averages, stem) +
        LIKELIHOOD * (bounded(likely) - absent(index, concept, row, true));
      at++;
    }
    index.starts[row + 1] = at;
  });
  return index;
}

/** The score of every concept for a question's stems. */
export function scoreWords(index: WordIndex, stems: Iterable<string>): Float64Array {
  const scores = new Float64Array(index.size);
  for (const stem of new Set(stems)) {
    const row = index.rows.get(stem);
    if (row === undefined) continue;
    for (let concept = 0; concept < index.size; concept++) {
      scores[concept] = at(scores, concept) + LIKELIHOOD * absent(index, concept, row, true);
    }
    for (let i = at(index.starts, row); i < at(index.starts, row + 1); i++) {
      const concept = at(index.concepts, i);
      scores[concept] = at(scores, concept) + at(index.scores, i);
    }
  }
  return scores;
}

/** How often a stem stands in all texts of a concept. */
export function countIn(index: WordIndex, concept: number, stem: string): number {
  const row = index.rows.get(stem);
  if (row === undefined) return 0;
  for (let i = at(index.starts, row); i < at(index.starts, row + 1); i++) {
    if (index.concepts[i] === concept) return at(index.counts, i);
  }
  return 0;
}

/** How rare a stem is among the concepts; undefined where none holds it. */
export function idfOf(index: WordIndex, stem: string): number | undefined {
  const row = index.rows.get(stem);
  return row === undefined ? undefined : index.idf[row];
}

function absent(index: WordIndex, concept: number, row: number, isBounded: boolean): number {
  const value = at(index.absentConcept, concept) + at(index.absentWord, row);
  return isBounded ? bounded(value) : value;
}

const bounded = (value: number) => Math.max(-MOST, Math.min(MOST, value));

function bm25(fields: ConceptCounts["fields"], averages: Record<Field, number>, stem: string) {
  let sum = 0;
  for (const field of FIELDS) {
    const count = fields[field].stems.get(stem) ?? 0;
    if (count === 0) continue;
    const norm = K1 * (1 - B + (B * fields[field].length) / averages[field]);
    sum += (FIELD_WEIGHTS[field] * count * (K1 + 1)) / (count + norm);
  }
  return sum;
}

function averageLengths(counted: readonly ConceptCounts[]): Record<Field, number> {
  const average = (field: Field) =>
    counted.reduce((sum, it) => sum + it.fields[field].length, 0) / Math.max(1, counted.length);
  return Object.fromEntries(FIELDS.map((field) => [field, Math.max(1, average(field))])) as Record<
    Field,
    number
  >;
}

const at = (list: { readonly [index: number]: number }, index: number) => list[index] ?? 0;
