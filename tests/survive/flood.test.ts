import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTurns } from "../../adapters/shared/turns.ts";
import { conversationId, learnerId } from "../../src/ids.ts";
import { createMentor, type Mentor } from "../../src/mentor.ts";
import { createPace, type Measure } from "../../src/pace/pace.ts";
import { replyMarkdown } from "../../src/reply/markdown.ts";
import { createInProcessStore } from "../../src/storage/in-process.ts";
import { type AtHome, comeHome } from "../support/discord/at-home.ts";
import { lessons } from "../support/discord/lessons.ts";
import { mindOf } from "../support/meet.ts";

const SLOW_DOWN = /more at once than I can answer/;
const measure: Measure = { burst: 3, everyMs: 100, waiting: 2 };

describe("a learner", () => {
  const ana = learnerId("ana");

  test("who says a few things at once is answered at once, then waits, then is refused", () => {
    const pace = createPace(measure, () => 0);

    expect(Array.from({ length: 7 }, () => pace.admit(ana))).toEqual([
      { kind: "taken", afterMs: 0 },
      { kind: "taken", afterMs: 0 },
      { kind: "taken", afterMs: 0 },
      { kind: "taken", afterMs: 100 },
      { kind: "taken", afterMs: 200 },
      { kind: "refused", isFirst: true },
      { kind: "refused", isFirst: false },
    ]);
  });

  test("who goes on flooding is answered one thing in a while, and told why once until they have paused", () => {
    let now = 0;
    const pace = createPace(measure, () => now);
    let taken = 0;
    let told = 0;
    for (; now < 10_000; now += 10) {
      const it = pace.admit(ana);
      if (it.kind === "taken") taken += 1;
      else if (it.isFirst) told += 1;
    }

    expect(taken).toBe(3 + 2 + 99);
    expect(told).toBe(1);
    now += 300;
    for (let i = 0; i < 10; i += 1) {
      const it = pace.admit(ana);
      if (it.kind === "refused" && it.isFirst) told += 1;
    }
    expect(told).toBe(2);
  });

  test("who types as people do never waits, however long they go on", () => {
    let now = 0;
    const pace = createPace(undefined, () => now);

    for (let i = 0; i < 1_000; i += 1, now += 1_200)
      expect(pace.admit(ana)).toEqual({ kind: "taken", afterMs: 0 });
  });

  test("who floods costs nobody else anything, and of any number so many are counted", () => {
    const pace = createPace(measure, () => 0, 100);
    for (let i = 0; i < 50; i += 1) pace.admit(ana);

    for (let i = 0; i < 1_000; i += 1)
      expect(pace.admit(learnerId(`other${i}`))).toEqual({ kind: "taken", afterMs: 0 });

    expect(pace.size()).toBe(100);
  });
});

test("what waits of a flood is bounded, answered in order, and everything else is let go", async () => {
  const mind = await mindOf(lessons);
  let now = 0;
  const heard: string[] = [];
  const plain = createMentor(mind, createInProcessStore());
  const mentor: Mentor = {
    ...plain,
    hear: (incoming) => {
      heard.push(incoming.id ?? "");
      return plain.hear(incoming);
    },
  };
  const turns = createTurns(
    mentor,
    createPace({ ...measure, everyMs: 1 }, () => now),
  );
  const answers: string[] = [];
  let silences = 0;
  const says = (i: number) =>
    turns.take(
      {
        learner: learnerId("ana"),
        conversation: conversationId("dm:ana"),
        at: Date.UTC(2026, 10, 23, 9),
        id: String(i),
        said: { kind: "text", text: "what is caching?" },
      },
      async (reply) => void answers.push(replyMarkdown(reply)),
      () => {
        silences += 1;
      },
    );

  await Promise.all(Array.from({ length: 500 }, (_, i) => says(i)));
  expect(heard).toEqual(["0", "1", "2", "3", "4"]);
  expect(answers.filter((it) => SLOW_DOWN.test(it))).toHaveLength(1);
  expect(silences).toBe(494);

  now = 1_000;
  await says(500);
  expect(heard.at(-1)).toBe("500");
});

describe("on Discord", () => {
  let home: AtHome;
  beforeAll(async () => {
    home = await comeHome({ mind: await mindOf(lessons) });
  });
  afterAll(() => home?.close());

  test("a member who floods is told so once, and another one is answered meanwhile", async () => {
    const [ana, ben] = [home.discord.person("Ana"), home.discord.person("Ben")];
    const guild = home.discord.guild("Study group", [ana, ben]);
    const [one, other] = ["one", "other"].map((it) => home.discord.channel(guild, it));
    if (!one || !other) throw new Error("no channels");
    const mention = `<@${home.discord.world.app.id}>`;

    for (let i = 0; i < 60; i += 1) ana.mutters(one, `${mention} what is caching?`);
    const answer = await ben.says(other, `${mention} what is caching?`);

    expect(answer.text).toContain("What caching is.");
    const own = () =>
      ana.sees(one).filter((it) => it.kept.message.author.id === home.discord.world.mentor.user.id);
    await expect.poll(() => own().length, { timeout: 30_000 }).toBeGreaterThanOrEqual(26);
    expect(own().filter((it) => SLOW_DOWN.test(it.text))).toHaveLength(1);
    expect(own().length).toBeLessThan(40);
  }, 60_000);
});
