import type { Concept } from "../../content/model.ts";
import { commonestEnglish, rarity } from "../english.ts";
import { wordsOf } from "../words.ts";
import { type Chance, seededChance, shuffled } from "./chance.ts";
import { framed, isTerm } from "./frames.ts";
import {
  type Decision,
  type Gate,
  learnEvidence,
  NAMED_SIGNS,
  type Signs,
  signsOf,
  UNNAMED_SIGNS,
} from "./gate.ts";
import { linesOfLearners, namesOf } from "./lines.ts";
import { learnLogistic, logOdds } from "./logistic.ts";
import type { Read } from "./reading.ts";
import { isTelling } from "./telling.ts";
import { learnTrade, shareInTrade, type Trade } from "./trade.ts";

/** The content is cut into so many parts; each is judged by what was learnt from the others. */
const PARTS = 3;
/** How often each name and each term is put into a form of question. */
const FRAMINGS = 2;
/** Packs with fewer lines of what they don't teach borrow common words that are not theirs. */
const FEWEST_LINES = 600;
const COMMON = 8000;
/** With fewer cases than these of a kind there is nothing to learn. */
const FEWEST_CASES = 10;
/**
 * Of the lines held back that the packs don't teach, so many pass. Those that hold a name were written to be hard, and
 * declining them all would decline too many real questions.
 */
const NAMED_PASS = 0.15;
const UNNAMED_PASS = 0.022;

/** Of more lines than these an even sample tells as much, and the time to learn stays in bounds. */
const MOST_LINES = 16_000;
const MOST_HELD = 4000;

interface Held {
  readonly signs: Signs;
  readonly isOurs: boolean;
  readonly isNamed: boolean;
}

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
  const foreign = [...offTopic, ...borrowed(FEWEST_LINES - offTopic.length, trade, chance)];
  const held: Held[] = [];

  for (let part = 0; part < PARTS; part++) {
    const isHeld = (_: unknown, i: number) => i % PARTS === part;
    const isKept = (_: unknown, i: number) => i % PARTS !== part;
    const kept = concepts.map((it) => ({ ...it, asked: it.asked.filter(isKept) }));
    const evidence = learnEvidence(
      trade,
      oursOf(kept, kept.filter(isKept), chance),
      theirsOf(foreign.filter(isKept), chance),
      seed,
    );
    const signs = (lines: readonly string[], isOurs: boolean) =>
      lines.map(read).map((reading) => ({
        signs: signsOf(evidence, reading),
        isOurs,
        isNamed: reading.named.length > 0,
      }));
    const names = concepts.filter(isHeld).flatMap(namesOf);
    const asked = [
      ...concepts.flatMap((it) => it.asked.filter(isHeld)),
      ...names.map((it) => framed(it, names, chance)),
    ];
    held.push(...signs(sample(asked, MOST_HELD), true));
    held.push(...signs(sample(withFrames(foreign.filter(isHeld), chance), MOST_HELD), false));
    progress((part + 1) / (PARTS + 1));
  }
  return {
    evidence: learnEvidence(
      trade,
      oursOf(concepts, concepts, chance),
      theirsOf(foreign, chance),
      seed,
    ),
    named: decide(
      held.filter((it) => it.isNamed),
      NAMED_SIGNS,
      NAMED_PASS,
    ),
    unnamed: decide(
      held.filter((it) => !it.isNamed),
      UNNAMED_SIGNS,
      UNNAMED_PASS,
    ),
  };
}

/** Learns how the signs weigh, and from where on to answer so that `pass` of the foreign lines would be answered. */
function decide(
  held: readonly Held[],
  signs: readonly (keyof Signs)[],
  pass: number,
): Decision | undefined {
  const cases = held.map((it) => ({
    numbers: signs.map((sign) => it.signs[sign]),
    isSo: it.isOurs,
  }));
  const foreign = cases.filter((it) => !it.isSo);
  if (foreign.length < FEWEST_CASES || cases.length - foreign.length < FEWEST_CASES) {
    return undefined;
  }
  const logistic = learnLogistic(cases);
  const odds = foreign.map((it) => logOdds(logistic, it.numbers)).sort((a, b) => b - a);
  return { logistic, from: odds[Math.floor(pass * odds.length)] ?? 0 };
}

function oursOf(concepts: readonly Concept[], framedOnes: readonly Concept[], chance: Chance) {
  const names = framedOnes.flatMap(namesOf);
  const lines = [
    ...concepts.flatMap(linesOfLearners),
    ...names.flatMap((it) => framings(it, names, chance)),
  ];
  return sample(lines, MOST_LINES)
    .map(wordsOf)
    .filter((it) => it.length > 0);
}

const theirsOf = (foreign: readonly string[], chance: Chance) =>
  sample(withFrames(foreign, chance), MOST_LINES).map(wordsOf);

/** Every so manieth, so that at most `most` are left. */
function sample<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, all.length / most);
  return step === 1 ? all : Array.from({ length: most }, (_, i) => all[Math.floor(i * step)] as T);
}

function withFrames(foreign: readonly string[], chance: Chance): string[] {
  const terms = foreign.filter(isTerm);
  return [...foreign, ...terms.flatMap((it) => framings(it, terms, chance))];
}

const framings = (term: string, others: readonly string[], chance: Chance) =>
  Array.from({ length: FRAMINGS }, () => framed(term, others, chance));

/** Common words that are rarer in what the packs say in earnest than in everyday English. */
function borrowed(count: number, trade: Trade, chance: Chance): string[] {
  if (count <= 0) return [];
  const words = commonestEnglish(COMMON).filter(
    (it) => it.length > 3 && isTelling(it) && shareInTrade(trade, it) < Math.exp(-rarity(it)) / 2,
  );
  return [...shuffled(words.length, chance).slice(0, count)].map((i) => words[i] ?? "");
}
