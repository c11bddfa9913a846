import fc from "fast-check";
import { expect, test } from "vitest";
import { createMend, typingErrors } from "../../src/understand/typos.ts";

const mend = createMend(
  new Map([
    ["caching", 40],
    ["partition", 20],
    ["replication", 30],
    ["quorum", 12],
    ["because", 5],
  ]),
);

test.for([
  ["cachng", "caching", "a letter is missing"],
  ["cachiing", "caching", "a letter is typed twice"],
  ["caching", "caching", "nothing is wrong"],
  ["qourum", "quorum", "two letters are exchanged"],
  ["replicatoin", "replication", "two letters are exchanged in a long word"],
  ["replcaton", "replication", "two letters are missing from a long word"],
  ["becuase", "because", "it is an everyday word"],
] as const)("%s is read as %s: %s", ([typed, meant]) => {
  expect(mend(typed)).toBe(meant);
});

test.for([
  ["catching", "is an English word of its own"],
  ["partitioned", "is a form of one"],
  ["repartition", "is one with a syllable before it"],
  ["quota", "is an English word of its own"],
  ["kubernetes", "is like none of the packs' words"],
  ["cap", "is too short to tell"],
  ["sha256", "holds digits"],
] as const)("%s stays as it is, for it %s", ([word]) => {
  expect(mend(word)).toBe(word);
});

test("the number of typing errors between two words is the same from either side", () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(typingErrors(a, b, 8)).toBe(typingErrors(b, a, 8));
      expect(typingErrors(a, a, 2)).toBe(0);
    }),
  );
});
