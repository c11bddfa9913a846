import type { Concept } from "../../content/model.ts";
import type { ConceptId } from "../../ids.ts";
import { wordsOf } from "../words.ts";
import { learnVocabulary, type Vocabulary, vectorise } from "./features.ts";
import { linesAbout } from "./lines.ts";
import { addPairs, indexPairs, type PairIndex } from "./pair-index.ts";
import { type Reading, rarityOf } from "./reading.ts";
import { learnRegression, logits, type Regression } from "./regression.ts";
import { indexWords, scoreWords, type WordIndex } from "./word-index.ts";
import { countStems, pairsOf } from "./words-by-concept.ts";

/** How much the regression counts beside the words, a name beside both, and how rare a hint is. */
const REGRESSION = 0.5;
const NAME = 0.8;
const HINT = 0.075;
/** Each further word of a hint makes it surer. */
const HINT_WORD = 0.6;
/** A hint is less than a name: beyond this a rarer one is no surer sign. */
const RAREST_HINT = 6;
/** Beyond this a longer name is no surer sign. */
const LONGEST_NAME = 3;
const LETTERS_AS_A_WORD = 40;

/** What was learnt to say which concept a message is about. */
export interface Ranker {
  readonly concepts: readonly ConceptId[];
  readonly index: WordIndex;
  readonly pairs: PairIndex;
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
  const vocabulary = learnVocabulary(
    lines.map((it) => it.words),
    { withPieces: true },
  );
  const examples = lines.map(({ words, label }) => ({
    features: vectorise(vocabulary, words),
    label,
  }));
  const counted = concepts.map(countStems);
  return {
    concepts: concepts.map((it) => it.id),
    index: indexWords(counted),
    pairs: indexPairs(counted),
    vocabulary,
    regression: learnRegression(
      examples,
      {
        features: vocabulary.idf.length,
        classes: concepts.length,
        epochs: epochsFor(lines.length),
        seed,
      },
      progress,
    ),
  };
}

/** More lines are gone through less often. */
const epochsFor = (lines: number) => Math.max(2, Math.min(6, Math.round(60_000 / lines)));

/** The score of every concept for a message, by position. */
export function scoreConcepts(ranker: Ranker, reading: Reading): Float64Array {
  const scores = scoreWords(ranker.index, reading.stems);
  addPairs(ranker.pairs, pairsOf(reading.stems), scores);
  const likely = logits(ranker.regression, vectorise(ranker.vocabulary, reading.words));
  const pointed = pointedAt(reading);
  return scores.map(
    (score, i) =>
      score + REGRESSION * (likely[i] ?? 0) + (pointed.get(ranker.concepts[i] as ConceptId) ?? 0),
  );
}

/** What a message's names and hints say for each concept that they belong to. */
function pointedAt({ named, hinted }: Reading): Map<ConceptId, number> {
  const names = new Map<ConceptId, number>();
  for (const { concept, start, end, text } of named) {
    const length = Math.min(LONGEST_NAME, end - start + text.length / LETTERS_AS_A_WORD);
    names.set(concept, Math.max(names.get(concept) ?? 0, NAME * length));
  }
  const hints = new Map<ConceptId, number>();
  for (const it of hinted) {
    const rarity = Math.min(RAREST_HINT, rarityOf([it]));
    const score = HINT * rarity + HINT_WORD * (it.end - it.start - 1);
    hints.set(it.concept, Math.max(hints.get(it.concept) ?? 0, score));
  }
  for (const [concept, score] of hints) names.set(concept, (names.get(concept) ?? 0) + score);
  return names;
}
