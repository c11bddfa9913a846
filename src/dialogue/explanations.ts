import type { Concept, Explanation, Style } from "../content/model.ts";
import type { VariantId } from "../ids.ts";
import type { Wish } from "../understand/meaning.ts";

/** The styles that serve a wish, the one asked for first. */
const SERVES: Readonly<Record<Wish, readonly Style[]>> = {
  simpler: ["simple", "analogy", "plain", "example", "deep"],
  shorter: ["plain", "simple", "analogy", "example", "deep"],
  deeper: ["deep", "example", "plain", "analogy", "simple"],
  analogy: ["analogy", "simple", "example", "plain", "deep"],
  example: ["example", "analogy", "simple", "deep", "plain"],
  again: ["analogy", "simple", "example", "plain", "deep"],
};

/** The style that a first explanation has when the learner wished for one. */
export const styleFor = (wish: Wish | undefined): Style =>
  wish === undefined || wish === "again" ? "analogy" : (SERVES[wish][0] ?? "analogy");

/**
 * Chooses how to explain a concept next.
 *
 * An explanation that the learner has not seen comes before one that they have, even when it is not in the style they
 * asked for: asking again should always bring something new. Once all have been seen, those in the style asked for
 * come round again, the one seen longest ago first.
 *
 * @param seen What this learner has been given of it in this conversation, oldest first.
 */
export function chooseExplanation(
  concept: Concept,
  wish: Wish,
  seen: readonly VariantId[],
): Explanation {
  const order = SERVES[wish];
  const rank = (it: Explanation) => order.indexOf(it.style);
  const lastSeen = (it: Explanation) => seen.lastIndexOf(it.variant);

  return concept.explanations.reduce((best, it) => {
    const isNew = lastSeen(it) < 0;
    const bestIsNew = lastSeen(best) < 0;
    if (isNew !== bestIsNew) return isNew ? it : best;
    if (rank(it) !== rank(best)) return rank(it) < rank(best) ? it : best;
    return lastSeen(it) < lastSeen(best) ? it : best;
  });
}

/**
 * Chooses the shortest explanation that is new to the learner and shorter than what they have just read.
 *
 * @param most What they have just read, in characters.
 * @returns undefined where there is none; then only a sentence helps.
 */
export function chooseShorter(
  concept: Concept,
  seen: readonly VariantId[],
  most: number,
): Explanation | undefined {
  return concept.explanations
    .filter((it) => !seen.includes(it.variant) && it.text.length < most)
    .sort((a, b) => a.text.length - b.text.length)[0];
}

/** Whether the learner has been given every explanation of a concept. */
export const isAllSeen = (concept: Concept, seen: readonly VariantId[]): boolean =>
  concept.explanations.every((it) => seen.includes(it.variant));
