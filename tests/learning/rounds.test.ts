import { expect, test } from "vitest";
import type { Concept } from "../../src/content/model.ts";
import { type ConceptId, type ItemId, itemId } from "../../src/ids.ts";
import { learn } from "../../src/learning/learn.ts";
import { priorities } from "../../src/learning/priorities.ts";
import { planRound } from "../../src/learning/rounds.ts";
import type { LearningEvent } from "../../src/memory/events.ts";
import { type Learner, newLearner } from "../../src/memory/learner.ts";
import { library } from "../support/library.ts";
import { fridge, oven, stove } from "../support/quizzes.ts";

const kitchen = library(stove, oven, fridge);
const TODAY = "2026-11-22";
const NOON = Date.parse(`${TODAY}T12:00:00Z`);

const met = (concept: ConceptId): LearningEvent => ({ kind: "met", at: NOON, concept });
const answered = (
  concept: Concept,
  day: string,
  verdict: "right" | "wrong",
  more: { misconception?: ItemId } = {},
): LearningEvent => ({
  kind: "answered",
  at: Date.parse(`${day}T12:00:00Z`),
  day,
  concept: concept.id,
  item: concept.quiz[0]?.id ?? itemId(""),
  verdict,
  hints: 0,
  from: "learner",
  ...more,
});

const learnt = (...events: LearningEvent[]): Learner => learn(newLearner(), events);

const first = (learner: Learner) => priorities(kitchen, learner, TODAY)[0];
const plan = (learner: Learner, more = {}) =>
  planRound({
    library: kitchen,
    learner,
    at: NOON,
    day: TODAY,
    read: [],
    count: 3,
    chance: () => 0,
    ...more,
  });

test("each concept that a learner has met says why it is worth asking now", () => {
  const learner = learnt(
    met(fridge.id),
    answered(oven, "2026-11-10", "right"),
    answered(stove, "2026-11-20", "wrong"),
  );
  const reasons = new Map(
    priorities(kitchen, learner, TODAY).map((it) => [String(it.concept.id), it.reason]),
  );

  expect(Object.fromEntries(reasons)).toEqual({
    oven: { kind: "due", days: 12 },
    stove: { kind: "missed" },
    fridge: { kind: "read" },
  });
});

test("what a question helps most comes first: what fades before what was only just read or answered", () => {
  const learner = learnt(
    met(fridge.id),
    answered(oven, TODAY, "right"),
    answered(stove, "2026-11-10", "right"),
  );

  expect(priorities(kitchen, learner, TODAY).map((it) => it.concept.id)).toEqual([
    "stove",
    "oven",
    "fridge",
  ]);
});

test("what was missed today is asked before what was right today", () => {
  const learner = learnt(answered(fridge, TODAY, "right"), answered(stove, TODAY, "wrong"));

  expect(first(learner)).toMatchObject({ concept: { id: "stove" }, reason: { kind: "missed" } });
});

test("what a learner took for true and isn't comes first of all", () => {
  const learner = learnt(answered(stove, "2026-11-20", "wrong"), {
    ...answered(oven, "2026-11-19", "wrong"),
    misconception: "cold",
  } as LearningEvent);

  expect(first(learner)).toMatchObject({
    concept: { id: "oven" },
    reason: { kind: "misconception" },
  });
});

test("what something missed builds on is asked too, before what nothing missed builds on, and says why", () => {
  const learner = learnt(answered(oven, TODAY, "wrong"), answered(fridge, TODAY, "right"));

  expect(priorities(kitchen, learner, TODAY)[0]).toMatchObject({
    concept: { id: "stove" },
    reason: { kind: "needed", by: { id: "oven" } },
  });
});

test("of two that are due the one that has faded more comes first", () => {
  const learner = learnt(
    answered(oven, "2026-11-15", "right"),
    answered(stove, "2026-11-01", "right"),
  );

  expect(first(learner)?.concept.id).toBe("stove");
});

test("a round asks about as many concepts as it can, and about one twice before it is short", () => {
  const two = plan(learnt(met(stove.id), met(oven.id)));

  expect(two).toHaveLength(3);
  expect(new Set(two.map((it) => it.concept))).toEqual(new Set(["stove", "oven"]));
  expect(new Set(two.map((it) => it.item)).size).toBe(3);
});

test("a round begins with what the learner has just heard about", () => {
  const learner = learnt(answered(stove, "2026-11-20", "wrong"), met(fridge.id));

  expect(plan(learner, { first: fridge.id })[0]?.concept).toBe("fridge");
});

test("a question in own words may end a round, and never begins one", () => {
  const [one, , three] = plan(learnt(met(stove.id)), { only: [stove.id] });
  const kindOf = (item: string | undefined) => stove.quiz.find((it) => it.id === item)?.kind;

  expect(kindOf(one?.item)).not.toBe("open");
  expect(kindOf(three?.item)).toBe("open");
});

test("what was asked within a day is not asked, and what was asked longest ago comes first after that", () => {
  const [a, b, c] = fridge.quiz.map((it) => it.id) as [ItemId, ItemId, ItemId];
  const ago = (hours: number) => NOON - hours * 3_600_000;
  const learner: Learner = {
    ...newLearner(),
    profile: {
      ...newLearner().profile,
      asked: [
        { concept: fridge.id, item: b, at: ago(90) },
        { concept: fridge.id, item: c, at: ago(50) },
        { concept: fridge.id, item: a, at: ago(23) },
      ],
    },
  };

  expect(plan(learner, { only: [fridge.id] }).map((it) => it.item)).toEqual([b, c]);
});
