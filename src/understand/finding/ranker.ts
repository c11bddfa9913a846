import type { Concept } from "../../content/model.ts";
import type { ConceptId } from "../../ids.ts";
import { wordsOf } from "../words.ts";
import { learnVocabulary, type Vocabulary, vectorise } from "./features.ts";
import { linesAbout } from "./lines.ts";
import type { Reading } from "./reading.ts";
import { learnRegression, logits, type Regression } from "./regression.ts";
import { indexWords, scoreWords, type WordIndex } from "./word-index.ts";
import { countStems } from "./words-by-concept.ts";

/** How much the regression counts beside the words, and a name beside both. */
const REGRESSION = 0.5;
const NAME = 0.8;
/** Beyond this a longer name is no surer sign. */
const LONGEST_NAME = 3;
const LETTERS_AS_A_WORD = 40;

/** What was learnt to say which concept a message is about. */
export interface Ranker {
  readonly concepts: readonly ConceptId[];
  readonly index: WordIndex;
  readonly vocabulary: Vocabulary;
  readonly regression: Regression;
}

/**
 * Learns to tell concepts apart.
 *
 * Three weak witnesses who err on different questions make a good one: the words of all a concept's material, a regression
 * over words and pieces of words of the lines that are most like questions, and the concept's name.
 */
export function learnRanker(
  concepts: readonly Concept[],
  seed: number,
  progress: (done: number) => void,
): Ranker {
  const lines = concepts.flatMap((concept, label) =>
    linesAbout(concept).map((line) => ({ words: wordsOf(line), label })),
  );
  const vocabulary = learnVocabulary(lines.map((it) => it.words));
  const examples = lines.map(({ words, label }) => ({
    features: vectorise(vocabulary, words),
    label,
  }));
  return {
    concepts: concepts.map((it) => it.id),
    index: indexWords(concepts.map(countStems)),
    vocabulary,
    regression: learnRegression(
      examples,
      { features: vocabulary.idf.length, classes: concepts.length, epochs: 6, seed },
      progress,
    ),
  };
}

/** The score of every concept for a message, by position. */
export function scoreConcepts(ranker: Ranker, reading: Reading): Float64Array {
  const scores = scoreWords(ranker.index, reading.stems);
  const likely = logits(ranker.regression, vectorise(ranker.vocabulary, reading.words));
  const names = new Map<ConceptId, number>();
  for (const { concept, start, end, text } of reading.named) {
    const length = Math.min(LONGEST_NAME, end - start + text.length / LETTERS_AS_A_WORD);
    names.set(concept, Math.max(names.get(concept) ?? 0, length));
  }
  return scores.map(
    (score, i) =>
      score +
      REGRESSION * (likely[i] ?? 0) +
      NAME * (names.get(ranker.concepts[i] as ConceptId) ?? 0),
  );
}
