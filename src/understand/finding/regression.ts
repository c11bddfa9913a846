import { seededChance, shuffled } from "./chance.ts";
import type { Sparse } from "./features.ts";

/** A text that belongs to a class. */
export interface Example {
  readonly features: Sparse;
  readonly label: number;
  /** How much it counts; 1 where it isn't told. */
  readonly weight?: number;
}

/** How a regression is learnt. */
export interface Lesson {
  readonly features: number;
  readonly classes: number;
  readonly rate: number;
  readonly epochs: number;
  readonly seed: number;
}

/** Weights of a softmax regression: for each feature a row with one weight a class. */
export interface Regression {
  readonly classes: number;
  readonly weights: Float32Array;
}

/** Below this a step is not worth taking; skipping it makes learning several times as fast. */
const LEAST_STEP = 0.002;
/** Holds back the first steps of a weight, which would else be as large for a doubtful class as for a sure one. */
const EASE = 0.1;

/** Learns a softmax regression by AdaGrad. The same examples, lesson and seed give the same weights. */
export function learnRegression(examples: readonly Example[], lesson: Lesson): Regression {
  const { classes, features } = lesson;
  const rate = Number(process.env.RATE ?? lesson.rate),
    epochs = Number(process.env.EPOCHS ?? lesson.epochs);
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes);
  const chance = seededChance(lesson.seed);
  const moved = new Uint32Array(classes);

  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const at of shuffled(examples.length, chance)) {
      const example = examples[at] as Example;
      const steps = softmax(logits({ classes, weights }, example.features));
      steps[example.label] = (steps[example.label] ?? 0) - 1;
      let count = 0;
      for (let c = 0; c < classes; c++) {
        if (Math.abs(steps[c] as number) > LEAST_STEP) moved[count++] = c;
      }
      const { ids, values } = example.features;
      for (let i = 0; i < ids.length; i++) {
        const row = (ids[i] as number) * classes;
        const value = (values[i] as number) * (example.weight ?? 1);
        for (let m = 0; m < count; m++) {
          const c = moved[m] as number;
          const gradient = (steps[c] as number) * value;
          const square = (squares[row + c] as number) + gradient * gradient;
          squares[row + c] = square;
          weights[row + c] =
            (weights[row + c] as number) - (rate * gradient) / Math.sqrt(square + EASE);
        }
      }
    }
  }
  return { classes, weights };
}

/** The score of every class for a text. */
export function logits({ classes, weights }: Regression, { ids, values }: Sparse): Float64Array {
  const scores = new Float64Array(classes);
  for (let i = 0; i < ids.length; i++) {
    const row = (ids[i] as number) * classes;
    const value = values[i] as number;
    for (let c = 0; c < classes; c++) {
      scores[c] = (scores[c] as number) + value * (weights[row + c] as number);
    }
  }
  return scores;
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const it of scores) if (it > top) top = it;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const e = Math.exp((scores[c] as number) - top);
    scores[c] = e;
    sum += e;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) / sum;
  return scores;
}
