import { isSubject } from "./frames.ts";
import type { Reading } from "./reading.ts";
import type { Trade } from "./trade.ts";

/** What stands between two things that are held against each other, and what may stand before the first. */
const BETWEEN =
  /^(.+?) (?:vs|versus|compared to|compared with|or|differ from|different from) (.+)$/u;
const AFTER =
  /\b(?:differences?|distinction|compare|choose|choosing) (?:between )?(.+?) (?:and|with|to|from) (.+)$/u;

/**
 * Whether a message holds a concept against something that the packs never speak of: "circuit breaker vs toggle switch".
 *
 * Whoever asks that has the other thing in mind, and most likely the concept's name in that thing's sense.
 */
export function comparesWithUnheard({ words, named, hinted }: Reading, trade: Trade): boolean {
  if (named.length !== 1) return false;

  const text = words.join(" ");
  const sides = AFTER.exec(text) ?? BETWEEN.exec(text);
  if (!sides) return false;

  const known = new Set(hinted.flatMap((it) => it.text.split(" ")));
  const isUnheard = (side: string) => {
    const subjects = side.split(" ").filter(isSubject);
    return subjects.length > 0 && subjects.every((it) => !known.has(it) && !trade.counts.has(it));
  };
  return sides.slice(1).some(isUnheard);
}
