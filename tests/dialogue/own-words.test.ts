import fc from "fast-check";
import { expect, test } from "vitest";
import { conceptId, itemId, learnerId } from "../../src/ids.ts";
import type { Mark } from "../../src/learning/marker.ts";
import { createInProcessStore } from "../../src/storage/in-process.ts";
import type { MarkMeaning } from "../../src/understand/mark-meaning.ts";
import { readPress, spellPress } from "../../src/understand/press.ts";
import { concept, library, open } from "../support/library.ts";
import { meet, mindOf, realMind } from "../support/meet.ts";

const stove = concept(
  "stove",
  { definition: "plain", campfire: "analogy" },
  {
    points: [
      { says: "It makes heat.", also: ["things get hot on it"] },
      { says: "Pots stand on it.", also: ["the pan goes on top"] },
      { says: "It can be turned down.", also: ["less flame when you like"] },
    ],
    misconceptions: { "It cools the food": "It heats it; the fridge cools." },
    quiz: [open("When would you turn it down?", "Before it boils over.", [2])],
    related: ["oven"],
  },
);
const oven = concept("oven");
const [cools] = stove.misconceptions;

const mind = await mindOf(library(stove, oven));

/** A learner who has just been told of the stove, by a mentor who marks what they say so. */
async function told(judged: Mark["judged"], mark: Partial<Mark> = {}) {
  const verdict = {
    fits: "right",
    misconception: "wrong",
    "too-little": "partly",
    unsure: "unsure",
  } as const;
  const marker = {
    mark: (): Mark => ({ concept: stove.id, judged, verdict: verdict[judged], ...mark }),
  };
  const store = createInProcessStore();
  const ana = meet("ana", { mind: { ...mind, marker }, store });
  await ana.says("what is a stove?");
  const events = async () =>
    (await store.everything(learnerId("ana"))).events.filter((it) => it.kind !== "met");
  return { ana, events };
}

const version = "so it's a place where pots get hot";

test("a version that fits is confirmed in the author's words, with another point and a way on", async () => {
  const { ana, events } = await told("fits", { nearest: 0 });
  const reply = await ana.says(version);

  expect(reply).toMatchObject({ move: "confirm", verdict: "right", concepts: ["stove"] });
  expect(reply.text).toContain("It makes heat.");
  expect(reply.text).toContain("Pots stand on it.");
  expect(reply.text).toContain("**oven**");
  expect(reply.text).not.toMatch(/perfect|you said/i);
  expect(await events()).toMatchObject([{ kind: "paraphrased", verdict: "right" }]);
});

test("a version near a misconception is asked about, never called wrong", async () => {
  const { ana, events } = await told("misconception", { misconception: cools?.id ?? itemId("") });
  const reply = await ana.says(version);

  expect(reply).toMatchObject({ move: "correct", verdict: "wrong" });
  expect(reply.text).toContain("do you mean that *it cools the food*?");
  expect(reply.text).toContain("It heats it; the fridge cools.");
  expect(reply.text).not.toMatch(/\bwrong\b|incorrect/i);
  expect(reply.actions.map((it) => it.label)).toEqual([
    "Yes, that's what I thought",
    "No, I meant something else",
  ]);
  expect(await events()).toEqual([]);
});

test.for(["yes", "yeah that's what I thought", "exactly"])(
  "a learner who says %o to a misconception is thanked, and it is remembered",
  async (said) => {
    const { ana, events } = await told("misconception", { misconception: cools?.id ?? itemId("") });
    await ana.says(version);
    const reply = await ana.says(said);

    expect(reply).toMatchObject({ move: "correct", concepts: ["stove"] });
    expect(reply.text).toContain("1. It makes heat.");
    expect(await events()).toMatchObject([{ kind: "believed", misconception: cools?.id }]);
  },
);

test.for(["no", "not really", "no, something else"])(
  "a learner who says %o to a misconception gets the points to compare",
  async (said) => {
    const { ana, events } = await told("misconception", { misconception: cools?.id ?? itemId("") });
    await ana.says(version);

    expect(await ana.says(said)).toMatchObject({ move: "mirror", verdict: "unsure" });
    expect(await events()).toEqual([]);
  },
);

test("a learner who says at once what they meant instead is marked by that", async () => {
  const { ana } = await told("misconception", { misconception: cools?.id ?? itemId("") });
  await ana.says(version);

  expect(await ana.says("no, I mean that the food gets warm on it")).toMatchObject({
    move: "correct",
  });
});

test("thanks after a misconception was asked about are no yes", async () => {
  const { ana, events } = await told("misconception", { misconception: cools?.id ?? itemId("") });
  await ana.says(version);

  expect((await ana.says("right, thanks!")).move).not.toBe("correct");
  expect(await events()).toEqual([]);
});

