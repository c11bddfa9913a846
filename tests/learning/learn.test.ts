import { expect, test } from "vitest";
import { conceptId, itemId } from "../../src/ids.ts";
import { readCard } from "../../src/learning/cards.ts";
import { dayNumber, dayOf } from "../../src/learning/days.ts";
import { learn, rebuild } from "../../src/learning/learn.ts";
import { streakOn } from "../../src/learning/streak.ts";
import type { LearningEvent } from "../../src/memory/events.ts";
import { newLearner } from "../../src/memory/learner.ts";

const stove = conceptId("stove");

const answered = (
  day: string,
  verdict: "right" | "partly" | "wrong",
  more: Partial<Extract<LearningEvent, { kind: "answered" }>> = {},
): LearningEvent => ({
  kind: "answered",
  at: Date.parse(`${day}T12:00:00Z`),
  day,
  concept: stove,
  item: itemId(`q-${day}`),
  verdict,
  hints: 0,
  from: "learner",
  ...more,
});

const after = (...events: LearningEvent[]) => learn(newLearner(), events);
const cardAfter = (...events: LearningEvent[]) => readCard(after(...events).cards.get(stove));

test("a learner who needed a hint is asked again as soon as one who missed it", () => {
  const helped = cardAfter(answered("2026-11-02", "right", { hints: 1 }));

  expect(helped).toEqual(cardAfter(answered("2026-11-02", "wrong")));
  expect(helped?.due).toBe(dayNumber("2026-11-03"));
});

test("half an answer counts as missed", () => {
  expect(cardAfter(answered("2026-11-02", "partly"))?.missed).toBe(true);
});

test("what was missed stays missed that day, even if the next answer is right, and is gone once it is known later", () => {
  const missed = after(answered("2026-11-02", "wrong"));
  const sameDay = learn(missed, [answered("2026-11-02", "right", { item: itemId("other") })]);
  const nextDay = learn(sameDay, [answered("2026-11-03", "right")]);

  expect(missed.profile.missed).toMatchObject([{ concept: "stove" }]);
  expect(sameDay.profile.missed).toMatchObject([{ concept: "stove", regained: true }]);
  expect(nextDay.profile.missed).toEqual([]);
});

test("a learner who puts it in their own words, and rightly, has practised and knows what they missed before", () => {
  const missed = after(answered("2026-11-02", "wrong"));
  const said = { kind: "paraphrased", at: 0, concept: stove, verdict: "right" } as const;

  const nextDay = learn(missed, [{ ...said, day: "2026-11-03" }]);

  expect(nextDay.profile).toMatchObject({ missed: [], streak: { days: 2 } });
  expect(readCard(nextDay.cards.get(stove))).toMatchObject({ missed: false, answers: 2 });
});

test("a learner who knows it clears what they missed, and what they had wrong", () => {
  const wrong = after(answered("2026-11-02", "wrong", { misconception: itemId("cold") }));
  const known = learn(wrong, [{ kind: "known", at: 0, day: "2026-11-02", concept: stove }]);

  expect(wrong.profile.believed).toMatchObject([{ concept: "stove", misconception: "cold" }]);
  expect(known.profile).toMatchObject({ missed: [], believed: [] });
});

test("a log that was stored and read again rebuilds the same cards", () => {
  const log: LearningEvent[] = [
    { kind: "met", at: 1, concept: stove },
    answered("2026-11-02", "wrong"),
    answered("2026-11-03", "right"),
    { kind: "known", at: 2, day: "2026-11-05", concept: stove },
    { kind: "ask-again", at: 3, day: "2026-11-08", concept: stove },
    answered("2026-11-08", "right"),
  ];

  expect(rebuild(JSON.parse(JSON.stringify(log)))).toEqual(after(...log));
});

test.for<[string, string[], string, number]>([
  ["days one after another count", ["2026-11-02", "2026-11-03", "2026-11-04"], "2026-11-04", 3],
  ["two answers on a day are one day", ["2026-11-02", "2026-11-02"], "2026-11-02", 1],
  ["a weekend off is forgiven", ["2026-11-06", "2026-11-09"], "2026-11-09", 2],
  ["three days off end it", ["2026-11-02", "2026-11-06"], "2026-11-06", 1],
  ["it stands while a day off may still be forgiven", ["2026-11-02"], "2026-11-05", 1],
  ["it is over after that", ["2026-11-02", "2026-11-03"], "2026-11-07", 0],
])("of a streak: %s", ([, days, today, count]) => {
  const { streak } = after(...days.map((it) => answered(it, "wrong"))).profile;

  expect(streakOn(streak, today)).toBe(count);
});

test.for<[string, string | undefined, string]>([
  ["2026-11-02T23:30:00Z", "Asia/Tokyo", "2026-11-03"],
  ["2026-11-02T00:30:00Z", "America/Los_Angeles", "2026-11-01"],
  ["2026-11-02T12:00:00Z", "Pacific/Kiritimati", "2026-11-03"],
  ["2026-11-02T12:00:00Z", undefined, "2026-11-02"],
  ["2026-11-02T12:00:00Z", "Nowhere/Land", "2026-11-02"],
])("at %s in %s it is the learner's own day %s", ([at, zone, day]) => {
  expect(dayOf(Date.parse(at), zone)).toBe(day);
});
