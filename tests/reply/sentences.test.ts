import fc from "fast-check";
import { expect, test } from "vitest";
import { firstSentence, inARow, shortened } from "../../src/reply/sentences.ts";

test.for([
  ["A copy kept near. It may be old.", "A copy kept near."],
  ["A copy,\nkept near. It may\nbe old.", "A copy, kept near."],
  ["A store, e.g. Redis, keeps it. It may be old.", "A store, e.g. Redis, keeps it."],
  ["**Caching. A copy.** It is kept near. It may be old.", "**Caching. A copy.** It is kept near."],
  ["One paragraph\n\nAnother.", "One paragraph"],
  ["", ""],
])("the first sentence of %j is told", ([text = "", sentence = ""]) => {
  expect(firstSentence(text)).toBe(sentence);
});

test("things are named as they are in a spoken sentence", () => {
  expect(inARow([])).toBe("");
  expect(inARow(["a"])).toBe("a");
  expect(inARow(["a", "b"])).toBe("a and b");
  expect(inARow(["a", "b", "c"], "or")).toBe("a, b or c");
});

test("a button's label fits, ends at a word and keeps every character whole", () => {
  expect(shortened("What if several parts fail at once?", 20)).toBe("What if several…");
  expect(shortened("short", 20)).toBe("short");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const label = shortened(text, most);
      expect(label.length).toBeLessThanOrEqual(most);
      expect(label.isWellFormed()).toBe(true);
      expect(text.startsWith(label.replace(/…$/, "").trimEnd()) || label === text).toBe(true);
    }),
  );
});
