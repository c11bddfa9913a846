import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Mind } from "../../../src/dialogue/mind.ts";
import { type AtHome, comeHome } from "../../support/discord/at-home.ts";
import { lessons } from "../../support/discord/lessons.ts";
import type { User } from "../../support/discord/user.ts";
import type { Place } from "../../support/discord/world.ts";
import { mindOf } from "../../support/meet.ts";

let mind: Mind;
let home: AtHome;
let general: Place;
let mention: string;
let ana: User;

beforeAll(async () => {
  mind = await mindOf(lessons);
  home = await comeHome({ mind });
  ana = home.discord.person("Ana");
  general = home.discord.channel(home.discord.guild("Study group", [ana]), "general");
  mention = `<@${home.discord.world.app.id}>`;
});
afterAll(async () => {
  await home?.close();
});

const byMentor = (place: Place) =>
  ana.sees(place).filter((it) => it.kept.message.author.id === home.discord.world.app.id);

test("Mentor asks Discord for nothing privileged", () => {
  const GUILDS = 1 << 0;
  const GUILD_MESSAGES = 1 << 9;
  const DIRECT_MESSAGES = 1 << 12;
  expect(home.discord.gateway.intents()).toBe(GUILDS | GUILD_MESSAGES | DIRECT_MESSAGES);
});

test("commands are registered once, and again only when they changed", async () => {
  const registrations = () => home.discord.noted.filter((it) => it.method === "PUT").length;
  expect(registrations()).toBe(1);

  const again = await home.another();
  await again.stop();
  expect(registrations()).toBe(1);

  home.discord.world.commands = home.discord.world.commands.slice(1);
  const mended = await home.another();
  await mended.stop();
  expect(registrations()).toBe(2);
});

test("a learner who writes while the connection is gone is answered once it is back", async () => {
  await ana.says(ana.dm(), "what is caching?");
  home.discord.gateway.drop();

  expect((await ana.says(ana.dm(), "another analogy")).text).toContain("notebook");
  expect(home.discord.gateway.counts.resumes).toBeGreaterThan(0);
});

test("an event that Discord delivers twice is answered once", async () => {
  home.discord.gateway.echo(true);
  const before = byMentor(general).length;

  await ana.says(general, `${mention} what is a quorum?`);
  await ana.runs(general, "explain", { concept: "quorum" });
  await sleep(300);
  home.discord.gateway.echo(false);

  expect(byMentor(general)).toHaveLength(before + 2);
  expect(home.log.join("")).not.toContain("could not be answered");
});

test("two processes that hear the same answer it once", async () => {
  const other = await home.another();
  const before = byMentor(general).length;

  const reply = await ana.says(general, `${mention} what is latency?`);
  const told = await ana.runs(general, "explain", { concept: "latency" });
  const pressed = await ana.presses(told, /analogy/);
  await sleep(300);
  await other.stop();

  expect(byMentor(general)).toHaveLength(before + 2);
  expect(reply.text).toContain("latency");
  expect(pressed.id).toBe(told.id);
});

test("a message that Discord took before it failed is not sent twice", async () => {
  home.discord.breaks({ method: "POST", path: /\/messages$/, status: 502, after: true });
  const before = byMentor(ana.dm()).length;

  await ana.says(ana.dm(), "what is replication?");
  await sleep(1_500);

  expect(byMentor(ana.dm())).toHaveLength(before + 1);
});

test("a message that Discord failed to take is sent again", async () => {
  home.discord.breaks({ method: "POST", path: /\/messages$/, status: 503 });

  expect((await ana.says(ana.dm(), "what is caching?")).text).toContain("caching");
});

test("when Discord says to wait, the mentor waits and then answers", async () => {
  home.discord.breaks({
    method: "POST",
    path: /\/messages$/,
    status: 429,
    headers: { "retry-after": "1", "x-ratelimit-scope": "user", via: "1.1 google" },
    body: { message: "You are being rate limited.", retry_after: 1, global: false },
  });
  const asked = Date.now();

  await ana.says(ana.dm(), "what is sharding?");

  expect(Date.now() - asked).toBeGreaterThan(900);
});

