import { expect, test } from "vitest";
import { createInProcessStore } from "../../src/storage/in-process.ts";
import { asked, right, wrong } from "../support/asked.ts";
import { libraryWithPaths } from "../support/library.ts";
import { meet, mindOf } from "../support/meet.ts";
import { fridge, oven, stove } from "../support/quizzes.ts";

const concepts = [stove, oven, fridge];
const paths = [{ id: "kitchen", title: "Kitchen", concepts: concepts.map((it) => it.id) }];
const mind = await mindOf(libraryWithPaths(paths, ...concepts));

/** A learner whose days the test counts. */
function learner(name = "ana") {
  let day = 0;
  const ana = meet(name, { mind, at: () => Date.UTC(2026, 10, 2 + day, 9) });
  return {
    ...ana,
    daysPass: (days: number) => {
      day += days;
    },
    /** Answers one question on a concept. */
    async answers(concept: string, how: "right" | "wrong") {
      const heard = await ana.says(`quiz me on the ${concept}`);
      const { item } = asked(concepts, heard);
      const words = (how === "right" ? right : wrong)(concepts, heard);
      await ana.says(words);
      await ana.says("stop the quiz");
      return item;
    },
  };
}

test("somebody new is told that there is nothing to tell yet, and can begin", async () => {
  const heard = await learner().says("how am I doing?");

  expect(heard.move).toBe("progress");
  expect(heard.text).toMatch(/nothing to tell/);
  expect(heard.actions.map((it) => it.label)).toContain("Quiz me");
});

test("progress tells what is due and why now, what isn't firm, what was only read, and where to go on", async () => {
  const ana = learner();
  await ana.says("what is a fridge");
  await ana.answers("stove", "right");
  ana.daysPass(4);
  await ana.answers("oven", "right");

  const heard = await ana.says("progress");

  expect(heard).toMatchObject({ move: "progress", concepts: ["stove", "oven"] });
  expect(heard.text).toContain("3 concepts here: 0 known, 1 not firm yet, 1 due");
  expect(heard.text).toContain("**Stove:** your last answer was 4 days ago");
  expect(heard.text).toContain("**Oven:** again in 3 days");
  expect(heard.text).toContain("**Read, not asked yet:** fridge");
});

test("what a learner answers right again and again becomes known", async () => {
  const ana = learner();
  await ana.answers("stove", "right");
  ana.daysPass(3);
  await ana.answers("stove", "right");

  const heard = await ana.says("how am I doing?");

  expect(heard.text).toContain("**Known:** stove.");
  expect(heard.text).toContain("Your streak: 2 days of practice");
});

test("what's due says when the next comes where nothing is due now", async () => {
  const ana = learner();
  await ana.answers("stove", "right");

  expect((await ana.says("what's due?")).text).toBe(
    "Nothing is due. The next one comes in 3 days.",
  );
});

test("what did I miss names the questions, and they can be practised with others on the same concept", async () => {
  const ana = learner();
  const missed = await ana.answers("oven", "wrong");

  const heard = await ana.says("what did I miss?");
  const quiz = await ana.presses(/quiz me on those/i);

  expect(heard.text).toContain(missed.question);
  expect(quiz).toMatchObject({ move: "quiz", concepts: ["oven"] });
  expect(asked(concepts, quiz).item).not.toBe(missed);
});

test("'I know this' and 'ask me again' correct the memory, as words and as buttons", async () => {
  const ana = learner();
  await ana.answers("stove", "wrong");

  const known = await ana.says("I know the stove");
  const knownProgress = await ana.says("progress");
  await ana.says("ask me about the stove again");
  const again = await ana.says("what's due?");

  expect(known).toMatchObject({ move: "acknowledge", concepts: ["stove"] });
  expect(known.actions.map((it) => it.label)).toContain("Ask me again");
  expect(knownProgress.text).toContain("**Known:** stove.");
  expect(again.text).toContain("**Stove:** you wanted to be asked again");
});

test("a quiz asks about what is due and what was missed, and says why it asks", async () => {
  const ana = learner();
  await ana.answers("fridge", "right");
  ana.daysPass(5);
  await ana.answers("stove", "wrong");
  ana.daysPass(1);

  const heard = await ana.says("quiz me");
  await ana.says(right(concepts, heard));
  const second = await ana.says("next");

  expect(heard.text).toContain("on **fridge**: your last answer was 6 days ago");
  expect(second.text).toContain("on **stove**: you missed it last time");
});

test("a learner's progress is one and the same in all their conversations, and nobody else's", async () => {
  const store = createInProcessStore();
  const dm = meet("ana", { mind, store, conversation: "dm" });
  const thread = meet("ana", { mind, store, conversation: "thread" });
  const other = meet("ben", { mind, store, conversation: "thread" });
  const heard = await dm.says("quiz me on the stove");
  await dm.says(right(concepts, heard));

  expect((await thread.says("progress")).text).toContain("Stove");
  expect((await other.says("progress")).text).toMatch(/nothing to tell/);
});
