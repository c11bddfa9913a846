import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { createMetrics } from "../adapters/watch/metrics.ts";

const read = (name: string) => readFileSync(new URL(`../ops/${name}`, import.meta.url), "utf8");

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: Readonly<Record<string, string>>;
}
interface Panel {
  readonly title: string;
  readonly gridPos: { x: number; y: number; w: number; h: number };
  readonly targets: readonly { readonly expr: string }[];
}
const rules: readonly Rule[] = parse(read("alerts.yaml")).groups.flatMap(
  (it: { rules: readonly Rule[] }) => it.rules,
);
const panels: readonly Panel[] = JSON.parse(read("dashboard.json")).panels;

test("every metric that an alert or the dashboard names is one that Mentor tells", async () => {
  const text = await createMetrics().write({ at: 0, parts: [] });
  const told = new Set([...text.matchAll(/^# TYPE (\w+) /gm)].map((it) => it[1]));
  // Prometheus itself tells this one.
  told.add("up");

  const expressions = [...rules, ...panels.flatMap((it) => it.targets)].map((it) => it.expr);
  const named = expressions.flatMap((it) => namesIn(it)).map((it) => it.replace(/_bucket$/, ""));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((it) => !told.has(it))).toEqual([]);
});

test("whatever Mentor counts of its own stands on the dashboard", async () => {
  const text = await createMetrics().write({ at: 0, parts: [] });
  const own = [...text.matchAll(/^# TYPE (mentor_\w+) /gm)].map((it) => it[1] ?? "");
  const shown = panels.flatMap((it) => it.targets).map((it) => it.expr);

  expect(own.filter((name) => !shown.some((it) => it.includes(name)))).toEqual([]);
});

test("whoever is alerted hears what is the matter and where to look", () => {
  expect(new Set(rules.map((it) => it.alert)).size).toBe(rules.length);
  for (const { annotations } of rules)
    expect(Object.keys(annotations).sort()).toEqual(["cure", "summary"]);
});

test("no panel of the dashboard covers another", () => {
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`),
  );

  expect(new Set(cells).size).toBe(cells.length);
});

/** The metrics in an expression: its words, but for functions, label names, what is matched, and durations. */
function namesIn(expression: string): string[] {
  return [
    ...expression
      .replace(/\{[^}]*\}|\[[^\]]*\]|\bby \([^)]*\)/g, " ")
      .matchAll(/\b([a-z]\w*)\b(?!\s*\()/g),
  ]
    .map((it) => it[1] ?? "")
    .filter((it) => !["by", "or", "e9"].includes(it));
}
