/** How often something happened within a while that moves on. */
export interface Tally {
  add(): void;
  /** How often within the while that ends now. */
  count(): number;
}

/** So finely is the while divided: that much older is what still counts, at most. */
const PARTS = 20;

/** Counts what happens within the last so many milliseconds, in the same memory however often it does. */
export function createTally(withinMs: number, now: () => number = Date.now): Tally {
  const partMs = withinMs / PARTS;
  const counts = new Map<number, number>();
  const current = () => Math.floor(now() / partMs);
  const forget = () => {
    for (const part of counts.keys()) if (part <= current() - PARTS) counts.delete(part);
  };
  return {
    add() {
      forget();
      counts.set(current(), (counts.get(current()) ?? 0) + 1);
    },
    count() {
      forget();
      return counts.values().reduce((sum, it) => sum + it, 0);
    },
  };
}
