import { type Chance, seededChance, shuffled } from "./chance.ts";
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
  readonly epochs: number;
  readonly seed: number;
}

/** Weights of a softmax regression: for each feature a row with one weight a class, as bytes that `scales` stretches. */
export interface Regression {
  readonly classes: number;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
}

const RATE = 0.5;
/** Holds back the first steps of a weight, which would else be as large for a doubtful class as for a sure one. */
const EASE = 0.1;
/** Below this a step is not worth taking; skipping it makes learning several times as fast. */
const LEAST_STEP = 0.002;
/** Of more classes than these, each example meets its own and others of chance: time grows with the lines only. */
const MOST_CLASSES = 160;

/** Learns a softmax regression by AdaGrad. The same examples and lesson give the same weights. */
export function learnRegression(
  examples: readonly Example[],
  { features, classes, epochs, seed }: Lesson,
  progress: (done: number) => void = () => {},
): Regression {
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes);
  const chance = seededChance(seed);
  const everyClass = Uint32Array.from({ length: classes }, (_, c) => c);
  const met = everyClass.slice(0, MOST_CLASSES);
  const steps = new Float64Array(met.length);
  const moves = new Uint32Array(met.length);

  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const at of shuffled(examples.length, chance)) {
      const { features: text, label, weight = 1 } = examples[at] as Example;
      if (classes > MOST_CLASSES) meetSome(met, label, classes, chance);
      stepsOf(text, label, met, weights, classes, steps);

      let moved = 0;
      for (let m = 0; m < met.length; m++) {
        if (Math.abs(steps[m] as number) < LEAST_STEP) continue;
        steps[moved] = (steps[m] as number) * weight;
        moves[moved++] = met[m] as number;
      }
      for (let i = 0; i < text.ids.length; i++) {
        const row = (text.ids[i] as number) * classes;
        const value = text.values[i] as number;
        for (let m = 0; m < moved; m++) {
          const cell = row + (moves[m] as number);
          const gradient = (steps[m] as number) * value;
          const square = (squares[cell] as number) + gradient * gradient;
          squares[cell] = square;
          weights[cell] = (weights[cell] as number) - (RATE * gradient) / Math.sqrt(square + EASE);
        }
      }
    }
    progress((epoch + 1) / epochs);
  }
  return inBytes(weights, features, classes);
}

/** The score of every class for a text. */
export function logits({ classes, weights, scales }: Regression, text: Sparse): Float64Array {
  const scores = new Float64Array(classes);
  for (let i = 0; i < text.ids.length; i++) {
    const id = text.ids[i] as number;
    const value = (text.values[i] as number) * (scales[id] as number);
    const row = id * classes;
    for (let c = 0; c < classes; c++) {
      scores[c] = (scores[c] as number) + value * (weights[row + c] as number);
    }
  }
  return scores;
}

/** How far each class met is from right: its probability, for the label less 1. */
function stepsOf(
  { ids, values }: Sparse,
  label: number,
  met: Uint32Array,
  weights: Float32Array,
  classes: number,
  steps: Float64Array,
): void {
  steps.fill(0);
  for (let i = 0; i < ids.length; i++) {
    const row = (ids[i] as number) * classes;
    const value = values[i] as number;
    for (let m = 0; m < met.length; m++) {
      steps[m] = (steps[m] as number) + value * (weights[row + (met[m] as number)] as number);
    }
  }
  let top = Number.NEGATIVE_INFINITY;
  for (const it of steps) if (it > top) top = it;
  let sum = 0;
  for (let m = 0; m < steps.length; m++) {
    steps[m] = Math.exp((steps[m] as number) - top);
    sum += steps[m] as number;
  }
  for (let m = 0; m < steps.length; m++) {
    steps[m] = (steps[m] as number) / sum - (met[m] === label ? 1 : 0);
  }
}

/** Chooses which classes an example meets: its own and others of chance, none twice. */
function meetSome(met: Uint32Array, label: number, classes: number, chance: Chance): void {
  // One class out of each stretch of the same length keeps them apart without looking.
  const stretch = classes / met.length;
  for (let m = 0; m < met.length; m++) met[m] = Math.floor((m + chance()) * stretch);
  met[Math.min(met.length - 1, Math.floor(label / stretch))] = label;
}

function inBytes(weights: Float32Array, features: number, classes: number): Regression {
  const scales = new Float32Array(features);
  const bytes = new Int8Array(weights.length);
  for (let id = 0; id < features; id++) {
    const row = weights.subarray(id * classes, (id + 1) * classes);
    let most = 0;
    for (const it of row) most = Math.max(most, Math.abs(it));
    const scale = most / 127 || 1;
    scales[id] = scale;
    for (let c = 0; c < classes; c++) {
      bytes[id * classes + c] = Math.round((row[c] as number) / scale);
    }
  }
  return { classes, weights: bytes, scales };
}
