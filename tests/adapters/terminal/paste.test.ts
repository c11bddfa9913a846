import fc from "fast-check";
import { expect, test } from "vitest";
import { createPasteReader } from "../../../adapters/terminal/paste.ts";

const BEGIN = "\x1b[200~";
const END = "\x1b[201~";
const paste = (text: string) => BEGIN + text + END;

test("a pasted text of several lines is one line, and only Enter says it", () => {
  const read = createPasteReader();
  expect(read(`${paste("what is\r\n  caching,\rand why\n\nnot?\n")}\r`)).toBe(
    "what is caching, and why not? \r",
  );
});

test("what is pasted moves no cursor and colours nothing", () => {
  expect(createPasteReader()(paste("a\x1b[2Jb\x03\x04c\x1b]0;d\x07"))).toBe("abc");
});

test("keys are passed on as they are, at once", () => {
  const read = createPasteReader();
  for (const keys of ["a", "\x1b", "\x1b[A", "\x03", "\r", "ä", "\x1bOC"]) {
    expect(read(keys)).toBe(keys);
  }
});

test("it makes no difference in what pieces keys and pastes come in", () => {
  const typed = fc.array(
    fc.oneof(
      fc.constantFrom("a", "é", "\r", "\x1b[A", "\x7f", " "),
      fc.string({ maxLength: 20 }).map(paste),
      fc.constant(paste("a\nb")),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(typed, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (all, cuts) => {
      const input = `${all.join("")}x`;
      const whole = createPasteReader()(input);
      const read = createPasteReader();
      let got = "";
      for (let at = 0, i = 0; at < input.length; i += 1) {
        // A lone escape is a key of its own; terminals don't send less than a mark's first two characters.
        let size = cuts[i % cuts.length] ?? 1;
        if (input[at + size - 1] === "\x1b") size += 1;
        got += read(input.slice(at, at + size));
        at += size;
      }
      expect(got).toBe(whole);
    }),
  );
});

test("a book that is pasted doesn't stop the terminal", () => {
  expect(createPasteReader()(paste("page ".repeat(1_000_000))).length).toBeLessThan(5_000);
});
