import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Mentor } from "../../../src/mentor.ts";
import { type AtHome, comeHome } from "../../support/discord/at-home.ts";
import { lessons } from "../../support/discord/lessons.ts";
import type { User } from "../../support/discord/user.ts";
import type { Place } from "../../support/discord/world.ts";
import { mindOf } from "../../support/meet.ts";

let home: AtHome;
let general: Place;
/** What the mentor does before it thinks. */
let before: () => Promise<void> = async () => {};

beforeAll(async () => {
  const slowly = (mentor: Mentor): Mentor => ({
    ...mentor,
    hear: async (incoming) => {
      await before();
      return mentor.hear(incoming);
    },
  });
  home = await comeHome({ mind: await mindOf(lessons), change: slowly });
  general = home.discord.channel(home.discord.guild("Study group", []), "general");
});
afterAll(async () => {
  await home?.close();
});
beforeEach(() => {
  before = async () => {};
});

/** Longer than Discord waits. */
const slow = () => sleep(3_300);
/** Longer than a learner should wait without a sign. */
const slowish = () => sleep(1_300);

const somebody = (): User => {
  const user = home.discord.person(`member${home.discord.world.people.size}`);
  general.guild?.members.add(user.id);
  return user;
};
const callbacks = () =>
  home.discord.noted.filter((it) => it.path.endsWith("/callback")).map((it) => it.body.type);

test("a command whose answer is quick is answered at once, without a sign before", async () => {
  const ana = somebody();
  await ana.runs(general, "explain", { concept: "caching" });

  expect(callbacks().at(-1)).toBe(4);
});

test("an answer that takes longer than Discord waits still comes, after a sign within a second", async () => {
  const ana = somebody();
  before = slow;
  const asked = Date.now();

  const answer = await ana.runs(general, "explain", { concept: "caching" });

  expect(answer.text).toContain("What caching is.");
  expect(callbacks().at(-1)).toBe(5);
  const sign = home.discord.noted.findLast((it) => it.path.endsWith("/callback"));
  expect((sign?.at ?? 0) - asked).toBeLessThan(2_000);
});

test("a slow press leaves the message as it is until it changes in place", async () => {
  const ana = somebody();
  const told = await ana.runs(general, "explain", { concept: "caching" });
  before = slowish;

  const changed = await ana.presses(told, /Simpler/);

  expect(callbacks().at(-1)).toBe(6);
  expect(changed).toMatchObject({ id: told.id, text: expect.stringContaining("shelf") });
});

test("what turns out to be private after a sign for everybody is shown to its learner only", async () => {
  const ana = somebody();
  before = slowish;

  const answer = await ana.runs(general, "ask", { question: "how am I doing?" });
  await home.discord.until("the private answer", () =>
    ana.sees(general).at(-1)?.isPrivate ? true : undefined,
  );

  expect(answer.text).not.toContain("together yet");
  expect(ana.sees(general).at(-1)?.text).toContain("together yet");
});

test("a slow reply to a message is announced by typing", async () => {
  const ana = somebody();
  before = () => sleep(1_500);
  let typed = 0;
  home.discord.world.events.on("typing", () => {
    typed += 1;
  });

  await ana.says(ana.dm(), "what is caching?");

  expect(typed).toBe(1);
});

test("when the mentor can't think, its learner is told so plainly and its operator in one line", async () => {
  const ana = somebody();
  const secret = "what is my secret worth";
  before = async () => {
    throw new Error("Redis didn't do what it was asked");
  };
  const lines = home.log.length;

  const answer = await ana.runs(general, "ask", { question: secret });

  expect(answer).toMatchObject({ isPrivate: true, text: expect.stringContaining("try again") });
  await expect.poll(() => home.log.length).toBeGreaterThan(lines);
  expect(home.log.slice(lines)).toHaveLength(1);
  expect(home.log.join("")).toContain("Redis didn't do");
  expect(home.log.join("")).not.toContain(secret);
});

test("the mentor that was told to stop first finishes what it acknowledged", async () => {
  const other = await comeHome({
    mind: await mindOf(lessons),
    change: (mentor) => ({
      ...mentor,
      hear: async (incoming) => {
        await sleep(1_500);
        return mentor.hear(incoming);
      },
    }),
  });
  const ben = other.discord.person("Ben");
  const asked = ben.runs(ben.dm(), "explain", { concept: "caching" });
  await other.discord.until("a sign", () =>
    other.discord.noted.at(-1)?.path.endsWith("/callback") ? true : undefined,
  );

  await other.adapter.stop();

  expect((await asked).text).toContain("What caching is.");
  await other.close();
});

test("every answer came in time", () => {
  expect(home.discord.world.problems).toEqual([]);
});
