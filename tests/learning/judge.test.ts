import { expect, test } from "vitest";
import { judge } from "../../src/learning/marking/judge.ts";
import type { Reading } from "../../src/learning/marking/signs.ts";

const signs: Reading["signs"] = {
  secondPoint: 0,
  picture: 0,
  misconception: 0,
  margin: 0,
  balance: 0,
  own: 0,
  leaning: 0,
  manner: 0,
  specific: 6,
  negations: 0,
};

/** A version that shares so much with a misconception and has so many words that say something. */
const version = (likeness: number, specific: number): Reading => {
  const statement = { stems: [], counts: new Map(), total: 0, negations: 0 };
  const line = { source: "misconception", text: "", of: 0, statement } as const;
  return {
    signs: { ...signs, specific },
    point: undefined,
    misconception: likeness > 0 ? { line, likeness } : undefined,
  };
};

test.for([
  ["fits", "surely right", version(0, 6), { right: 0.9, partly: 0.05, wrong: 0.05 }],
  ["unsure", "rather right", version(0, 6), { right: 0.7, partly: 0.1, wrong: 0.2 }],
  ["misconception", "surely wrong", version(0.5, 6), { right: 0.1, partly: 0.1, wrong: 0.8 }],
  ["unsure", "wrong with nothing to name", version(0, 6), { right: 0, partly: 0, wrong: 1 }],
  ["unsure", "wrong, a bit like one", version(0.1, 6), { right: 0, partly: 0, wrong: 1 }],
  ["too-little", "rather vague", version(0, 6), { right: 0.3, partly: 0.5, wrong: 0.2 }],
  ["too-little", "two words long", version(0, 2), { right: 0.5, partly: 0.2, wrong: 0.3 }],
] as const)("what a learner says is %s where it is %s", ([judged, , reading, probability]) => {
  expect(judge(reading, probability)).toBe(judged);
});
