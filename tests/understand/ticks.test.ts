import fc from "fast-check";
import { expect, test } from "vitest";
import { readTicks } from "../../src/understand/ticks.ts";

test.for<[string, number[]]>([
  ["1 and 3", [0, 2]],
  ["1, 2 and 4", [0, 1, 3]],
  ["number 2", [1]],
  ["all of them", [0, 1, 2, 3]],
  ["I think all", [0, 1, 2, 3]],
  ["everything", [0, 1, 2, 3]],
  ["none", []],
  ["none of these", []],
  ["not a single one", []],
  ["the first two", [0, 1]],
  ["the last two", [2, 3]],
  ["just the second", [1]],
  ["the first and the last one", [0, 3]],
  ["all but the third", [0, 1, 3]],
  ["everything except 1 and 2", [2, 3]],
  ["mine has 4 I think", [3]],
])("a learner who says %o ticks just those of four points", ([said, points]) => {
  expect(readTicks(said, 4)).toEqual(points);
});

test.for([
  "what does 2 mean?",
  "all systems fail at some point",
  "one copy is enough for me",
  "simpler please",
  "7",
  "",
])("a learner who says %o ticks nothing", (said) => {
  expect(readTicks(said, 4)).toBeUndefined();
});

test("whatever is said, only points that there are get ticked, each once and in order", () => {
  const some = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("1 2 9", "all", "last 3"));
  fc.assert(
    fc.property(some, fc.integer({ min: 0, max: 6 }), (said, count) => {
      const points = readTicks(said, count) ?? [];
      expect(points).toEqual([...new Set(points)].filter((it) => it < count).sort());
    }),
  );
});
