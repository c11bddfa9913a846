import { stem } from "../words.ts";
import { isTelling } from "./telling.ts";
import { pairsOf } from "./words-by-concept.ts";

/** Pieces of words, so that "replica" and "replication" are not strangers. */
const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;
/** How much the pieces of words count beside the words. */
const PIECES = 0.6;

/** A text as numbers: which features it has, and how much of each. */
export interface Sparse {
  readonly ids: Uint32Array;
  readonly values: Float32Array;
}

/** The features that texts are made of, learnt from examples, each with its rarity. */
export interface Vocabulary {
  readonly ids: ReadonlyMap<string, number>;
  readonly idf: Float32Array;
  /** Whether the pieces of words are features too. */
  readonly withPieces: boolean;
}

/** Features of a single line tell nothing about the next; beyond so many, the rarest are left out. */
const FEWEST_LINES = 2;
const MOST_FEATURES = 24_000;

/** Learns from lines which features are worth keeping. */
export function learnVocabulary(
  lines: readonly (readonly string[])[],
  { withPieces }: { readonly withPieces: boolean },
): Vocabulary {
  const counts = new Map<string, number>();
  for (const words of lines) {
    const features = withPieces
      ? [...wordFeatures(words), ...pieceFeatures(words)]
      : wordFeatures(words);
    for (const it of new Set(features)) counts.set(it, (counts.get(it) ?? 0) + 1);
  }
  const kept = [...counts]
    .filter(([, count]) => count >= FEWEST_LINES)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_FEATURES);
  return {
    ids: new Map(kept.map(([feature], id) => [feature, id])),
    idf: Float32Array.from(kept, ([, count]) => Math.log((lines.length + 1) / (count + 0.5))),
    withPieces,
  };
}

/** Turns the words of a text into numbers; the words as a whole and their pieces have a fixed length each. */
export function vectorise(vocabulary: Vocabulary, words: readonly string[]): Sparse {
  const whole = block(vocabulary, wordFeatures(words), 1);
  if (!vocabulary.withPieces) {
    return { ids: Uint32Array.from(whole.ids), values: Float32Array.from(whole.values) };
  }
  const pieces = block(vocabulary, pieceFeatures(words), PIECES);
  return {
    ids: Uint32Array.from([...whole.ids, ...pieces.ids]),
    values: Float32Array.from([...whole.values, ...pieces.values]),
  };
}

function block(vocabulary: Vocabulary, features: readonly string[], length: number) {
  const counts = new Map<number, number>();
  for (const it of features) {
    const id = vocabulary.ids.get(it);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const ids = [...counts.keys()];
  const values = ids.map((id) => (1 + Math.log(counts.get(id) ?? 1)) * (vocabulary.idf[id] ?? 0));
  const norm = Math.hypot(...values) || 1;
  return { ids, values: values.map((it) => (it * length) / norm) };
}

/** Stems and neighbouring pairs of stems. */
function wordFeatures(words: readonly string[]): string[] {
  const stems = words.filter(isTelling).map(stem);
  return [...stems, ...pairsOf(stems)];
}

function pieceFeatures(words: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const word of words) {
    if (!isTelling(word)) continue;
    const bounded = `<${word}>`;
    for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
      for (let start = 0; start + length <= bounded.length; start++) {
        pieces.push(`#${bounded.slice(start, start + length)}`);
      }
    }
  }
  return pieces;
}
