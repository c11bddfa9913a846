/** A logistic regression over a few numbers of any scale. */
export interface Logistic {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

/** A case to learn from. */
export interface Case {
  readonly numbers: readonly number[];
  readonly isSo: boolean;
}

/** Numbers further than so many standard deviations from the mean say no more than these. */
const FURTHEST = 4;
const RIDGE = 0.01;
const STEPS = 30;

/** Learns how probable it is that something is so; both outcomes count the same, however many cases there are of each. */
export function learnLogistic(cases: readonly Case[]): Logistic {
  const size = cases[0]?.numbers.length ?? 0;
  const columns = Array.from({ length: size }, (_, j) => cases.map((it) => it.numbers[j] ?? 0));
  const means = columns.map(mean);
  const deviations = columns.map((it, j) => {
    const middle = means[j] ?? 0;
    return Math.sqrt(mean(it.map((value) => (value - middle) ** 2))) || 1;
  });
  const so = cases.filter((it) => it.isSo).length;
  const shares = { yes: 0.5 / Math.max(1, so), no: 0.5 / Math.max(1, cases.length - so) };
  const rows = cases.map((it) => [...standardised(it.numbers, means, deviations), 1]);

  let weights = new Array<number>(size + 1).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((it, j) => (j < size ? RIDGE * it : 0));
    const curvature = weights.map((_, j) => weights.map((_, k) => (j === k ? RIDGE : 0)));
    cases.forEach((it, i) => {
      const row = rows[i] as number[];
      const p = 1 / (1 + Math.exp(-dot(row, weights)));
      const share = it.isSo ? shares.yes : shares.no;
      for (let j = 0; j <= size; j++) {
        const x = row[j] as number;
        gradient[j] = (gradient[j] as number) + share * (p - (it.isSo ? 1 : 0)) * x;
        const line = curvature[j] as number[];
        for (let k = 0; k <= size; k++) {
          line[k] = (line[k] as number) + share * p * (1 - p) * x * (row[k] as number);
        }
      }
    });
    const move = solve(curvature, gradient);
    weights = weights.map((it, j) => it - (move[j] ?? 0));
  }
  return { means, deviations, weights: weights.slice(0, size), bias: weights[size] ?? 0 };
}

/** How surely it is so, as log-odds: 0 is even. */
export function logOdds(
  { means, deviations, weights, bias }: Logistic,
  numbers: readonly number[],
) {
  return bias + dot(standardised(numbers, means, deviations), weights);
}

function standardised(
  numbers: readonly number[],
  means: readonly number[],
  deviations: readonly number[],
): number[] {
  return numbers.map((it, j) => {
    const away = (it - (means[j] ?? 0)) / (deviations[j] ?? 1);
    return Math.max(-FURTHEST, Math.min(FURTHEST, away));
  });
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, it) => sum + it, 0) / Math.max(1, values.length);

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, it, j) => sum + it * (b[j] ?? 0), 0);

/** Solves a small system of linear equations by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    let pivot = i;
    for (let r = i + 1; r < size; r++) {
      if (Math.abs(rows[r]?.[i] ?? 0) > Math.abs(rows[pivot]?.[i] ?? 0)) pivot = r;
    }
    const top = rows[pivot] as number[];
    rows[pivot] = rows[i] as number[];
    rows[i] = top;
    for (const row of rows) {
      if (row === top) continue;
      const factor = (row[i] ?? 0) / (top[i] || 1e-12);
      for (let j = i; j <= size; j++) row[j] = (row[j] as number) - factor * (top[j] as number);
    }
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] || 1e-12));
}
