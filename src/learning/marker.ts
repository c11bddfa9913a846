import type { Concept } from "../content/model.ts";
import type { ConceptId, ItemId } from "../ids.ts";
import type { Verdict } from "../reply/reply.ts";

/** What can be said of a learner's own version of a concept. */
export interface Mark {
  /** The concept that the version was held against; the nearest one where several were possible. */
  readonly concept: ConceptId;
  /**
   * What the mentor may act on: it `fits`, it comes near a `misconception`, it says `too-little` to tell, or none of
   * these is sure enough (`unsure`).
   */
  readonly judged: "fits" | "misconception" | "too-little" | "unsure";
  readonly verdict: Verdict;
  /** The concept's point that comes nearest, as an index; undefined where none does. */
  readonly nearest?: number;
  /** The misconception that comes nearest, where `judged` is `misconception`. */
  readonly misconception?: ItemId;
}

/** Marks what learners say in their own words. */
export interface Marker {
  /** @param concepts What the version may be about, likeliest first; at least one. */
  mark(said: string, concepts: readonly Concept[]): Mark;
}
