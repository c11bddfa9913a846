/** Gives the next number of a sequence, from 0 up to, not including, 1. */
export type Chance = () => number;

/** A sequence of numbers that looks like chance and is the same for the same seed (mulberry32). */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The numbers from 0 up to `length` in an order of chance. */
export function shuffled(length: number, chance: Chance): Uint32Array {
  const order = Uint32Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    const there = order[j] ?? 0;
    order[j] = order[i] ?? 0;
    order[i] = there;
  }
  return order;
}
