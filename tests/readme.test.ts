import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { settingsTable } from "../src/config.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("an operator finds every variable in the README, as Mentor reads it", () => {
  expect(readme).toContain(settingsTable());
});

test("every command that the README names is there", () => {
  const { scripts } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const named = [...readme.matchAll(/npm run (?:--silent )?([a-z-]+)/g)].map((it) => it[1] ?? "");

  expect(named.filter((it) => !(it in scripts))).toEqual([]);
});
