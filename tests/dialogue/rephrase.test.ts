import { expect, test } from "vitest";
import { concept, library } from "../support/library.ts";
import { meet } from "../support/meet.ts";

const caching = concept("caching", {
  definition: "plain",
  fridge: "analogy",
  notebook: "analogy",
  "a shelf nearby": "simple",
  "hit rates": "deep",
});
const sharding = concept("sharding", { definition: "plain", drawers: "analogy" });

const setting = { library: library(caching, sharding) };

test("each time a learner asks for another analogy they hear a new one", async () => {
  const ana = meet("ana", setting);

  await ana.says("What is caching?");
  const second = await ana.says("another analogy please");

  expect(second).toMatchObject({ move: "rephrase", concepts: ["caching"], variant: "notebook" });
});

test("a first explanation is the definition and a picture", async () => {
  const first = await meet("ana", setting).says("caching?");

  expect(first).toMatchObject({ move: "explain", style: "analogy", variant: "fridge" });
  expect(first.text).toContain("What caching is.");
  expect(first.text).toContain("caching told as fridge.");
});

test("a button and a sentence mean the same", async () => {
  const typing = meet("ana", setting);
  const pressing = meet("ben", setting);
  await typing.says("caching?");
  await pressing.says("caching?");

  expect(await pressing.presses(/simpler/i)).toEqual(await typing.says("simpler please"));
});

test("nothing is told twice while there is something new", async () => {
  const ana = meet("ana", setting);
  const heard = [(await ana.says("what is caching")).variant];
  for (const wish of ["simpler", "simpler", "again", "deeper"]) {
    heard.push((await ana.says(wish)).variant);
  }

  expect(new Set(heard).size).toBe(caching.explanations.length);
});

test("a learner who has heard everything is told so, and hears an earlier one again", async () => {
  const ana = meet("ana", setting);
  await ana.says("what is sharding");
  await ana.says("say it differently");

  const third = await ana.says("and once more, differently");

  expect(third).toMatchObject({ move: "rephrase", concepts: ["sharding"] });
  expect(third.text).toMatch(/every explanation|out of new ways/);
});

test("asked to be brief, the mentor says less than before", async () => {
  const ana = meet("ana", setting);
  const first = await ana.says("what is caching");

  const brief = await ana.says("too long, please keep it short");

  expect(brief.move).toBe("rephrase");
  expect(brief.text.length).toBeLessThan(first.text.length);
});

test("what one learner has heard does not change what another hears", async () => {
  const ana = meet("ana", setting);
  const ben = meet("ben", setting);
  await ana.says("what is caching");
  await ben.says("what is caching");
  await ana.says("another analogy");

  expect(await ben.says("another analogy")).toMatchObject({ variant: "notebook" });
});
