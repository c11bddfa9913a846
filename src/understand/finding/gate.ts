import { learnVocabulary, type Vocabulary, vectorise } from "./features.ts";
import { indexLines, type LineIndex, nearness } from "./nearness.ts";
import { learnOdds, type Odds, oddsOf } from "./odds.ts";
import type { Reading } from "./reading.ts";
import { rarityOf } from "./reading.ts";
import { learnRegression, logits, type Regression } from "./regression.ts";
import { type Trade, tradeOf } from "./trade.ts";

/** What was learnt from lines that the packs teach and lines that they don't. */
export interface Evidence {
  readonly trade: Trade;
  readonly vocabulary: Vocabulary;
  readonly regression: Regression;
  readonly odds: Odds;
  readonly lines: LineIndex;
}

/** Learns to tell the packs' own lines from others. */
export function learnEvidence(
  trade: Trade,
  ours: readonly (readonly string[])[],
  theirs: readonly (readonly string[])[],
  seed: number,
): Evidence {
  const vocabulary = learnVocabulary([...ours, ...theirs]);
  // Each kind counts the same, however many lines there are of it.
  const weight = ours.length / Math.max(1, theirs.length);
  const examples = [
    ...ours.map((words) => ({ features: vectorise(vocabulary, words), label: 1 })),
    ...theirs.map((words) => ({ features: vectorise(vocabulary, words), label: 0, weight })),
  ];
  const lesson = { features: vocabulary.idf.length, classes: 2, epochs: 3, seed };
  return {
    trade,
    vocabulary,
    regression: learnRegression(examples, lesson),
    odds: learnOdds(ours, theirs),
    lines: indexLines(ours, theirs),
  };
}

/** The signs by which the gate decides, each a number that grows with how surely the packs teach it. */
export const SIGNS = [
  "name",
  "acronym",
  "hint",
  "trade",
  "like",
  "likeRest",
  "odds",
  "near",
  "nearRest",
] as const;

/** Reads the {@link SIGNS} of a message. A name is no proof: what stands beside it counts by itself. */
export function signsOf(evidence: Evidence, reading: Reading): number[] {
  const { words, rest } = reading;
  const like = (of: readonly string[]) => {
    const [theirs = 0, ours = 0] = logits(evidence.regression, vectorise(evidence.vocabulary, of));
    return ours - theirs;
  };
  const signs: Record<(typeof SIGNS)[number], number> = {
    name: rarityOf(reading.named),
    acronym: reading.hasAcronym ? 1 : 0,
    hint: rarityOf(reading.hinted),
    trade: tradeOf(evidence.trade, rest),
    like: like(words),
    likeRest: like(rest),
    odds: oddsOf(evidence.odds, words),
    near: nearness(evidence.lines, words),
    nearRest: nearness(evidence.lines, rest),
  };
  return SIGNS.map((it) => signs[it]);
}
