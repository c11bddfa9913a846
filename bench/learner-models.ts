import type { Chance } from "../src/learning/items.ts";

/** How somebody remembers one concept; time is in days. */
export interface Memory {
  /** They read or answer and hear the answer: either way it is a chance to learn. */
  practise(day: number): void;
  /** How probable it is that they could recall it on a day. */
  recall(day: number): number;
}

/** Makes up a learner's memory of a concept; concepts differ in how hard they are, learners in how well they keep. */
export type Model = (chance: Chance, keeping: number) => Memory;

/**
 * Activation that fades by a power law, the faster the fresher a memory was when it was practised: that is what makes
 * spacing pay. After Pavlik and Anderson, Practice and Forgetting Effects on Vocabulary Memory, Cognitive Science 29
 * (2005), 559-586; knows nothing of FSRS. Threshold and noise are set so that somebody who has read about a concept
 * once recalls it after a day in about two cases of three.
 */
export const activation: Model = (chance, keeping) => {
  const DECAY = 0.177;
  const DECAY_OF_FRESH = 0.217;
  const NOISE = 0.4;
  /** Between sessions memory ages as if a day were so many seconds. */
  const SECONDS = 2160;
  const threshold = -1.75 - 0.6 * keeping + 0.8 * (chance() - 0.5);
  const practised: { day: number; decay: number }[] = [];

  const strength = (day: number): number =>
    Math.log(
      practised.reduce((sum, it) => sum + Math.max((day - it.day) * SECONDS, 60) ** -it.decay, 0),
    );
  return {
    practise(day) {
      const decay =
        practised.length === 0 ? DECAY : DECAY + DECAY_OF_FRESH * Math.exp(strength(day));
      practised.push({ day, decay });
    },
    recall: (day) =>
      practised.length === 0 ? 0 : 1 / (1 + Math.exp((threshold - strength(day)) / NOISE)),
  };
};

/** A half-life that grows with each recall, the more the nearer it was to being lost; a plain model to hold against. */
export const halfLife: Model = (chance, keeping) => {
  const ease = 1.6 + 1.2 * chance() + 0.4 * keeping;
  let half = 0.8 + 1.6 * chance();
  let last: number | undefined;
  const recall = (day: number) => (last === undefined ? 0 : 2 ** (-(day - last) / half));
  return {
    practise(day) {
      if (last !== undefined) {
        const before = recall(day);
        half = Math.max(
          0.8,
          half * (before * (1 + (ease - 1) * 2 * (1 - before)) + (1 - before) * 0.9),
        );
      }
      last = day;
    },
    recall,
  };
};
