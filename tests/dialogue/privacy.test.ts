import { Redis } from "ioredis";
import { afterAll, expect, test } from "vitest";
import { conversationId, type LearnerId, learnerId } from "../../src/ids.ts";
import { createMentor } from "../../src/mentor.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import { asked, right, wrong } from "../support/asked.ts";
import { library } from "../support/library.ts";
import { type Heard, meet, mindOf } from "../support/meet.ts";
import { fridge, oven, stove } from "../support/quizzes.ts";
import { startRedis } from "../support/redis.ts";

const concepts = [stove, oven, fridge];
const mind = await mindOf(library(...concepts));
const redis = await startRedis();
afterAll(() => redis.stop());
const store = createRedisStore(await redis.connect());
const raw = new Redis(redis.url);
afterAll(() => raw.quit());

const fileIn = (heard: Heard, name: RegExp): string => {
  const file = heard.blocks.find((it) => it.kind === "file" && name.test(it.name));
  if (file?.kind !== "file") throw new Error(`no file ${name} in: ${heard.text}`);
  return file.content;
};

test("everything stored of a learner can be taken away, with what they missed as cards for Anki", async () => {
  const ana = meet("ana", { mind, store });
  await ana.says("what is an oven");
  const heard = await ana.says("quiz me on the stove");
  await ana.says(wrong(concepts, heard));

  const exported = await ana.says("export my data");

  expect(exported.move).toBe("progress");
  const everything = JSON.parse(fileIn(exported, /json/));
  expect(everything.events).toMatchObject([
    { kind: "met", concept: "oven" },
    { kind: "answered", concept: "stove", verdict: "wrong" },
  ]);
  expect(everything.cards.stove).toMatchObject({ missed: true, due: "2026-11-03" });
  expect(everything.conversations).toHaveLength(1);
  expect(fileIn(exported, /csv/)).toContain(asked(concepts, heard).item.question);
});

test("somebody who missed nothing gets no cards for Anki", async () => {
  const ben = meet("ben", { mind, store });
  await ben.says(right(concepts, await ben.says("quiz me on the stove")));

  const exported = await ben.says("export my data");

  expect(exported.blocks.filter((it) => it.kind === "file")).toHaveLength(1);
});

test("after the typed word nothing of a learner is left in Redis, and everybody else's is as it was", async () => {
  const cleo = meet("cleo-7531", { mind, store, conversation: "dm:cleo-7531" });
  const elsewhere = meet("cleo-7531", { mind, store, conversation: "thread" });
  await cleo.says(wrong(concepts, await cleo.says("quiz me on the stove")));
  await elsewhere.says("what is an oven");
  const others = await keysWithout("cleo-7531");

  const asks = await cleo.says("forget me");
  const done = await cleo.says("Erase.");

  expect(asks.move).toBe("clarify");
  expect(asks.text).toContain("**erase**");
  expect(done.move).toBe("close");
  expect(await raw.keys("*cleo-7531*")).toEqual([]);
  expect(await keysWithout("cleo-7531")).toEqual(others);
});

const keysWithout = async (name: string) =>
  (await raw.keys("*")).filter((it) => !it.includes(name)).sort();

test.for(["no", "cancel", "what is an oven?", "yes", "forget me"])(
  "%o deletes nothing",
  async (said) => {
    const dan = meet(`dan ${said}`, { mind, store });
    await dan.says("quiz me on the stove");
    await dan.says("forget me");

    await dan.says(said);

    expect(await raw.keys(`*dan ${said.replace("?", "*")}*`)).not.toEqual([]);
    const erased = await dan.says(said === "forget me" ? "no" : "erase");
    expect(erased.move).not.toBe("close");
  },
);

test("no button deletes anything: the word has to be typed", async () => {
  const eve = meet("eve", { mind, store });
  await eve.says("quiz me on the stove");
  const asks = await eve.says("forget me");

  for (const it of [...asks.actions.map((action) => action.id), "m1:forget-for-good"]) {
    await eve.pressesAction(it);
  }

  expect(await raw.keys("*eve*")).not.toEqual([]);
});

test("whoever else keeps something of a learner forgets it too", async () => {
  const forgotten: string[] = [];
  const queue = { forget: async (learner: LearnerId) => void forgotten.push(learner) };
  const mentor = createMentor(mind, store, [queue]);
  const say = (text: string) =>
    mentor.hear({
      learner: learnerId("fay"),
      conversation: conversationId("dm"),
      at: Date.UTC(2026, 10, 2),
      said: { kind: "text", text },
    });

  await say("forget me");
  await say("erase");

  expect(forgotten).toEqual(["fay"]);
});
