import data from "../data/marking.json" with { type: "json" };
import type { Combiner } from "./combiner.ts";
import type { Manner } from "./manner.ts";

/** What marking learnt from content and from versions that somebody judged. */
export interface Learnt {
  readonly manner: Manner;
  readonly combiner: Combiner;
}

/** What was learnt by scripts/marking.ts. */
export const LEARNT: Learnt = {
  manner: new Map(Object.entries(data.manner)),
  combiner: data.combiner,
};