test("where the mentor may not speak it says so to its operator once, and tries no more", async () => {
  const quiet = home.discord.channel(general.guild as NonNullable<Place["guild"]>, "quiet");
  home.discord.deny(quiet, "SendMessages");
  await sleep(100);
  const lines = home.log.length;

  for (const it of ["caching", "sharding", "quorum"])
    ana.mutters(quiet, `${mention} what is ${it}?`);
  await sleep(500);

  expect(home.discord.noted.filter((it) => it.status === 403)).toHaveLength(1);
  const told = home.log.slice(lines);
  expect(told).toHaveLength(1);
  expect(JSON.parse(told[0] ?? "{}")).toMatchObject({ code: 50013, status: 403 });
  expect(told.join("")).not.toContain("caching");
});

test("fifty learners who ask at once are all answered, each their own question", async () => {
  const topics = ["caching", "sharding", "quorum", "replication", "latency"];
  const crowd = Array.from({ length: 50 }, (_, i) => home.discord.person(`crowd${i}`));
  for (const it of crowd) general.guild?.members.add(it.id);

  const answers = await Promise.all(
    crowd.map(async (it, i) => {
      const topic = topics[i % topics.length] ?? "";
      const answer =
        i % 2 === 0
          ? await it.says(general, `${mention} what is ${topic}?`)
          : await it.runs(general, "explain", { concept: topic });
      const deeper = await it.presses(answer, /analogy/);
      return { topic, answer, deeper };
    }),
  );

  for (const { topic, answer, deeper } of answers) {
    expect(answer.text).toContain(`What ${topic} is.`);
    expect(deeper.id).toBe(answer.id);
  }
  expect(home.discord.world.problems).toEqual([]);
}, 30_000);

test("a button that was shown before Mentor was started anew still works", async () => {
  const told = await ana.runs(general, "explain", { concept: "caching" });
  await home.adapter.stop();
  const again = await home.another();

  expect((await ana.presses(told, /Simpler/)).id).toBe(told.id);
  expect((await ana.says(ana.dm(), "what is sharding?")).text).toContain("sharding");
  await again.stop();
  await home.another();
});

test("a token that Discord doesn't know is told in one plain sentence", async () => {
  const wrong = home.with({ token: "AAAA.bbbb.cccc" });

  await expect(wrong.start()).rejects.toThrow(/doesn't know the token in DISCORD_TOKEN/);
});

describe.concurrent("on a Discord of its own", () => {
  test("Discord's own pace is kept to: nobody is refused for haste, and everybody is answered", async () => {
    const strict = await comeHome({
      mind,
      speed: { perBucket: { requests: 2, perMs: 500 }, global: { requests: 50, perMs: 1_000 } },
    });
    const { discord } = strict;
    const crowd = Array.from({ length: 6 }, (_, i) => discord.person(`Eager${i}`));
    const room = discord.channel(discord.guild("Eager", crowd), "room");

    const answers = await Promise.all(
      crowd.map((it) => it.says(room, `<@${discord.world.app.id}> what is caching?`)),
    );

    expect(answers).toHaveLength(6);
    expect(discord.noted.filter((it) => it.status === 429).length).toBeLessThanOrEqual(1);
    await strict.close();
  });

  test("spread over processes, each serves its own servers, and the first the direct messages", async () => {
    const spread = await comeHome({ mind });
    await spread.adapter.stop();
    const shards = [0, 1].map((id) => spread.with({ shards: { ids: [id], of: 2 } }));
    for (const it of shards) await it.start();
    const { discord } = spread;
    const eve = discord.person("Eve");
    const rooms = Array.from({ length: 6 }, (_, i) =>
      discord.channel(discord.guild(`Group ${i}`, [eve]), "room"),
    );

    for (const it of rooms)
      expect((await eve.says(it, `<@${discord.world.app.id}> what is caching?`)).text).toContain(
        "c",
      );
    expect((await eve.says(eve.dm(), "what is caching?")).text).toContain("caching");
    expect(discord.gateway.counts.identifies).toBe(3);
    expect(discord.noted.filter((it) => it.method === "PUT")).toHaveLength(1);
    for (const it of shards) await it.stop();
    await spread.close();
  });
});
