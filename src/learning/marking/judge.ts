import type { Mark } from "../marker.ts";
import type { Outcome } from "./combiner.ts";
import type { Reading } from "./signs.ts";

/** From these probabilities on the mentor acts as if it were so; below them it says that it can't tell. */
const SURELY_RIGHT = 0.835;
const SURELY_WRONG = 0.68;
const LIKELY_TOO_LITTLE = 0.44;
/** A misconception is named only where the version shares this much with one of its wordings. */
const NAMEABLE = 0.2;
/** So few words that say something of the subject can't hold a version of it. */
const FEWEST_WORDS = 2;

/**
 * What the mentor may act on.
 *
 * That a version is wrong is never enough: there must be a misconception to ask about.
 */
export function judge(
  { signs, misconception }: Reading,
  probability: Readonly<Record<Outcome, number>>,
): Mark["judged"] {
  const isNameable = misconception !== undefined && misconception.likeness >= NAMEABLE;
  if (probability.wrong >= SURELY_WRONG && isNameable) return "misconception";
  if (probability.right >= SURELY_RIGHT) return "fits";
  if (probability.partly >= LIKELY_TOO_LITTLE || signs.specific <= FEWEST_WORDS)
    return "too-little";
  return "unsure";
}
