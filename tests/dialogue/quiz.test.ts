import { expect, test } from "vitest";
import type { Mark } from "../../src/learning/marker.ts";
import type { Question } from "../support/asked.ts";
import { asked, right, wrong } from "../support/asked.ts";
import { library } from "../support/library.ts";
import { type Friend, type Heard, meet, mindOf } from "../support/meet.ts";
import { fridge, oven, stove } from "../support/quizzes.ts";

const concepts = [stove, oven, fridge];
const mind = await mindOf(library(...concepts));

const question = (heard: Heard): Question => asked(concepts, heard);
const answerRight = (who: Friend, heard: Heard) => who.says(right(concepts, heard));
const answerWrong = (who: Friend, heard: Heard) => who.says(wrong(concepts, heard));

test.for([
  "quiz me on the stove",
  "test me on stove please",
  "give me a question about the stove",
  "/quiz stove",
])("a learner who says %o is asked about just that", async (said) => {
  const heard = await meet("ana", { mind }).says(said);

  expect(heard).toMatchObject({ move: "quiz", concepts: ["stove"] });
  expect(heard.text).toContain(question(heard).item.question);
});

test.for(["quiz me", "quiz", "another quiz please", "quiz me on this"])(
  "right after an explanation, %o asks about what was explained",
  async (said) => {
    const ana = meet("ana", { mind });
    await ana.says("what is an oven");

    expect(await ana.says(said)).toMatchObject({ move: "quiz", concepts: ["oven"] });
  },
);

test("the button under an explanation quizzes on it", async () => {
  const ana = meet("ana", { mind });
  await ana.says("what is a fridge");

  expect(await ana.presses(/quiz/i)).toMatchObject({ move: "quiz", concepts: ["fridge"] });
});

test("the first buttons of a question are its answers, in the order shown", async () => {
  const heard = await meet("ana", { mind }).says("quiz me on the stove");

  const shown = question(heard).shown.map((it, i) =>
    question(heard).item.kind === "true-or-false" ? it : `${i + 1}. ${it}`,
  );
  expect(heard.actions.map((it) => it.label).slice(0, shown.length)).toEqual(shown);
  expect(heard.actions.slice(shown.length).map((it) => it.label)).toEqual([
    "Hint",
    "I don't know",
    "Skip",
    "Stop",
  ]);
});

test("a right answer is called right and says why; a wrong one says why it tempts and what is right", async () => {
  const ana = meet("ana", { mind });
  const ben = meet("ben", { mind });
  const first = question(await ana.says("quiz me on the stove"));
  const other = question(await ben.says("quiz me on the stove"));

  const good = await ana.says(first.rightText);
  const bad = await ben.says(other.wrongText);

  expect(good).toMatchObject({ move: "grade", concepts: ["stove"], verdict: "right" });
  expect(good.text).toMatch(/^\W*Right/);
  expect(bad).toMatchObject({ move: "grade", concepts: ["stove"], verdict: "wrong" });
  expect(bad.text).toMatch(/^\W*(Not quite|No)\b/);
  const why = (right: boolean) =>
    other.item.kind === "open"
      ? ""
      : (other.item.options.find((it) => it.right === right)?.why ?? "");
  expect(bad.text.toLowerCase()).toContain(why(true).toLowerCase());
  expect(bad.text).toContain(other.rightText);
  expect(bad.text).toContain("A stove heats pots.");
});

test("a button and its words are the same answer", async () => {
  const typing = meet("ana", { mind });
  const pressing = meet("ana", { mind });
  await typing.says("quiz me on the stove");
  const heard = await pressing.says("quiz me on the stove");
  const { shown } = question(heard);

  expect(await pressing.presses(new RegExp(shown[1] ?? ""))).toEqual(
    await typing.says("the second one"),
  );
});

test("what was missed is explained on the spot, and simpler at a press", async () => {
  const ana = meet("ana", { mind });
  const missed = await answerWrong(ana, await ana.says("quiz me on the stove"));

  expect(missed.text).toContain("A stove heats pots.");
  expect(await ana.presses(/simpler/i)).toMatchObject({
    move: "rephrase",
    concepts: ["stove"],
    style: "simple",
  });
});

test("what was missed is asked once more in the round, as another question on the same concept", async () => {
  const ana = meet("ana", { mind });
  for (const it of ["stove", "oven", "fridge"]) await ana.says(`what is a ${it}`);
  const first = await ana.says("quiz me");
  const heard = [question(first)];
  let last = await answerWrong(ana, first);
  while (last.actions.some((it) => it.label === "Next question")) {
    const next = await ana.says("next");
    heard.push(question(next));
    last = await answerRight(ana, next);
  }

  expect(heard).toHaveLength(4);
  expect(heard.at(-1)?.concept).toBe(heard[0]?.concept);
  expect(heard.at(-1)?.item).not.toBe(heard[0]?.item);
});

