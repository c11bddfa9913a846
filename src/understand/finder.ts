import type { ConceptId } from "../ids.ts";
import type { Mend } from "./typos.ts";

/** A concept's name found in a text, from word `start` up to, not including, word `end`. */
export interface Named {
  readonly concept: ConceptId;
  readonly start: number;
  readonly end: number;
  /** The words as the learner wrote them, typos mended. */
  readonly text: string;
}

/** Which concepts a text is about, and whether the packs teach what it asks. */
export interface Finding {
  /** Best first, at most eight. Scores compare only within one finding. */
  readonly ranked: readonly { readonly concept: ConceptId; readonly score: number }[];
  /** How probable it is that the packs cover this, 0 to 1; answer above `threshold`. */
  readonly covered: number;
  /** Names in the order in which they stand in the text, longest first where they overlap. */
  readonly named: readonly Named[];
}

/** Finds concepts in learners' words. */
export interface Finder {
  /** Above this value of `covered` a question is the packs' own. */
  readonly threshold: number;
  find(text: string): Finding;
  /** Mends the spelling of a word with the packs' words in mind. */
  readonly mend: Mend;
}
