import { stem } from "../words.ts";

/** So many of the nearest lines are taken together. */
const NEAREST = 3;

/** Lines by their stems, to find those that a message is most like. */
export interface LineIndex {
  readonly rows: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly lines: Uint32Array;
  /** The square of each stem's rarity: what it adds to a likeness. */
  readonly weights: Float32Array;
  /** What a stem weighs that stands in no line. */
  readonly unknown: number;
  readonly lengths: Float32Array;
  /** Lines before this one are of the first kind, the others of the second. */
  readonly firstOfTheirs: number;
}

/** Indexes lines of two kinds; a word's rarity is taken as if there were as many of either. */
export function indexLines(
  ours: readonly (readonly string[])[],
  theirs: readonly (readonly string[])[],
): LineIndex {
  const stems = [...ours, ...theirs].map((words) => [...new Set(words.map(stem))]);
  const holders = new Map<string, number[]>();
  stems.forEach((line, i) => {
    for (const it of line) {
      const list = holders.get(it);
      if (list) list.push(i);
      else holders.set(it, [i]);
    }
  });
  const scale = theirs.length / Math.max(1, ours.length) || 1;
  const weightOf = (holding: readonly number[]) => {
    const counted = holding.reduce((sum, line) => sum + (line < ours.length ? scale : 1), 0);
    return Math.log((2 * theirs.length + 1) / (counted + 0.5)) ** 2;
  };

  const keys = [...holders.keys()];
  const lists = [...holders.values()];
  const starts = new Uint32Array(keys.length + 1);
  lists.forEach((list, row) => {
    starts[row + 1] = (starts[row] ?? 0) + list.length;
  });
  const rows = new Map(keys.map((key, row) => [key, row]));
  const weights = Float32Array.from(lists, weightOf);
  return {
    rows,
    starts,
    lines: Uint32Array.from(lists.flat()),
    weights,
    unknown: weightOf([]),
    lengths: Float32Array.from(stems, (line) =>
      Math.sqrt(line.reduce((sum, it) => sum + (weights[rows.get(it) ?? 0] ?? 0), 0) || 1),
    ),
    firstOfTheirs: ours.length,
  };
}

/** How much nearer a message is to lines of the first kind than to lines of the second, -1 to 1. */
export function nearness(index: LineIndex, words: readonly string[]): number {
  const alike = new Float32Array(index.lengths.length);
  let square = 0;
  for (const it of new Set(words.map(stem))) {
    const row = index.rows.get(it);
    const weight = row === undefined ? index.unknown : (index.weights[row] ?? 0);
    square += weight;
    if (row === undefined) continue;
    for (let i = index.starts[row] ?? 0; i < (index.starts[row + 1] ?? 0); i++) {
      const line = index.lines[i] as number;
      alike[line] = (alike[line] as number) + weight;
    }
  }
  const ours = new Array<number>(NEAREST).fill(0);
  const theirs = new Array<number>(NEAREST).fill(0);
  for (let line = 0; line < alike.length; line++) {
    const value = alike[line] as number;
    if (value > 0) {
      insert(line < index.firstOfTheirs ? ours : theirs, value / (index.lengths[line] as number));
    }
  }
  const mean = (best: readonly number[]) => best.reduce((sum, it) => sum + it, 0) / NEAREST;
  return (mean(ours) - mean(theirs)) / Math.sqrt(square || 1);
}

/** Keeps the greatest values, greatest first. */
function insert(best: number[], value: number): void {
  if (value <= (best.at(-1) ?? 0)) return;
  best[NEAREST - 1] = value;
  best.sort((a, b) => b - a);
}
