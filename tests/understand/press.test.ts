import fc from "fast-check";
import { expect, test } from "vitest";
import { conceptId, itemId } from "../../src/ids.ts";
import { WISHES } from "../../src/understand/meaning.ts";
import { type Pressable, readPress, spellPress } from "../../src/understand/press.ts";

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,34}$/).map(conceptId);
const item = fc.stringMatching(/^[a-z0-9]{6}$/).map(itemId);

const pressable: fc.Arbitrary<Pressable> = fc.oneof(
  fc.record({
    kind: fc.constant("rephrase" as const),
    concept: id,
    wish: fc.constantFrom(...WISHES),
  }),
  fc.record({ kind: fc.constant("compare" as const), concepts: fc.tuple(id, id) }),
  fc.record({ kind: fc.constant("say-it" as const), concept: id }),
  fc.record({ kind: fc.constantFrom("next", "recap", "help", "topics", "bye") }),
  fc.record({
    kind: fc.constant("follow-up" as const),
    concept: id,
    item,
    question: fc.constant("other" as const),
  }),
);

test("a button's id reads back to its meaning", () => {
  fc.assert(
    fc.property(pressable, (it) => {
      expect(readPress(spellPress(it))).toEqual(it);
    }),
  );
});

test("a button's id fits where platforms allow a hundred characters", () => {
  fc.assert(
    fc.property(pressable, (it) => {
      expect(spellPress(it).length).toBeLessThanOrEqual(90);
    }),
  );
});

test("whatever else is pressed is told apart from ours, and never throws", () => {
  fc.assert(
    fc.property(fc.string(), (it) => {
      if (!it.startsWith("m1:")) expect(readPress(it)).toEqual({ kind: "stale" });
      else readPress(it);
    }),
  );
});
