import type { Library } from "../content/model.ts";
import type { Finder } from "./finder.ts";
import { coverage } from "./finding/gate.ts";
import { fileOf, keep, takeKept } from "./finding/kept.ts";
import { type Learnt, learn } from "./finding/learn.ts";
import { scoreConcepts } from "./finding/ranker.ts";
import { createRead } from "./finding/reading.ts";
import { createMend } from "./typos.ts";

const MOST_RANKED = 8;
/** Where the gate learnt to begin. */
const THRESHOLD = 0.5;
/** Longer messages are read so far: what they are about has been said by then. */
const LONGEST = 2000;

/** How a finder is made. */
export interface FinderOptions {
  /** Where what was learnt from content is kept; without it, content is learnt at each start. */
  readonly cacheDir?: string;
  /** Hears how far learning has come, 0 to 1; not called when nothing had to be learnt. */
  readonly progress?: (done: number) => void;
}

/** Makes the finder for a library: learns it, or takes what was learnt of the same content before. */
export async function createFinder(
  library: Library,
  { cacheDir, progress = () => {} }: FinderOptions = {},
): Promise<Finder> {
  const file = cacheDir === undefined ? undefined : await fileOf(library, cacheDir);
  const kept = file && (await takeKept(file));
  if (kept) return finderOf(library, kept);

  const learnt = learn(library, progress);
  if (file) await keep(file, learnt);
  return finderOf(library, learnt);
}

function finderOf(library: Library, { words, ranker, gate }: Learnt): Finder {
  const mend = createMend(words);
  const read = createRead([...library.concepts.values()], mend);
  return {
    threshold: THRESHOLD,
    mend,
    find(text) {
      const reading = read(text.slice(0, LONGEST));
      if (reading.words.length === 0) return { ranked: [], covered: 0, named: [] };

      const scores = scoreConcepts(ranker, reading);
      const best = [...scores.keys()]
        .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
        .slice(0, MOST_RANKED);
      return {
        ranked: best.flatMap((i) => {
          const concept = ranker.concepts[i];
          return concept ? [{ concept, score: scores[i] ?? 0 }] : [];
        }),
        covered: coverage(gate, reading),
        named: reading.named,
      };
    },
  };
}
