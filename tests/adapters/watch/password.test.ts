import { expect, test } from "vitest";
import { createTally } from "../../../adapters/watch/lately.ts";
import { createDoor } from "../../../adapters/watch/password.ts";

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
const RIGHT = basic("admin:correct horse battery");

test("an operator gets in with the password, and nobody without it", () => {
  const door = createDoor("correct horse battery", () => 0);

  expect(door.knock(RIGHT, "here")).toBe("in");
  for (const it of [
    undefined,
    "",
    "Bearer x",
    basic("admin:wrong"),
    basic("root:correct horse battery"),
  ])
    expect(door.knock(it, "here")).toBe("unknown");
});

test("whoever guesses has to wait, and others needn't", () => {
  let now = 0;
  const door = createDoor("correct horse battery", () => now);
  for (let i = 0; i < 5; i += 1) door.knock(basic(`admin:guess ${i}`), "there");

  expect(door.knock(RIGHT, "there")).toBe("too-often");
  expect(door.knock(RIGHT, "here")).toBe("in");
  now += 70_000;
  expect(door.knock(RIGHT, "there")).toBe("in");
});

test("whoever guesses from many places has no more guesses than that", () => {
  const door = createDoor("correct horse battery", () => 0);
  for (let i = 0; i < 1_000; i += 1) door.knock(basic(`admin:guess ${i}`), `place ${i}`);

  expect(door.knock(RIGHT, "there")).toBe("too-often");
});

test("a tally counts what happened within ten minutes, and forgets what was before", () => {
  let now = 0;
  const tally = createTally(600_000, () => now);
  for (let minute = 0; minute < 30; minute += 1) {
    now = minute * 60_000;
    tally.add();
  }

  expect(tally.count()).toBe(10);
  now += 600_000;
  expect(tally.count()).toBe(0);
});
