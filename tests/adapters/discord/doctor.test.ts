import { afterEach, expect, test } from "vitest";
import { discordChecks } from "../../../adapters/discord/doctor.ts";
import { examine } from "../../../adapters/doctor/check.ts";
import { ownChecks } from "../../../adapters/doctor/own.ts";
import { readConfig } from "../../../src/config.ts";
import { loadLibrary } from "../../../src/content/load.ts";
import { packId } from "../../../src/ids.ts";
import { comeHome } from "../../support/discord/at-home.ts";
import { type Discord, startDiscord } from "../../support/discord/discord.ts";
import { lessons } from "../../support/discord/lessons.ts";
import { GRANTED } from "../../support/discord/world.ts";
import { contentFolder } from "../../support/library.ts";
import { mindOf } from "../../support/meet.ts";
import { startRedis } from "../../support/redis.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const it of open.splice(0)) await it.close();
});

async function aDiscord(): Promise<Discord> {
  const discord = await startDiscord();
  open.push(discord);
  return discord;
}

/** What the doctor says, and how much it finds wrong. */
async function visit(discord: Discord, token = discord.token) {
  const lines: string[] = [];
  const wrong = await examine(discordChecks({ token, api: discord.api }), (it) => lines.push(it));
  return { wrong, said: lines.join("\n") };
}

test("an operator whose Mentor runs well hears that all is well", async () => {
  const home = await comeHome({ mind: await mindOf(lessons) });
  open.push(home);

  const { wrong, said } = await visit(home.discord);

  expect(said).toContain("All is well.");
  expect(wrong).toBe(0);
});

test("a token that Discord doesn't know is the first thing to mend, and nothing else is guessed at", async () => {
  const { wrong, said } = await visit(await aDiscord(), "AAAA.bbbb.cccc");

  expect(wrong).toBe(1);
  expect(said).toMatch(/doesn't know the token.*developer portal/s);
});

test("commands that were never registered are named, with what registers them", async () => {
  const { said } = await visit(await aDiscord());

  expect(said).toMatch(/other commands.*\/ask.*\/quiz.*start Mentor/s);
});

test("a missing permission is told by server, and where to give it", async () => {
  const discord = await aDiscord();
  const SEND_MESSAGES = 1n << 11n;
  discord.world.permissions = GRANTED & ~SEND_MESSAGES;
  discord.guild("Study group", [discord.person("Ana")]);

  const { said } = await visit(discord);

  expect(said).toMatch(/Study group Mentor lacks: Send Messages.*Roles/s);
});

test("a clock that is off is told, and how to set it", async () => {
  const discord = await aDiscord();
  discord.later(-60_000);

  const { said } = await visit(discord);

  expect(said).toMatch(/clock is (59|60|61) s ahead.*time servers/s);
});

test("intents that Discord refuses are told, and what is odd about that", async () => {
  const discord = await aDiscord();
  discord.gateway.refuse(4014);

  const { said } = await visit(discord);

  expect(said).toMatch(/refuses the intents.*nothing privileged/s);
});

test("connections that run out are told before they do", async () => {
  const discord = await aDiscord();
  discord.world.connections = 3;

  const { said } = await visit(discord);

  expect(said).toMatch(/only 3 more connections.*restarts/s);
});

test("a Redis that would lose what is stored is told, with the settings that mend it", async () => {
  const redis = await startRedis({ "maxmemory-policy": "allkeys-lru" });
  open.push({ close: redis.stop });
  const lines: string[] = [];

  const wrong = await examine(
    ownChecks(readConfig({ REDIS_URL: redis.url }), async () => lessons),
    (it) => lines.push(it),
  );

  expect(wrong).toBe(2);
  expect(lines.join("\n")).toMatch(/allkeys-lru.*noeviction.*restarted.*appendonly/s);
});

test("a Redis that isn't there, and content that can't be read, are told in plain words", async () => {
  const lines: string[] = [];

  const wrong = await examine(
    ownChecks(readConfig({ REDIS_URL: "/tmp/nowhere.sock" }), () =>
      loadLibrary(contentFolder(), [packId("unheard-of")]),
    ),
    (it) => lines.push(it),
  );

  expect(wrong).toBe(2);
  expect(lines.join("\n")).toMatch(/unheard-of/);
  expect(lines.join("\n")).toMatch(/can't be reached/);
});
