import type { Concept } from "../content/model.ts";
import { FIELDS, type Field, textsOf } from "./fields.ts";
import { stemsOf } from "./words.ts";

/** How soon the count of a word in a field stops to matter, and how much long fields are held back. */
const K1 = 1.2;
const B = 0.4;

/** How much a match in each kind of text counts. */
export const FIELD_WEIGHTS: Readonly<Record<Field, number>> = {
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

/** What a stem adds to the score of each concept that holds it. */
export interface Posting {
  readonly concepts: Uint32Array;
  readonly scores: Float32Array;
  /** How rare the stem is among the concepts. */
  readonly idf: number;
}

/** The words of concepts, ready to score questions. Concepts go by their position. */
export interface WordIndex {
  readonly size: number;
  readonly postings: ReadonlyMap<string, Posting>;
}

/**
 * Indexes concepts for BM25, summed over the kinds of text.
 *
 * A stem's rarity is taken over the whole pack: how many concepts hold it in any kind of text. A word that is rare
 * in titles but stands in every explanation tells little.
 */
export function indexWords(concepts: readonly Concept[]): WordIndex {
  const counts = concepts.map((it) => countsByField(it));
  const sums = new Map<string, Map<number, number>>();

  for (const field of FIELDS) {
    const lengths = counts.map((it) => it[field].length);
    const average = lengths.reduce((sum, it) => sum + it, 0) / Math.max(1, concepts.length);
    counts.forEach((of, concept) => {
      const { length, stems } = of[field];
      const norm = K1 * (1 - B + (B * length) / Math.max(1, average));
      for (const [stem, count] of stems) {
        const add = (FIELD_WEIGHTS[field] * count * (K1 + 1)) / (count + norm);
        const byConcept = sums.get(stem) ?? new Map<number, number>();
        byConcept.set(concept, (byConcept.get(concept) ?? 0) + add);
        sums.set(stem, byConcept);
      }
    });
  }

  const postings = new Map<string, Posting>();
  for (const [stem, byConcept] of sums) {
    const idf = Math.log(1 + (concepts.length - byConcept.size + 0.5) / (byConcept.size + 0.5));
    const scores = Float32Array.from(byConcept.values(), (it) => it * idf);
    postings.set(stem, { concepts: Uint32Array.from(byConcept.keys()), scores, idf });
  }
  return { size: concepts.length, postings };
}

/** The BM25 score of every concept for a question's stems. */
export function scoreWords(index: WordIndex, stems: Iterable<string>): Float64Array {
  const scores = new Float64Array(index.size);
  for (const stem of new Set(stems)) {
    const posting = index.postings.get(stem);
    posting?.concepts.forEach((concept, i) => {
      scores[concept] = (scores[concept] ?? 0) + (posting.scores[i] ?? 0);
    });
  }
  return scores;
}

interface Counted {
  readonly length: number;
  readonly stems: ReadonlyMap<string, number>;
}

function countsByField(concept: Concept): Readonly<Record<Field, Counted>> {
  const texts = textsOf(concept);
  const counted = FIELDS.map((field): [Field, Counted] => {
    const stems = texts[field].flatMap(stemsOf);
    const counts = new Map<string, number>();
    for (const it of stems) counts.set(it, (counts.get(it) ?? 0) + 1);
    return [field, { length: stems.length, stems: counts }];
  });
  return Object.fromEntries(counted) as Record<Field, Counted>;
}
