import type { Statement } from "./statements.ts";

/**
 * How much two statements have in common, 0 to 1, whatever they say of it: twice the shared words among all of both.
 *
 * Words meet by their stems alone. Vectors of words and lists of opposites were tried and told right from wrong no
 * better: what brings "boss" and "leader" together does the same for "always" and "never".
 */
export function likeness(a: Statement, b: Statement): number {
  if (a.total + b.total === 0) return 0;
  const [few, many] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [stem, count] of few.counts) if (many.counts.has(stem)) shared += count;
  return (2 * shared) / (a.total + b.total);
}
