import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { learnerOf } from "../../../adapters/discord/receive.ts";
import type { LearnerId } from "../../../src/ids.ts";
import type { Mentor } from "../../../src/mentor.ts";
import { type AtHome, comeHome } from "../../support/discord/at-home.ts";
import { lessons } from "../../support/discord/lessons.ts";
import type { User } from "../../support/discord/user.ts";
import type { Place } from "../../support/discord/world.ts";
import { mindOf } from "../../support/meet.ts";

let home: AtHome;
let general: Place;
/** What the mentor does before it thinks about a learner. */
const before = new Map<LearnerId, () => Promise<void>>();
/** For how long the mentor hesitates once it has thought, turn by turn, ms. */
const after = new Map<LearnerId, number[]>();

beforeAll(async () => {
  const slowly = (mentor: Mentor): Mentor => ({
    ...mentor,
    hear: async (incoming) => {
      await before.get(incoming.learner)?.();
      const reply = await mentor.hear(incoming);
      await sleep(after.get(incoming.learner)?.shift() ?? 0);
      return reply;
    },
  });
  home = await comeHome({ mind: await mindOf(lessons), change: slowly });
  general = home.discord.channel(home.discord.guild("Study group", []), "general");
});
afterAll(async () => {
  await home?.close();
});

/** Longer than Discord waits. */
const slow = () => sleep(3_300);
/** Longer than a learner should wait without a sign. */
const slowish = () => sleep(1_300);

function somebody(): User {
  const user = home.discord.person(`member${home.discord.world.people.size}`);
  general.guild?.members.add(user.id);
  return user;
}
const thinks = (user: User, work: () => Promise<void>) => before.set(learnerOf(user.id), work);

/** How somebody's interactions were answered at first, in Discord's numbers, and after how many milliseconds. */
function signsFor(user: User): { readonly type: unknown; readonly after: number }[] {
  const asked = [...home.discord.world.asked.values()].filter((it) => it.by === user.id);
  return home.discord.noted
    .filter((it) => it.path.endsWith("/callback"))
    .flatMap(({ path, body, at }) => {
      const found = asked.find((it) => path.includes(it.token));
      return found ? [{ type: body.type, after: at - found.at }] : [];
    });
}

describe.concurrent("an answer", () => {
  test("that is quick comes at once, without a sign before", async () => {
    const ana = somebody();

    await ana.runs(general, "explain", { concept: "caching" });

    expect(signsFor(ana)).toMatchObject([{ type: 4 }]);
  });

  test("that takes longer than Discord waits still comes, after a sign within a second or so", async () => {
    const ana = somebody();
    thinks(ana, slow);

    const answer = await ana.runs(general, "explain", { concept: "caching" });

    expect(answer.text).toContain("What caching is.");
    const [sign] = signsFor(ana);
    expect(sign?.type).toBe(5);
    expect(sign?.after).toBeLessThan(2_500);
  });

  test("to a slow press leaves the message as it is until it changes in place", async () => {
    const ana = somebody();
    const told = await ana.runs(general, "explain", { concept: "caching" });
    thinks(ana, slowish);

    const changed = await ana.presses(told, /Simpler/);

    expect(signsFor(ana).at(-1)).toMatchObject({ type: 6 });
    expect(changed).toMatchObject({ id: told.id, text: expect.stringContaining("shelf") });
  });

  test("that turns out to be private after a sign for everybody is shown to its learner only", async () => {
    const ana = somebody();
    thinks(ana, slowish);

    const answer = await ana.runs(general, "ask", { question: "how am I doing?" });
    const own = await home.discord.until("the private answer", () =>
      ana.sees(general).find((it) => it.isPrivate && it.kept.onlyFor === ana.id),
    );

    expect(answer.text).not.toContain("together yet");
    expect(own.text).toContain("together yet");
  });

  test("to a message is announced by typing when it is slow", async () => {
    const ana = somebody();
    thinks(ana, () => sleep(1_500));
    let typed = 0;
    home.discord.world.events.on("typing", (place: Place) => {
      if (place.id === ana.dm().id) typed += 1;
    });

    await ana.says(ana.dm(), "what is caching?");

    expect(typed).toBe(1);
  });

  test("that can't be had is owned up to, and its operator reads one line without the learner's words", async () => {
    const ana = somebody();
    const secret = "what is my secret worth";
    thinks(ana, async () => {
      throw new Error("Redis didn't do what it was asked");
    });

    const answer = await ana.runs(general, "ask", { question: secret });

    expect(answer).toMatchObject({ isPrivate: true, text: expect.stringContaining("try again") });
    await expect.poll(() => home.log.join("")).toContain("Redis didn't do");
    expect(home.log.filter((it) => it.includes("Redis didn't do"))).toHaveLength(1);
    expect(home.log.join("")).not.toContain(secret);
  });

  test("to the second of two presses at once is the one that stays", async () => {
    const ana = somebody();
    const told = await ana.runs(general, "explain", { concept: "caching" });
    after.set(learnerOf(ana.id), [400, 0]);

    await Promise.all([ana.presses(told, /Simpler/), ana.presses(told, /analogy/)]);

    const shown = ana.sees(general).find((it) => it.id === told.id);
    expect(shown?.text).toContain("notebook");
  });

  test("that was acknowledged is finished by a Mentor that was told to stop", async () => {
    const other = await comeHome({
      mind: await mindOf(lessons),
      change: (mentor) => ({
        ...mentor,
        hear: async (incoming) => {
          await sleep(1_800);
          return mentor.hear(incoming);
        },
      }),
    });
    const ben = other.discord.person("Ben");
    const asked = ben.runs(ben.dm(), "explain", { concept: "caching" });
    await other.discord.until(
      "a sign",
      () => [...other.discord.world.asked.values()].at(-1)?.answer,
    );

    await other.adapter.stop();

    expect(ben.sees(ben.dm()).at(-1)?.text).toContain("What caching is.");
    await asked;
    await other.close();
  });
});

test("every answer came in time", () => {
  expect(home.discord.world.problems).toEqual([]);
});
