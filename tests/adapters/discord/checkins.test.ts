import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AtHome, comeHome } from "../../support/discord/at-home.ts";
import { lessons } from "../../support/discord/lessons.ts";
import type { Shown } from "../../support/discord/show.ts";
import type { User } from "../../support/discord/user.ts";
import type { Place } from "../../support/discord/world.ts";
import { mindOf } from "../../support/meet.ts";

const HOUR = 60 * 60_000;

let home: AtHome;
let general: Place;

beforeAll(async () => {
  home = await comeHome({ mind: await mindOf(lessons), delivers: true, earlierMs: 2 * HOUR });
  general = home.discord.channel(home.discord.guild("Study group", []), "general");
});
afterAll(async () => {
  await home?.close();
});

function somebody(isManager = false): User {
  const user = home.discord.person(`member${home.discord.world.people.size}`);
  general.guild?.members.add(user.id);
  if (isManager) general.guild?.managers.add(user.id);
  return user;
}

/** The first message of the mentor's that somebody sees in a place, once it is there. */
const comes = (user: User, place: Place): Promise<Shown> =>
  home.discord.until("a message", () =>
    user.sees(place).find((it) => it.kept.message.author.id === home.discord.world.app.id),
  );

test("a learner arranges check-ins in a channel in private, and is asked in direct messages", async () => {
  const ana = somebody();
  await ana.runs(general, "explain", { concept: "caching" });

  const arranged = await ana.runs(general, "checkin start", {
    time: "9:15",
    days: "weekdays",
    zone: "Europe/Berlin",
    questions: 2,
  });
  expect(arranged.isPrivate).toBe(true);
  expect(arranged.text).toMatch(/weekday.*9:15/is);
  expect(arranged.text).toContain("Berlin");
  expect(arranged.text).toMatch(/at 9:15 \(<t:\d{10}:R>\)/);

  const later = await ana.runs(general, "checkin busy", { when: "two-hours" });
  expect(later.isPrivate).toBe(true);
  const asked = await comes(ana, ana.dm());
  expect(asked.text).toMatch(/caching|cache|hit/i);
  expect(ana.sees(general).some((it) => it.text === asked.text)).toBe(false);

  const answered = await ana.presses(asked, /A copy|The copy|know/);
  expect(answered.id).toBe(asked.id);
});

test("every wish about check-ins has a command", async () => {
  const ana = somebody();
  await ana.runs(general, "checkin start", { time: "21:40", zone: "UTC" });

  expect((await ana.runs(general, "checkin show")).text).toContain("21:40");
  expect((await ana.runs(general, "checkin pause", { until: "two weeks" })).text).toMatch(
    /until|pause/i,
  );
  expect((await ana.runs(general, "checkin resume")).text).toContain("21:40");
  expect((await ana.runs(general, "checkin busy", { when: "tomorrow" })).text).toMatch(/tomorrow/i);
  expect((await ana.runs(general, "checkin stop")).text).toMatch(/stop|off|no more/i);
});

test("the question of the day is asked in its channel, and each answer is its member's own", async () => {
  const [olga, ben, cleo] = [somebody(true), somebody(), somebody()];
  const daily = home.discord.channel(general.guild as NonNullable<Place["guild"]>, "daily");
  const panel = await olga.runs(general, "mentor setup");
  const chosen = await olga.selects(panel, /question of the day/, [daily.id]);
  const anHourAgo = new Date(Date.now() - HOUR).toISOString().slice(11, 16);
  const field = await olga.opens(chosen, /In words/);
  await field.submits(`every day at ${anHourAgo} UTC time, answer after 3 hours`);

  const question = await comes(ben, daily);
  expect(question.kept.isResponse).toBe(false);
  await sleep(500);
  const option = question.controls[0]?.label ?? "";
  const [bens, cleos] = await Promise.all([
    ben.presses(question, new RegExp(`^${option.slice(0, 3)}`)),
    cleo.presses(question, new RegExp(`^${option.slice(0, 3)}`)),
  ]);

  expect([bens.isPrivate, cleos.isPrivate]).toEqual([true, true]);
  expect(bens.text).not.toContain("Right");
  expect(cleo.sees(daily).map((it) => it.id)).not.toContain(bens.id);
  await expect
    .poll(() => cleo.sees(daily).find((it) => it.id === question.id)?.text, { timeout: 12_000 })
    .toMatch(/2 answers|two answers/i);
}, 25_000);

test("Discord was given nothing to refuse", () => {
  expect(home.discord.noted.filter((it) => it.status >= 400)).toEqual([]);
  expect(home.discord.world.problems).toEqual([]);
  expect(home.log.filter((it) => JSON.parse(it).level >= 40)).toEqual([]);
});
