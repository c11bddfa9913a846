import { expect, test } from "vitest";
import { readTyped } from "../../../adapters/terminal/receive.ts";

const actions = [
  { id: "m1:rephrase:caching:simpler", label: "Simpler" },
  { id: "m1:follows", label: "Got it" },
];
const text = (it: string) => ({ kind: "said", said: { kind: "text", text: it } });
const press = (it: string) => ({ kind: "said", said: { kind: "press", action: it } });

test.for([
  ["1", press("m1:rephrase:caching:simpler")],
  [" 2 ", press("m1:follows")],
  ["[2]", press("m1:follows")],
  ["2.", press("m1:follows")],
  ["3", text("3")],
  ["0", text("0")],
  ["2 machines", text("2 machines")],
  ["  what is caching? ", text("what is caching?")],
  ["\x1b[31m\x07what is caching?\x1b[0m", text("what is caching?")],
  ["/quiz caching", text("/quiz caching")],
  ["", { kind: "nothing" }],
  [" \t", { kind: "nothing" }],
  ["/quit", { kind: "quit" }],
  ["/QUIT ", { kind: "quit" }],
  ["/help", { kind: "help" }],
] as const)("a learner who types %j is understood", ([line, meant]) => {
  expect(readTyped(line, actions)).toEqual(meant);
});

test("where no buttons are shown, a number is an answer", () => {
  expect(readTyped("1", [])).toEqual(text("1"));
});
