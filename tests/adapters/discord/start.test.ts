import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { type Discord, startDiscord } from "../../support/discord/discord.ts";
import { type Program, startProgram } from "../../support/programs.ts";
import { startRedis, type TestRedis } from "../../support/redis.ts";

const open: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const it of open.splice(0).reverse()) await it.close();
});

async function start(env: Record<string, string> = {}): Promise<[Discord, Program]> {
  const boundless = { requests: 1_000, perMs: 1_000 };
  const discord = await startDiscord({ perBucket: boundless, global: boundless });
  const program = await startProgram("adapters/main.ts", {
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_BASE: discord.api, ...env },
  });
  open.push(discord, { close: program.dispose });
  return [discord, program];
}

const isUp = (program: Program) =>
  expect.poll(program.errors, { timeout: 110_000 }).toContain("Mentor is on Discord");

describe.concurrent("npm start", () => {
  test("is on Discord with nothing but a token in the environment", async () => {
    const [discord, program] = await start();
    await isUp(program);
    const ana = discord.person("Ana", { installs: true });

    expect((await ana.runs(ana.dm(), "explain", { concept: "caching" })).text).toContain("Caching");
    program.process.kill("SIGTERM");
    expect(await program.ended).toBe(0);
    expect(discord.world.problems).toEqual([]);
  });

  test("spread over two processes answers in every server, and ends with both of them", async () => {
    const redis: TestRedis = await startRedis();
    open.push({ close: redis.stop });
    const [discord, program] = await start({ MENTOR_SHARDS: "2", REDIS_URL: redis.url });
    const ana = discord.person("Ana");
    const rooms = Array.from({ length: 4 }, (_, i) =>
      discord.channel(discord.guild(`Group ${i}`, [ana]), "room"),
    );
    await expect.poll(program.errors, { timeout: 110_000 }).toContain('"shards":2');
    await sleep(200);

    for (const it of rooms)
      expect((await ana.says(it, `<@${discord.world.app.id}> what is caching?`)).text).toContain(
        "C",
      );
    program.process.kill("SIGTERM");
    expect(await program.ended).toBe(0);
  });
});
