import { afterAll, beforeAll, expect, test } from "vitest";
import { lessons } from "../../support/discord/lessons.ts";
import { mindOf } from "../../support/meet.ts";
import { type AtHome, comeHome } from "../../support/slack/at-home.ts";
import type { Shown } from "../../support/slack/show.ts";
import type { User } from "../../support/slack/user.ts";

const HOUR = 60 * 60_000;

let home: AtHome;

beforeAll(async () => {
  home = await comeHome({ mind: await mindOf(lessons), delivers: true, earlierMs: 2 * HOUR });
});
afterAll(async () => {
  expect(home?.slack.world.problems).toEqual([]);
  await home?.close();
});

/** A learner whose check-in has just come. */
async function asked(): Promise<{ readonly ana: User; readonly checkIn: Shown }> {
  const ana = home.somebody();
  const dm = ana.dm();
  await ana.says(dm, "What is caching?");
  await ana.says(dm, "remind me every day at 9:15 Berlin time with 3 questions");
  const before = ana.sees(dm).length;
  await ana.says(dm, "busy today, check in in two hours");
  const checkIn = await home.slack.until("a check-in", () =>
    ana.sees(dm).find((it, i) => i > before && it.thread === undefined && it.author !== ana.id),
  );
  return { ana, checkIn };
}

test("a check-in comes by itself, and its buttons change it in place", async () => {
  const { ana, checkIn } = await asked();

  expect(checkIn.text).toMatch(/copy|cache|hit/i);
  const answered = await ana.presses(checkIn, /know/);
  expect(answered.ts).toBe(checkIn.ts);
});

test("a check-in is answered below it", async () => {
  const { ana, checkIn } = await asked();

  const graded = await ana.says(ana.dm(), "I don't know", checkIn.ts);
  expect(graded.text).toMatch(/copy|near|answer/i);
  const next = await ana.presses(graded, /next/i);
  expect(next.ts).toBe(graded.ts);
  expect(next.text).toMatch(/question/i);
});

test("a check-in is answered beside it, and what follows there is an answer too", async () => {
  const { ana } = await asked();
  const dm = ana.dm();

  const graded = await ana.says(dm, "I don't know");
  expect(graded.text).toMatch(/copy|near|answer/i);
  const next = await ana.presses(graded, /next/i);
  expect(next.text).toMatch(/question/i);
  const again = await ana.says(dm, "I don't know", graded.thread);
  expect(again.text).toMatch(/answer|copy|near/i);
});

test("whoever asks something else beside a check-in begins a conversation of its own", async () => {
  const { ana } = await asked();

  const reply = await ana.says(ana.dm(), "What is sharding?");
  expect(reply.text).toMatch(/sharding/i);
  expect(reply.text).not.toMatch(/question/i);
});

test("what is taken along from a channel comes as a direct message", async () => {
  const ana = home.somebody();
  const general = home.channel("general", [ana]);
  await ana.says(general, `${home.mention} what is caching?`);

  const told = await ana.runs(general, "/mentor privacy export");
  expect(told.text).toMatch(/direct messages/);
  expect(told.isPrivate).toBe(true);
  expect(
    ana
      .sees(ana.dm())
      .map((it) => it.text)
      .join(),
  ).toContain("mentor.json");
  expect(
    ana
      .sees(general)
      .map((it) => it.text)
      .join(),
  ).not.toContain("mentor.json");
});
