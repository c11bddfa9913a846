import { expect, test } from "vitest";
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

test("a question in between is answered, and the one that waits stands underneath", async () => {
  const ana = meet("ana", { mind });
  const heard = await ana.says("quiz me on the stove");

  const between = await ana.says("wait, what is a fridge?");

  expect(between).toMatchObject({ move: "explain", concepts: ["fridge"] });
  expect(between.text).toContain(question(heard).item.question);
  expect(await answerRight(ana, heard)).toMatchObject({ move: "grade", verdict: "right" });
});

test("a question in between is no answer, even if an option has its very words", async () => {
  const ana = meet("ana", { mind });
  let heard = await ana.says("quiz me on the stove");
  while (!question(heard).shown.includes("Into the fridge")) heard = await ana.says("skip");

  expect(await ana.says("what is a fridge?")).toMatchObject({
    move: "explain",
    concepts: ["fridge"],
  });
  expect(await ana.says("is it into the fridge?")).toMatchObject({
    move: "grade",
    verdict: "wrong",
  });
});

test("after several other things the question is still a press away", async () => {
  const ana = meet("ana", { mind });
  const heard = await ana.says("quiz me on the stove");
  await ana.says("what is a fridge?");
  await ana.says("simpler please");

  const back = await ana.presses(/back to the question/i);

  expect(back).toMatchObject({ move: "quiz", concepts: ["stove"] });
  expect(back.text).toContain(question(heard).item.question);
});

test("a learner who moves on leaves the quiz behind", async () => {
  const ana = meet("ana", { mind });
  const heard = await ana.says("quiz me on the stove");

  const moved = await ana.says("ok let's move on to the fridge");

  expect(moved).toMatchObject({ move: "explain", concepts: ["fridge"] });
  expect(moved.text).not.toContain(question(heard).item.question);
  expect(moved.actions.some((it) => /question/i.test(it.label))).toBe(false);
});

test("skipping asks the next question, and leaves the memory as it was", async () => {
  const ana = meet("ana", { mind });
  const heard = question(await ana.says("quiz me on the stove"));

  const next = await ana.says("skip");

  expect(next).toMatchObject({ move: "quiz", concepts: ["stove"] });
  expect(question(next).item).not.toBe(heard.item);
  expect((await ana.says("what did I miss?")).text).toMatch(/nothing that you missed/);
});

test("stop ends the quiz and says how it went", async () => {
  const ana = meet("ana", { mind });
  await answerRight(ana, await ana.says("quiz me on the stove"));
  await ana.says("next");

  const stopped = await ana.says("stop");

  expect(stopped).toMatchObject({ move: "acknowledge" });
  expect(stopped.text).toContain("1 of 1 right");
  expect((await ana.says("ok")).text).not.toContain("True or false");
});

test("a learner who has got it is offered the next question", async () => {
  const ana = meet("ana", { mind });
  await answerWrong(ana, await ana.says("quiz me on the stove"));

  expect(await ana.says("ok now I get it")).toMatchObject({ move: "acknowledge" });
  expect(await ana.says("yes")).toMatchObject({ move: "quiz", concepts: ["stove"] });
});

test("pressing an answer twice is marked once", async () => {
  const ana = meet("ana", { mind });
  const heard = await ana.says("quiz me on the stove");
  const first = await ana.pressesAction(heard.actions[0]?.id ?? "");
  const again = await ana.pressesAction(heard.actions[0]?.id ?? "");

  expect(first).toMatchObject({ move: "grade" });
  expect(again).toMatchObject({ move: "grade", concepts: ["stove"] });
  expect(again.verdict).toBeUndefined();
});

test("a button under an earlier question does nothing to the one that waits now", async () => {
  const ana = meet("ana", { mind });
  const first = await ana.says("quiz me on the stove");
  const button = (label: RegExp) => first.actions.find((it) => label.test(it.label))?.id ?? "";
  await answerRight(ana, first);
  const second = await ana.presses(/next question/i);

  for (const label of [/hint/i, /skip/i]) {
    const pressed = await ana.pressesAction(button(label));
    expect(question(pressed).item).toBe(question(second).item);
    expect(pressed.text).toMatch(/behind us/);
  }
  const gaveUp = await ana.pressesAction(button(/don't know/i));

  expect(gaveUp.verdict).toBeUndefined();
  expect((await ana.says("what did I miss?")).text).toMatch(/nothing that you missed/);
});

test("an answer to a question left behind is marked as long as it was not answered", async () => {
  const ana = meet("ana", { mind });
  const heard = await ana.says("quiz me on the stove");
  await ana.says("let's move on to the fridge");

  const late = await ana.pressesAction(heard.actions[0]?.id ?? "");

  expect(late).toMatchObject({ move: "grade", concepts: ["stove"] });
});
