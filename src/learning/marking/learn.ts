import { type Combiner, OUTCOMES, type Outcome, probabilities, standardised } from "./combiner.ts";
import { isWrong } from "./lines.ts";
import { type Manner, turnsOf } from "./manner.ts";
import type { Material } from "./material.ts";
import { SIGNS, type Signs } from "./signs.ts";

/** A version that somebody has judged, as signs. */
export interface Judged {
  readonly signs: Signs;
  readonly outcome: Outcome;
}

const RIDGE = 0.03;
const STEPS = 200;
const RATE = 0.2;
const MOMENTUM = 0.9;

/** Learns to combine the signs from versions that somebody has judged, by gradient descent. */
export function learnCombiner(versions: readonly Judged[]): Combiner {
  const columns = SIGNS.map((name) => versions.map((it) => it.signs[name]));
  const means = columns.map(mean);
  const deviations = columns.map(
    (all, i) => Math.sqrt(mean(all.map((it) => (it - (means[i] ?? 0)) ** 2))) || 1,
  );
  const rows = versions.map((it) => standardised(it.signs, means, deviations));
  const empty = () => new Array<number>(SIGNS.length + 1).fill(0);
  const weights: Record<Outcome, number[]> = { right: empty(), partly: empty(), wrong: empty() };
  const moves = { right: empty(), partly: empty(), wrong: empty() };

  for (let step = 0; step < STEPS; step++) {
    const slopes = { right: empty(), partly: empty(), wrong: empty() };
    versions.forEach((version, v) => {
      const row = rows[v] ?? [];
      const found = probabilities({ means, deviations, weights }, version.signs);
      for (const outcome of OUTCOMES) {
        const missed = found[outcome] - (outcome === version.outcome ? 1 : 0);
        const share = missed / versions.length;
        row.forEach((it, i) => {
          slopes[outcome][i] = (slopes[outcome][i] ?? 0) + share * it;
        });
      }
    });
    for (const outcome of OUTCOMES) {
      weights[outcome] = weights[outcome].map((weight, i) => {
        const held = i < SIGNS.length ? RIDGE * weight : 0;
        const move =
          MOMENTUM * (moves[outcome][i] ?? 0) - RATE * ((slopes[outcome][i] ?? 0) + held);
        moves[outcome][i] = move;
        return weight + move;
      });
    }
  }
  return { means, deviations, weights };
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, it) => sum + it, 0) / Math.max(1, values.length);

/** A turn of phrase that fewer concepts hold belongs to them, rather than to a manner of speaking. */
const FEWEST_CONCEPTS = 6;
const EPOCHS = 6;
const LEARNING_RATE = 0.15;
const EASE = 0.05;
const DECAY = 0.0005;

/** Learns how misconceptions sound, from all that content states as true and as wrong. */
export function learnManner(materials: readonly Material[]): Manner {
  const holders = new Map<string, number>();
  for (const { lines } of materials) {
    for (const turn of new Set(lines.flatMap((it) => turnsOf(it.statement)))) {
      holders.set(turn, (holders.get(turn) ?? 0) + 1);
    }
  }
  const isCommon = (turn: string) => (holders.get(turn) ?? 0) >= FEWEST_CONCEPTS;
  const examples = materials
    .flatMap((it) => it.lines)
    .map((it) => ({ turns: turnsOf(it.statement).filter(isCommon), isRight: !isWrong(it) }));
  const wrong = examples.filter((it) => !it.isRight).length;
  const weightOfRight = Math.min(1, wrong / Math.max(1, examples.length - wrong));

  const manner = new Map<string, number>();
  const squares = new Map<string, number>();
  let bias = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    // Neighbouring lines are alike; a stride through all of them mixes them without chance.
    for (let i = 0; i < examples.length; i++) {
      const example = examples[(i * STRIDE) % examples.length];
      if (!example) continue;
      const scale = Math.sqrt(example.turns.length || 1);
      const score = example.turns.reduce((sum, it) => sum + (manner.get(it) ?? 0), 0) / scale;
      const chance = 1 / (1 + Math.exp(-bias - score));
      const missed = example.isRight ? (chance - 1) * weightOfRight : chance;
      bias -= EASE * missed;
      for (const turn of example.turns) {
        const weight = manner.get(turn) ?? 0;
        const slope = missed / scale + DECAY * weight;
        const square = (squares.get(turn) ?? 0) + slope * slope;
        squares.set(turn, square);
        manner.set(turn, weight - (LEARNING_RATE * slope) / Math.sqrt(square + EASE));
      }
    }
  }
  return manner;
}

/** A prime, so that every line is met once. */
const STRIDE = 7919;
