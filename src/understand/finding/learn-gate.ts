import type { Concept } from "../../content/model.ts";
import { wordsOf } from "../words.ts";
import { type Chance, seededChance } from "./chance.ts";
import { framed, isTerm } from "./frames.ts";
import { type Evidence, learnEvidence, signsOf } from "./gate.ts";
import { linesOfLearners, namesOf } from "./lines.ts";
import { type Case, type Logistic, learnLogistic } from "./logistic.ts";
import type { Read } from "./reading.ts";
import { learnTrade } from "./trade.ts";

/** What decides whether the packs teach what a message asks. */
export interface Gate {
  readonly evidence: Evidence;
  readonly decision: Logistic;
}

/** The content is cut into so many parts; each is judged by what was learnt from the others. */
const PARTS = 3;
/** How often each name and each term is put into a form of question. */
const FRAMINGS = 2;
/** How often names stand in what is asked: of the packs' questions, and of others, where a name is no proof. */
const NAMED_OURS = 0.5;
const NAMED_THEIRS = 0.3;

/**
 * Learns the gate from content alone.
 *
 * What a new question looks like is seen only on lines that were held back: each part of the lines that people ask, and
 * of those that the packs don't teach, is read by evidence learnt from the rest.
 */
export function learnGate(
  concepts: readonly Concept[],
  offTopic: readonly string[],
  read: Read,
  seed: number,
  progress: (done: number) => void,
): Gate {
  const chance = seededChance(seed);
  const trade = learnTrade(concepts);
  const cases: (Pick<Case, "numbers" | "isSo"> & { isNamed: boolean })[] = [];

  for (let part = 0; part < PARTS; part++) {
    const isHeld = (_: unknown, i: number) => i % PARTS === part;
    const isKept = (_: unknown, i: number) => i % PARTS !== part;
    const kept = concepts.map((it) => ({ ...it, asked: it.asked.filter(isKept) }));
    const evidence = learnEvidence(
      trade,
      oursOf(kept, kept.filter(isKept), chance),
      theirsOf(offTopic.filter(isKept), chance),
      seed,
    );
    const names = concepts.filter(isHeld).flatMap(namesOf);
    const ours = [
      ...concepts.flatMap((it) => it.asked.filter(isHeld)),
      ...names.map((it) => framed(it, names, chance)),
    ];
    const theirs = withFrames(offTopic.filter(isHeld), chance);
    for (const [lines, isSo] of [
      [ours, true],
      [theirs, false],
    ] as const) {
      for (const reading of lines.map(read)) {
        const isNamed = reading.named.length > 0;
        cases.push({ numbers: signsOf(evidence, reading), isSo, isNamed });
      }
    }
    progress((part + 1) / (PARTS + 1));
  }
  const weight = {
    ours: weigher(
      cases.filter((it) => it.isSo),
      NAMED_OURS,
    ),
    theirs: weigher(
      cases.filter((it) => !it.isSo),
      NAMED_THEIRS,
    ),
  };
  return {
    evidence: learnEvidence(
      trade,
      oursOf(concepts, concepts, chance),
      theirsOf(offTopic, chance),
      seed,
    ),
    decision: learnLogistic(
      cases.map((it) => ({ ...it, weight: (it.isSo ? weight.ours : weight.theirs)(it.isNamed) })),
    ),
  };
}

function oursOf(concepts: readonly Concept[], framedOnes: readonly Concept[], chance: Chance) {
  const names = framedOnes.flatMap(namesOf);
  const lines = [
    ...concepts.flatMap(linesOfLearners),
    ...names.flatMap((it) => framings(it, names, chance)),
  ];
  return lines.map(wordsOf).filter((it) => it.length > 0);
}

const theirsOf = (offTopic: readonly string[], chance: Chance) =>
  withFrames(offTopic, chance).map(wordsOf);

function withFrames(offTopic: readonly string[], chance: Chance): string[] {
  const terms = offTopic.filter(isTerm);
  return [...offTopic, ...terms.flatMap((it) => framings(it, terms, chance))];
}

const framings = (term: string, others: readonly string[], chance: Chance) =>
  Array.from({ length: FRAMINGS }, () => framed(term, others, chance));

/** Weighs cases so that those with a name have the share wanted, if there are any of both. */
function weigher(cases: readonly { isNamed: boolean }[], wanted: number) {
  const share = cases.filter((it) => it.isNamed).length / Math.max(1, cases.length);
  if (share === 0 || share === 1) return () => 1;
  return (isNamed: boolean) => (isNamed ? wanted / share : (1 - wanted) / (1 - share));
}
