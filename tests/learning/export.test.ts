import { expect, test } from "vitest";
import { exportFiles } from "../../src/learning/export.ts";
import { learn } from "../../src/learning/learn.ts";
import type { LearningEvent } from "../../src/memory/events.ts";
import { newLearner } from "../../src/memory/learner.ts";
import { choice, concept, library } from "../support/library.ts";

const odd = concept("odd", undefined, {
  quiz: [
    choice('What is "odd", here?', "*A comma, and a\nline", 'A "quote"', "#hash"),
    choice("What is even?", "*Two", "One"),
  ],
});
const [first, second] = odd.quiz;

const missed = (index: 0 | 1, verdict: "right" | "wrong"): LearningEvent => ({
  kind: "answered",
  at: 1,
  day: "2026-11-02",
  concept: odd.id,
  item: (index === 0 ? first : second)?.id ?? ("" as never),
  verdict,
  hints: 0,
  from: "learner",
});

const filesOf = (...events: LearningEvent[]) =>
  exportFiles(library(odd), { learner: learn(newLearner(), events), events, conversations: [] });

/** Reads CSV with quoted fields as RFC 4180 has it. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    rows.at(-1)?.push((quoted ?? plain ?? "").replaceAll('""', '"'));
    if (end === "\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

test("what was missed reads back from the file for Anki word for word, whatever marks it has", () => {
  const csv = filesOf(missed(0, "wrong"), missed(1, "right"))[1]?.content ?? "";
  const lines = csv.split("\n");
  const body = lines.slice(lines.findIndex((it) => !it.startsWith("#"))).join("\n");

  expect(lines[0]).toBe("#separator:Comma");
  expect(rowsOf(body)).toEqual([
    [
      'What is "odd", here?\n- A comma, and a\nline\n- A "quote"\n- #hash',
      "A comma, and a\nline\nbecause of A comma, and a\nline",
      "mentor odd",
    ],
  ]);
});

test("a question missed twice is one card", () => {
  const csv = filesOf(missed(1, "wrong"), missed(1, "wrong"))[1]?.content ?? "";

  expect(csv.match(/What is even/g)).toHaveLength(1);
});

test("cards are told with their days as dates", () => {
  const json = JSON.parse(filesOf(missed(1, "wrong"))[0]?.content ?? "");

  expect(json.cards.odd).toMatchObject({ last: "2026-11-02", due: "2026-11-03", missed: true });
});