test("a round is three questions, and its end says how it went and when each comes again", async () => {
  const ana = meet("ana", { mind });
  for (const it of ["stove", "oven", "fridge"]) await ana.says(`what is a ${it}`);
  let heard = await ana.says("quiz me");
  const about = new Set<string>();
  for (let i = 0; i < 3; i += 1) {
    about.add(question(heard).concept);
    const marked = await answerRight(ana, heard);
    if (i === 2) {
      expect(marked.text).toContain("3 of 3 right");
      expect(marked.text).toContain("**Oven:** right, again in 3 days");
    } else heard = await ana.presses(/next question/i);
  }

  expect(about).toEqual(new Set(["stove", "oven", "fridge"]));
});

test("no question comes twice within a day, and the mentor says when it has no more", async () => {
  const ana = meet("ana", { mind });
  const seen = new Set<string>();
  let heard = await ana.says("quiz me on the fridge");
  while (heard.move === "quiz") {
    const { item } = question(heard);
    expect(seen.has(item.id)).toBe(false);
    seen.add(item.id);
    await answerRight(ana, heard);
    heard = await ana.says("quiz me on the fridge");
  }

  expect(seen.size).toBe(fridge.quiz.length);
  expect(heard.move).toBe("suggest");
  expect(heard.text).toMatch(/asked you everything/);
});

test.for(["idk", "I don't know", "no clue", "show me the answer", "🤷"])(
  "%o shows the answer, kindly, and counts as missed",
  async (said) => {
    const ana = meet("ana", { mind });
    const heard = question(await ana.says("quiz me on the stove"));

    const marked = await ana.says(said);

    expect(marked).toMatchObject({ move: "grade", verdict: "wrong" });
    expect(marked.text).toMatch(/^\W*Not yet/);
    expect(marked.text).toContain(heard.rightText);
    expect((await ana.says("what did I miss?")).text).toContain(heard.item.question);
  },
);

test("hints come one after another and never give the answer; a right answer with help says so", async () => {
  const ana = meet("ana", { mind });
  const heard = await ana.says("quiz me on the stove");
  const { rightText } = question(heard);

  for (let i = 0; i < 5; i += 1) {
    const hint = await ana.says("another hint please");
    expect(hint.move).toBe("quiz");
    expect(hint.text.split("**")[0]).not.toContain(rightText);
  }

  expect((await answerRight(ana, heard)).text).toContain("with some help");
});

test.for(["why?", "oh. why?", "can you explain that answer?", "why is that wrong?"])(
  "after an answer was marked, %o goes through the options",
  async (said) => {
    const ana = meet("ana", { mind });
    const heard = await ana.says("quiz me on the stove");
    await answerWrong(ana, heard);

    const explained = await ana.says(said);

    expect(explained).toMatchObject({ move: "grade", concepts: ["stove"] });
    for (const it of question(heard).shown) expect(explained.text).toContain(it);
  },
);

test("words that are like no answer are marked wrong; those that may be one are asked about, once", async () => {
  const ana = meet("ana", { mind });
  const ben = meet("ben", { mind });
  await untilOptions(ana, 3);
  await untilOptions(ben, 3);

  const strange = await ana.says("the neighbour's dog barks at passing cyclists");
  const vague = await ben.says("both of them");
  const vagueAgain = await ben.says("both of them");

  expect(strange).toMatchObject({ move: "grade", verdict: "wrong" });
  expect(vague.move).toBe("quiz");
  expect(vague.text).toMatch(/Which of these/);
  expect(vagueAgain).toMatchObject({ move: "grade", verdict: "wrong" });
});

/** Asks on until a question with so many options comes. */
async function untilOptions(who: Friend, count: number): Promise<Heard> {
  let heard = await who.says("quiz me on the stove");
  while (question(heard).shown.length !== count) heard = await who.says("skip");
  return heard;
}

test("an answer in own words that can't be told is held against the model answer by the learner", async () => {
  const ana = meet("ana", { mind: { ...mind, marker: { mark: () => UNSURE } } });
  let heard = await ana.says("quiz me on the stove");
  while (question(heard).item.kind !== "open") {
    await answerRight(ana, heard);
    heard = await ana.says("next");
  }

  const marked = await ana.says("because nothing escapes from the pot any more");
  const ticked = await ana.presses(/some of it/i);

  expect(marked).toMatchObject({ move: "grade", verdict: "unsure" });
  expect(marked.text).toContain("It keeps the steam inside.");
  expect(ticked).toMatchObject({ move: "grade", verdict: "partly", concepts: ["stove"] });
});

test("somebody who has met nothing yet is asked about where the paths begin", async () => {
  const heard = await meet("ana", { mind: await mindOf(libraryOfPaths()) }).says("quiz me");

  expect(heard).toMatchObject({ move: "quiz", concepts: ["stove"] });
  expect(heard.text).toMatch(/haven't looked at anything yet/);
});

const UNSURE: Mark = { concept: stove.id, judged: "unsure", verdict: "unsure" };

const libraryOfPaths = () => ({
  ...mind.library,
  packs: mind.library.packs.map((it) => ({
    ...it,
    paths: [{ id: "kitchen", title: "Kitchen", concepts: [stove.id, oven.id] }],
  })),
});
