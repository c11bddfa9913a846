/** The value below which the share `q` of these lies; undefined of none. */
export function quantile(values: readonly number[], q: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)];
}

/** A duration for people: "1.24". */
export const ms = (value: number | undefined): string => (value ?? Number.NaN).toFixed(2);

/** A share for people: "87.2". */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? "n/a" : ((100 * part) / whole).toFixed(1);
