import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { learnerOf } from "../../adapters/discord/receive.ts";
import type { ConversationId } from "../../src/ids.ts";
import type { Connection } from "../../src/storage/connection.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import { makeDue, talk, told } from "../support/discord/busy.ts";
import { type Discord, startDiscord } from "../support/discord/discord.ts";
import type { User } from "../support/discord/user.ts";
import { realMind } from "../support/meet.ts";
import { type MortalRedis, startMortalRedis } from "../support/mortal-redis.ts";
import { type Program, startProgram } from "../support/programs.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** Nobody waits longer for a process that was told to stop. */
const STOPS_WITHIN_MS = 10_000;

interface Scene {
  readonly discord: Discord;
  readonly redis: MortalRedis;
  readonly connection: Connection;
  /** Starts another process of Mentor's, and waits until it is on Discord. */
  start(): Promise<Program>;
  people(count: number): User[];
}

async function scene(): Promise<Scene> {
  const redis = await startMortalRedis();
  open.push(redis.stop);
  const boundless = { requests: 10_000, perMs: 1_000 };
  const discord = await startDiscord({ perBucket: boundless, global: boundless });
  open.push(discord.close);
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_BASE: discord.api,
    REDIS_URL: redis.url,
    MENTOR_CHECKIN_SPREAD: "0",
  };
  return {
    discord,
    redis,
    connection: await redis.connect(),
    async start() {
      const program = await startProgram("adapters/main.ts", { env });
      open.push(program.dispose);
      await expect.poll(program.errors, { timeout: 110_000 }).toContain("Mentor is on Discord");
      return program;
    },
    people: (count) =>
      Array.from({ length: count }, (_, i) => discord.person(`Member ${i}`, { installs: true })),
  };
}

async function stop(program: Program): Promise<void> {
  const since = Date.now();
  program.process.kill("SIGTERM");
  expect(await program.ended).toBe(0);
  expect(Date.now() - since).toBeLessThan(STOPS_WITHIN_MS);
}

test("a Mentor that is told to stop in the middle of turns has answered all that it acknowledged, once", async () => {
  const { discord, connection, start, people } = await scene();
  const [writers, commanders] = [people(60), people(60)];
  const program = await start();
  for (const it of writers) it.mutters(it.dm(), "what is caching?");
  const commands = commanders.map((it) =>
    it.runs(it.dm(), "explain", { concept: "caching" }).catch(() => undefined),
  );
  await discord.until("a first answer", () => writers.find((it) => told(discord, it) > 0));

  await stop(program);

  const store = createRedisStore(connection);
  const turnsOf = async (it: User) =>
    (await store.everything(learnerOf(it.id))).conversations[0]?.memory.turns ?? 0;
  let kept = 0;
  for (const it of [...writers, ...commanders]) {
    expect(await turnsOf(it)).toBe(told(discord, it));
    kept += await turnsOf(it);
  }
  expect(kept).toBeGreaterThan(0);
  const acknowledged = [...discord.world.asked.values()].filter((it) => it.answer);
  expect(acknowledged.filter((it) => !it.settled)).toEqual([]);
  expect(discord.world.problems).toEqual([]);
  void commands;
}, 120_000);

test("through a rolling restart of two Mentors every question is answered once and every check-in comes once", async () => {
  const { discord, connection, start, people } = await scene();
  const [members, due] = [people(6), people(80)];
  const guild = discord.guild("Study group", members);
  const room = discord.channel(guild, "room");
  const before = [await start(), await start()];
  const conversation = talk(discord, room, members);
  await makeDue(await realMind(), connection, due);
  await discord.until("first check-ins", () => due.find((it) => told(discord, it) > 0));

  for (const old of before) {
    await start();
    await stop(old);
  }
  await expect
    .poll(() => due.filter((it) => told(discord, it) === 0).length, { timeout: 60_000 })
    .toBe(0);
  await sleep(2_000);
  await conversation.stop();

  expect(due.filter((it) => told(discord, it) !== 1)).toEqual([]);
  const { asked, otherwise } = conversation.outcome();
  expect(asked).toBeGreaterThan(20);
  expect(otherwise).toBe(0);
  const store = createRedisStore(connection);
  let turns = 0;
  for (const it of members) {
    const { conversations } = await store.everything(learnerOf(it.id));
    turns +=
      conversations.find((found) => found.conversation === (`discord:${room.id}` as ConversationId))
        ?.memory.turns ?? 0;
  }
  expect(turns).toBe(asked);
  expect(discord.world.problems).toEqual([]);
}, 180_000);

test("on Discord members are answered while Redis is away, and a Mentor that is told to stop then ends in time", async () => {
  const { discord, redis, connection, start, people } = await scene();
  const [ana, ben] = people(2);
  if (!ana || !ben) throw new Error("nobody");
  const room = discord.channel(discord.guild("Study group", [ana]), "room");
  const program = await start();
  // Before check-ins are delivered the start isn't over, and needs Redis.
  await makeDue(await realMind(), connection, [ben]);
  await discord.until("a check-in", () => told(discord, ben) > 0 || undefined);
  const ask = (text: string) => ana.says(room, `<@${discord.world.app.id}> ${text}`);
  await ask("what is caching?");
  await redis.kill();

  expect((await ask("simpler")).text).toMatch(/can't reach my memory|memory is out of reach/);
  expect((await ana.runs(ana.dm(), "explain", { concept: "caching" })).text).toContain("Caching");

  await stop(program);
  expect(program.errors()).toContain("events were not kept");
}, 120_000);
