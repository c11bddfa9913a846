import { comparesWithUnheard } from "./comparing.ts";
import { learnVocabulary, type Vocabulary, vectorise } from "./features.ts";
import { isSubject } from "./frames.ts";
import { type Logistic, logOdds } from "./logistic.ts";
import { indexLines, type LineIndex, nearness } from "./nearness.ts";
import { learnOdds, type Odds, oddsOf } from "./odds.ts";
import { type Reading, rarityOf } from "./reading.ts";
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
  const vocabulary = learnVocabulary([...ours, ...theirs], { withPieces: false });
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

/** What a message shows of whether the packs teach it; each number grows with how surely they do. */
export interface Signs {
  /** How rare a name of a concept is in everyday English. */
  readonly name: number;
  /** A name in capitals. */
  readonly acronym: number;
  /** How rare a hint at a concept is in everyday English. */
  readonly hint: number;
  /** How much the words beside the name sound like the trade. */
  readonly trade: number;
  /** How much it is like the packs' lines, as a whole and beside the name. */
  readonly like: number;
  readonly likeRest: number;
  /** What its words say one by one. */
  readonly odds: number;
  /** How near the nearest lines are. */
  readonly near: number;
  /** How many words tell what it is about: what has no name takes some telling. */
  readonly telling: number;
}

/** Reads the signs of a message. */
export function signsOf(
  evidence: Evidence,
  { words, rest, named, hinted, hasAcronym }: Reading,
): Signs {
  const like = (of: readonly string[]) => {
    const [theirs = 0, ours = 0] = logits(evidence.regression, vectorise(evidence.vocabulary, of));
    return ours - theirs;
  };
  const whole = like(words);
  return {
    name: rarityOf(named),
    acronym: hasAcronym ? 1 : 0,
    hint: rarityOf(hinted),
    trade: tradeOf(evidence.trade, rest.filter(isSubject)),
    like: whole,
    likeRest: named.length > 0 ? like(rest) : whole,
    odds: oddsOf(evidence.odds, evidence.trade, words.filter(isSubject)),
    near: nearness(evidence.lines, words),
    telling: rest.filter(isSubject).length,
  };
}

/**
 * The signs that count, with a name in the message and without.
 *
 * A name is no proof: "raft", "lease", "metrics" are words of other trades too, so what stands beside it decides. Without
 * one, all words must speak for the packs.
 */
export const NAMED_SIGNS = [
  "name",
  "acronym",
  "hint",
  "trade",
  "like",
  "likeRest",
  "odds",
  "near",
] as const satisfies readonly (keyof Signs)[];
/** As {@link NAMED_SIGNS}, for messages that name nothing. */
export const UNNAMED_SIGNS = [
  "hint",
  "trade",
  "like",
  "odds",
  "near",
  "telling",
] as const satisfies readonly (keyof Signs)[];

/** How probable it is that the packs teach it, put so that 0.5 is where to begin to answer. */
export interface Decision {
  readonly logistic: Logistic;
  /** The log-odds from which on to answer. */
  readonly from: number;
}

/** What decides whether the packs teach what a message asks. */
export interface Gate {
  readonly evidence: Evidence;
  /** Missing where content has too little to learn from: then a name counts as ours, and anything else as not. */
  readonly named: Decision | undefined;
  readonly unnamed: Decision | undefined;
}

/** How surely the packs teach what a message asks, 0 to 1; 0.5 is where to begin to answer. */
export function coverage(gate: Gate, reading: Reading): number {
  const isNamed = reading.named.length > 0;
  const decision = isNamed ? gate.named : gate.unnamed;
  if (!decision) return isNamed ? 1 : 0;

  if (isBareName(reading) || isBareHint(reading)) return 1;

  if (comparesWithUnheard(reading, gate.evidence.trade)) return 0;

  const signs = signsOf(gate.evidence, reading);
  const numbers = (isNamed ? NAMED_SIGNS : UNNAMED_SIGNS).map((it) => signs[it]);
  return 1 / (1 + Math.exp(decision.from - logOdds(decision.logistic, numbers)));
}

/** Beside a bare name stand only a few words of asking: "raft", "what is the point of a quorum?", "now caching". */
const MOST_ASKING = 9;

const isBareName = ({ named, rest }: Reading) =>
  named.length > 0 && rest.length <= MOST_ASKING && !rest.some(isSubject);

/** "explain single sign-on": a hint in several words has hardly another sense; one word may have many. */
function isBareHint({ words, hinted }: Reading): boolean {
  const subjects = words.filter(isSubject);
  return hinted.some(({ text }) => {
    const hint = text.split(" ");
    return (
      words.length - hint.length <= MOST_ASKING &&
      hint.filter(isSubject).length > 1 &&
      subjects.every((it) => hint.includes(it))
    );
  });
}
