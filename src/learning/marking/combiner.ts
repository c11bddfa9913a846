import { SIGNS, type Signs } from "./signs.ts";

/** What a version can turn out to be. */
export const OUTCOMES = ["right", "partly", "wrong"] as const;
/** What a version can turn out to be. */
export type Outcome = (typeof OUTCOMES)[number];

/** A softmax regression over the signs; the last weight of a row stands alone. */
export interface Combiner {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly weights: Readonly<Record<Outcome, readonly number[]>>;
}

/** Signs further than so many standard deviations from the mean say no more than these. */
const FURTHEST = 3;

/** How probable it is that a version is right, partly right, wrong. */
export function probabilities(
  { means, deviations, weights }: Combiner,
  signs: Signs,
): Readonly<Record<Outcome, number>> {
  const row = standardised(signs, means, deviations);
  const odds = (outcome: Outcome) =>
    Math.exp(row.reduce((sum, it, i) => sum + it * (weights[outcome][i] ?? 0), 0));
  const [right, partly, wrong] = [odds("right"), odds("partly"), odds("wrong")];
  const all = right + partly + wrong;
  return { right: right / all, partly: partly / all, wrong: wrong / all };
}

/** The signs on one scale, and a one. */
export function standardised(
  signs: Signs,
  means: readonly number[],
  deviations: readonly number[],
): number[] {
  const row = SIGNS.map((name, i) => {
    const away = (signs[name] - (means[i] ?? 0)) / (deviations[i] ?? 1);
    return Math.max(-FURTHEST, Math.min(FURTHEST, away));
  });
  return [...row, 1];
}
