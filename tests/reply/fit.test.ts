import fc from "fast-check";
import { expect, test } from "vitest";
import { split } from "../../src/reply/fit.ts";

const words = (text: string) => text.split(/\s+/).filter((it) => /[^>`~]/.test(it));

const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const line = fc.array(word, { minLength: 1, maxLength: 40 }).map((it) => it.join(" "));
const lines = fc.array(line, { minLength: 1, maxLength: 8 });
const block = fc.oneof(
  lines.map((it) => it.join("\n")),
  lines.map((it) => it.map((text) => `> ${text}`).join("\n")),
  lines.map((it) => it.map((text) => `- ${text}`).join("\n")),
  lines.map((it) => `\`\`\`\`\n${it.join("\n").replaceAll("`", "'")}\n\`\`\`\``),
);
const markdown = fc.array(block, { maxLength: 12 }).map((it) => it.join("\n\n"));
const most = fc.integer({ min: 100, max: 2000 });

test("a learner gets every word of a long reply, in order, in parts that a platform takes", () => {
  fc.assert(
    fc.property(markdown, most, (text, limit) => {
      const parts = split(text, limit);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(limit);
        expect(part.trim()).not.toBe("");
      }
      const said = words(text).join("");
      const shown = parts.flatMap(words).join("");
      expect(shown.replace(/[>`~\s]/g, "")).toBe(said.replace(/[>`~\s]/g, ""));
    }),
  );
});

test("a learner never sees a word broken that would have fitted into a message", () => {
  const plain = fc
    .array(fc.string({ unit: fc.constantFrom(..."abcdefghij"), minLength: 1, maxLength: 20 }), {
      minLength: 1,
      maxLength: 400,
    })
    .map((it) => it.join(" "));
  fc.assert(
    fc.property(plain, most, (text, limit) => {
      expect(split(text, limit).flatMap(words)).toEqual(words(text));
    }),
  );
});

test("what fits into one message is sent as it is", () => {
  expect(split("**Cache.** A copy.\n\n> like a\n>\n> tray", 100)).toEqual([
    "**Cache.** A copy.\n\n> like a\n>\n> tray",
  ]);
  expect(split("  \n", 100)).toEqual([]);
});

test("a long reply is parted between paragraphs, and a long paragraph between sentences", () => {
  const first = `${"One sentence here. ".repeat(4)}End.`;
  const second = "Another paragraph of a few words.";
  expect(split(`${first}\n\n${second}`, 100)).toEqual([first, second]);

  const sentence = "This sentence has rather more than thirty characters.";
  expect(split(`${sentence} ${sentence} ${sentence}`, 120)).toEqual([
    `${sentence} ${sentence}`,
    sentence,
  ]);
});

test("a code block that goes on in the next message is code there too", () => {
  const code = Array.from({ length: 12 }, (_, i) => `  line ${i} of the program`).join("\n");
  const after = "What comes after it is no code. ".repeat(8);
  const parts = split(`Look:\n\`\`\`js\n${code}\n\`\`\`\n${after}`, 150);
  const coded = parts.filter((it) => it.includes("line"));
  expect(coded.length).toBeGreaterThan(1);
  for (const part of coded) expect(part).toMatch(/```js\n[^`]+\n```/);
  for (const part of parts) expect(part.split("```").length % 2).toBe(1);
  expect(parts.join("\n")).toContain("  line 7 of the program");
});

test("a picture that goes on in the next message is set apart there too", () => {
  const picture = Array.from({ length: 9 }, (_, i) => `> The cook fetches the salt, ${i}.`);
  for (const part of split(picture.join("\n"), 120)) expect(part).toMatch(/^(> .*\n?)+$/);
});

test("a letter with more accents than a message holds doesn't stop a reply", () => {
  const letter = `a${"\u0301".repeat(500)}`;
  const parts = split(letter, 100);
  expect(parts.join("")).toBe(letter);
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(100);
});
