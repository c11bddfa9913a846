import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import type { Mentor } from "../../../src/mentor.ts";
import { lessons } from "../../support/discord/lessons.ts";
import { mindOf } from "../../support/meet.ts";
import { type AtHome, comeHome } from "../../support/slack/at-home.ts";

let home: AtHome;
afterEach(async () => {
  await home?.close();
});

/** A mentor that thinks for longer than a moment. */
const slow = (mentor: Mentor): Mentor => ({
  ...mentor,
  async hear(incoming) {
    await sleep(1_500);
    return mentor.hear(incoming);
  },
});

test("who waits for longer than a moment sees that the mentor thinks, until the answer is there", async () => {
  home = await comeHome({ mind: await mindOf(lessons), change: slow });
  const ana = home.somebody();
  const { statuses } = home.slack.world;

  const asked = ana.mutters(ana.dm(), "What is caching?");
  const place = `${ana.dm().id} ${asked.ts}`;
  await home.slack.until("a status", () => statuses.get(place) || undefined);
  expect(statuses.get(place)).toContain("thinking");

  await home.slack.until("an answer", () =>
    ana.sees(ana.dm()).find((it) => it.thread === asked.ts && it.author !== ana.id),
  );
  await home.slack.until("the end of it", () => statuses.get(place) === "" || undefined);
});

test("where the plan has no agents, a learner is answered all the same, and nothing is amiss", async () => {
  home = await comeHome({
    mind: await mindOf(lessons),
    change: slow,
    settings: { hasAgent: false },
  });
  const ana = home.somebody();
  const general = home.channel("general", [ana]);

  ana.opensMessages();
  const [own, open] = await Promise.all([
    ana.says(ana.dm(), "What is caching?"),
    ana.says(general, `${home.mention} what is sharding?`),
  ]);

  expect(own.text).toContain("Caching");
  expect(open.text).toMatch(/sharding/i);
  expect(home.log.filter((it) => !it.includes("Mentor is on Slack"))).toEqual([]);
  expect(home.slack.world.problems).toEqual([]);
});