test("the mentor says so when it can't tell, and the learner ticks the points", async () => {
  const { ana, events } = await told("unsure");
  const reply = await ana.says(version);
  expect(reply).toMatchObject({ move: "mirror", verdict: "unsure" });
  expect(reply.text).toContain(
    "1. It makes heat.\n2. Pots stand on it.\n3. It can be turned down.",
  );

  const ticked = await ana.presses(/^2\./);
  expect(ticked.text).toContain("2. ✓ Pots stand on it.");
  expect((await ana.presses(/^1\./)).text).toContain("1. ✓ It makes heat.");
  expect((await ana.presses(/✓ 2\./)).text).toContain("2. Pots stand on it.");
  expect(await events()).toEqual([]);

  const rest = await ana.presses(/that's all/i);
  expect(rest).toMatchObject({ move: "mirror", verdict: "partly" });
  expect(rest.text).toContain("**Pots stand on it.**");
  expect(rest.text).toContain("The pan goes on top");
  expect(rest.text).not.toContain("It makes heat.");
  expect(await events()).toMatchObject([{ kind: "paraphrased", verdict: "partly", ticked: [0] }]);
});

test("points can be ticked in words, all at once", async () => {
  const { ana, events } = await told("unsure");
  await ana.says(version);
  const rest = await ana.says("1 and 3");

  expect(rest.text).toContain("**Pots stand on it.**");
  expect(await events()).toMatchObject([{ kind: "paraphrased", ticked: [0, 2] }]);
});

test("a learner whose version holds every point hears so, and is led on", async () => {
  const { ana } = await told("unsure");
  await ana.says(version);
  const reply = await ana.says("all of them");

  expect(reply).toMatchObject({ move: "confirm", verdict: "right" });
  expect(reply.text).toContain("**oven**");
});

test("a learner who ticks nothing is told all points, and nothing unkind", async () => {
  const { ana } = await told("unsure");
  await ana.says(version);
  const reply = await ana.says("none");

  expect(reply.text).toContain("**It can be turned down.**");
  expect(reply.text).not.toMatch(/unfortunately|sadly|wrong|fail/i);
});

test("a question between the points and the ticks is answered as ever", async () => {
  const { ana } = await told("unsure");
  await ana.says(version);

  expect(await ana.says("what is an oven?")).toMatchObject({ move: "explain", concepts: ["oven"] });
});

test("a version that says too little is asked about one point more", async () => {
  const { ana, events } = await told("too-little", { nearest: 1 });
  const reply = await ana.says("so it's a hot thing");

  expect(reply).toMatchObject({ move: "mirror", verdict: "partly" });
  expect(reply.text).toContain("When would you turn it down?");
  expect(await events()).toEqual([]);
});

test.for([
  "that's not what I meant",
  "not what i said",
  "you misunderstood me",
  "but I was right",
  "I disagree",
])("a learner who objects with %o is believed, and nothing counts against them", async (said) => {
  const { ana, events } = await told("too-little", { nearest: 1 });
  await ana.says("so it's a hot thing");
  const reply = await ana.says(said);

  expect(reply).toMatchObject({ move: "mirror", verdict: "unsure" });
  expect(reply.text).toContain("1. It makes heat.");
  expect(await events()).toMatchObject([{ kind: "disputed", concept: "stove" }]);
});

test("the button under a confirmation objects too", async () => {
  const { ana, events } = await told("fits", { nearest: 0 });
  await ana.says(version);

  expect(await ana.presses(/not what i meant/i)).toMatchObject({ move: "mirror" });
  expect((await events()).map((it) => it.kind)).toEqual(["paraphrased", "disputed"]);
});

test("asked for their own words, a learner may say them in any form", async () => {
  const { ana } = await told("fits", { nearest: 0 });
  expect(await ana.presses(/in my own words/i)).toMatchObject({
    move: "quiz",
    concepts: ["stove"],
  });

  expect(await ana.says("when pots need heat")).toMatchObject({ move: "confirm" });
});

test.for([
  ["what is an oven?", "explain"],
  ["simpler", "rephrase"],
  ["recap", "recap"],
  ["never mind", "acknowledge"],
])("asked for their own words, a learner may say %o instead", async ([said, move]) => {
  const { ana } = await told("fits", { nearest: 0 });
  await ana.presses(/in my own words/i);

  expect(await ana.says(said ?? "")).toMatchObject({ move });
});

test("a long version with 'in other words' or 'for example' in it is no wish for those", async () => {
  const { ana } = await told("fits", { nearest: 0 });

  for (const said of [
    "so in other words the pots get hot while they stand there",
    "so in plain words it bakes bread like an oven, just with flames under the pan",
    "you put pots on it, for example one with soup, and it heats them",
  ]) {
    expect(await ana.says(said)).toMatchObject({ move: "confirm" });
  }
});

test("in the very conversation that Mentor must hold, plan B and plan C are confirmed", async () => {
  const ana = meet("ana", { mind: await realMind() });
  await ana.says(
    "But what about fault tolerance? How can a system keep running if one part fails?",
  );
  await ana.says("But what if multiple stations fail? Wouldn't the whole system collapse?");

  expect(
    await ana.says("I see. So, it's like having a plan B and plan C in case plan A fails?"),
  ).toMatchObject({ move: "confirm", concepts: ["redundancy"] });
});

test("a button about a version reads back to its meaning and fits every platform", () => {
  const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,34}$/).map(conceptId);
  const meaning: fc.Arbitrary<MarkMeaning> = fc.oneof(
    fc.record({
      kind: fc.constant("means" as const),
      concept: id,
      misconception: fc.stringMatching(/^[a-z0-9]{6}$/).map(itemId),
      holds: fc.boolean(),
    }),
    fc.record({ kind: fc.constant("tick" as const), concept: id, point: fc.nat(9) }),
    fc.record({ kind: fc.constant("ticked" as const), concept: id }),
    fc.record({ kind: fc.constant("disputes" as const), concept: id }),
  );
  fc.assert(
    fc.property(meaning, (it) => {
      expect(readPress(spellPress(it))).toEqual(it);
      expect(spellPress(it).length).toBeLessThanOrEqual(90);
    }),
  );
});
