import { expect, test } from "vitest";
import { receive } from "../../../adapters/pipe/receive.ts";

const NOW = Date.UTC(2026, 10, 22, 12);
const ana = { learner: "ana", conversation: "dm:ana" };
const line = (value: unknown) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
const incoming = { ...ana, at: NOW };

test.for([
  ["a text", { ...ana, text: "hi" }, { kind: "text", text: "hi" }],
  ["a text of nothing", { ...ana, text: "" }, { kind: "text", text: "" }],
  [
    "a text that lacks half a character",
    `{"learner":"ana","conversation":"dm:ana","text":"\\ud800"}`,
    { kind: "text", text: "\ud800" },
  ],
  [
    "a line of an editor that ends lines with two characters",
    `${JSON.stringify({ ...ana, text: "hi" })}\r`,
    { kind: "text", text: "hi" },
  ],
  [
    "a line of an editor that begins files with a mark",
    `\ufeff${JSON.stringify({ ...ana, text: "hi" })}`,
    { kind: "text", text: "hi" },
  ],
  ["a press", { ...ana, press: "m1:next" }, { kind: "press", action: "m1:next" }],
  ["a press of something unheard of", { ...ana, press: "" }, { kind: "press", action: "" }],
] as const)("%s is what a learner does, now", ([, value, said]) => {
  expect(receive(line(value), NOW)).toEqual({ ...incoming, said });
});

test.for([
  ["2026-11-02T09:00:00Z", Date.UTC(2026, 10, 2, 9)],
  ["2026-11-02T09:00:00.250+02:00", Date.UTC(2026, 10, 2, 7, 0, 0, 250)],
] as const)("a line said at %s is said then", ([at, time]) => {
  expect(receive(line({ ...ana, text: "hi", at }), NOW)).toMatchObject({ at: time });
});

test.for([
  ["", "not JSON"],
  ["{", "not JSON"],
  ["[]", "not an object"],
  ["null", "not an object"],
  ['"hi"', "not an object"],
  [{ ...ana }, '"text" is missing'],
  [{ ...ana, text: 3 }, '"text" is missing or no string'],
  [{ ...ana, press: null }, '"press" is missing or no string'],
  [{ learner: "ana", text: "hi" }, '"conversation" is missing'],
  [{ ...ana, learner: "", text: "hi" }, '"learner" is empty'],
  [{ ...ana, learner: "a".repeat(513), text: "hi" }, '"learner" is longer than 512 characters'],
  [{ ...ana, text: "hi", press: "m1:next" }, '"text" is not known here'],
  [{ ...ana, text: "hi", txt: "ho" }, '"txt" is not known here'],
  [{ ...ana, text: "hi", at: "yesterday" }, '"at" is no time'],
  [{ ...ana, text: "hi", at: "2026-02-30T09:00:00Z" }, '"at" is no time'],
  [{ ...ana, text: "hi", at: 1_700_000_000_000 }, '"at" is no time'],
] as const)("an author who writes %j reads what is wrong with it", ([value, fault]) => {
  expect(receive(line(value), NOW)).toContain(fault);
});

test("an author hears of bytes that are no text, and of a line that is too long", () => {
  const broken = Buffer.concat([line('{"text":"'), Buffer.from([0xff, 0xfe]), line('"}')]);
  expect(receive(broken, NOW)).toContain("not UTF-8");
  expect(receive(undefined, NOW)).toContain("longer than");
});
