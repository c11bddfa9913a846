import type { Library } from "../../content/model.ts";
import { createMend } from "../typos.ts";
import { wordsOf } from "../words.ts";
import { FIELDS, textsOf } from "./fields.ts";
import type { Gate } from "./gate.ts";
import { learnGate } from "./learn-gate.ts";
import { learnRanker, type Ranker } from "./ranker.ts";
import { createRead } from "./reading.ts";

/** All that was learnt from content; plain data, so that it can be kept. */
export interface Learnt {
  /** How often each word stands in the packs. */
  readonly words: ReadonlyMap<string, number>;
  readonly ranker: Ranker;
  readonly gate: Gate;
}

const SEED = 20_261;
/** The share of the time that the ranker takes. */
const RANKER_SHARE = 0.6;

/** Learns all that finding needs from a library. The same content is always learnt the same. */
export function learn(library: Library, progress: (done: number) => void): Learnt {
  const concepts = [...library.concepts.values()];
  const words = new Map<string, number>();
  for (const texts of concepts.map(textsOf)) {
    for (const word of FIELDS.flatMap((it) => texts[it]).flatMap(wordsOf)) {
      words.set(word, (words.get(word) ?? 0) + 1);
    }
  }
  const read = createRead(concepts, createMend(words));
  const offTopic = library.packs.flatMap((it) => it.offTopic);

  progress(0);
  const ranker = learnRanker(concepts, SEED, (done) => progress(done * RANKER_SHARE));
  const gate = learnGate(concepts, offTopic, read, SEED, (done) =>
    progress(RANKER_SHARE + done * (1 - RANKER_SHARE)),
  );
  progress(1);
  return { words, ranker, gate };
}
