import { expect, test } from "vitest";
import { isPrivate, waitsForWords } from "../../../adapters/shared/privacy.ts";
import type { Reply } from "../../../src/reply/reply.ts";
import { spellPress } from "../../../src/understand/press.ts";

const reply = (it: Partial<Reply>): Reply => ({
  move: "explain",
  concepts: [],
  blocks: [{ kind: "text", markdown: "So it is." }],
  actions: [],
  ...it,
});

test("explanations may be read by everybody", () => {
  for (const move of ["explain", "answer", "compare", "rephrase", "greet", "decline"] as const)
    expect(isPrivate(reply({ move }))).toBe(false);
});

test("questions, marks, progress, check-ins and files are their learner's own", () => {
  for (const move of [
    "quiz",
    "grade",
    "confirm",
    "correct",
    "mirror",
    "progress",
    "checkin",
  ] as const)
    expect(isPrivate(reply({ move }))).toBe(true);
  expect(isPrivate(reply({ private: true }))).toBe(true);
  expect(isPrivate(reply({ blocks: [{ kind: "file", name: "a", content: "b" }] }))).toBe(true);
});

test("whoever is asked for words finds a field for them", () => {
  const question = (choices: string[]) =>
    reply({
      move: "quiz",
      blocks: [{ kind: "question", prompt: "Why?", choices }],
      actions: [{ id: "m1:next", label: "Skip" }],
    });
  expect(waitsForWords(question([]))).toBe(true);
  expect(waitsForWords(question(["a", "b"]))).toBe(false);
  expect(waitsForWords(reply({ move: "quiz" }))).toBe(true);
  expect(waitsForWords(reply({ move: "clarify" }))).toBe(true);
  const keep = { id: spellPress({ kind: "keep-data" }), label: "Keep my data" };
  expect(waitsForWords(reply({ actions: [keep] }))).toBe(true);
  expect(waitsForWords(reply({}))).toBe(false);
});
