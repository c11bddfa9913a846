import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLeaving } from "../../../adapters/discord/setup/leaving.ts";
import { createServers } from "../../../adapters/discord/setup/servers.ts";
import type { Groups } from "../../../src/checkins/groups.ts";
import { createNotesInProcess } from "../../../src/storage/notes.ts";
import { type AtHome, comeHome } from "../../support/discord/at-home.ts";
import { lessons } from "../../support/discord/lessons.ts";
import type { User } from "../../support/discord/user.ts";
import type { Guild, Place } from "../../support/discord/world.ts";
import { mindOf } from "../../support/meet.ts";

let home: AtHome;
let olga: User;
let mia: User;
let general: Place;
let daily: Place;

beforeAll(async () => {
  home = await comeHome({ mind: await mindOf(lessons) });
  olga = home.discord.person("Olga");
  mia = home.discord.person("Mia");
  const guild = home.discord.guild("Study group", [mia], [olga]);
  general = home.discord.channel(guild, "general");
  daily = home.discord.channel(guild, "daily");
});
afterAll(async () => {
  await home?.close();
});

describe("an organiser", () => {
  test("sets up the question of the day control by control, in one message that changes in place", async () => {
    const empty = await olga.runs(general, "mentor setup");
    expect(empty.isPrivate).toBe(true);
    expect(empty.text).toContain("no question of the day");

    const chosen = await olga.selects(empty, /question of the day/, [daily.id]);
    expect(chosen.id).toBe(empty.id);
    const hour = await olga.presses(chosen, /^9:00$/);
    expect(hour.text).toContain("9:00");
    const days = await olga.selects(hour, /^Monday$/, ["1", "3"]);
    expect(days.text).toContain("Mondays and Wednesdays");

    const field = await olga.opens(days, /In words/);
    const said = await field.submits("every weekday at 10:30 Berlin time, answer after 6 hours");
    expect(said.id).toBe(empty.id);
    expect(said.text).toMatch(/weekday.*10:30/is);
    expect(said.text).toContain("Berlin");
    expect(said.text).toContain("6 hours later");
    expect(said.controls.map((it) => it.label)).toContain("10:30");

    const off = await olga.presses(said, /Turn it off/);
    expect(off.controls.map((it) => it.label)).toContain("Turn it on");
    expect((await olga.presses(off, /Turn it on/)).text).toContain("10:30");
  });

  test("moves the question of the day to another channel, as it was arranged", async () => {
    const panel = await olga.runs(general, "mentor setup");

    const moved = await olga.selects(panel, /question of the day/, [general.id]);

    expect(moved.text).toContain(`<#${general.id}>`);
    expect(moved.text).toContain("10:30");
    await olga.selects(moved, /question of the day/, [daily.id]);
  });

  test("is told what permission is missing where, and how to give it", async () => {
    home.discord.deny(daily, "SendMessages");
    await home.discord.until("the change", () => true);
    await expect
      .poll(async () => (await olga.runs(general, "mentor status")).text)
      .toMatch(/I lack: Send Messages.*Permissions/s);

    daily.denied = 0n;
    home.discord.deny(daily);
    await expect
      .poll(async () => (await olga.runs(general, "mentor status")).text)
      .not.toContain("I lack");
  });

  test("may let members of a role do it too", async () => {
    const refused = await mia.runs(general, "mentor setup");
    expect(refused.text).toContain("may manage this server");
    expect(refused.controls).toEqual([]);

    const panel = await olga.runs(general, "mentor setup");
    const helpers = home.discord.role(daily.guild as Guild, "helpers", [mia]);
    await olga.selects(panel, /Roles/, [helpers]);

    expect((await mia.runs(general, "mentor setup")).controls.length).toBeGreaterThan(3);
    home.discord.world.roles.clear();
  });

  test("sees that a member can't use the panel that they see", async () => {
    const panel = await olga.runs(general, "mentor setup");

    const refused = await mia.presses(panel, /Turn it off/);

    expect(refused.id).not.toBe(panel.id);
    expect((await olga.runs(general, "mentor status")).text).toContain("10:30");
  });

  test("lets the mentor answer unasked where Discord shows it what is written", async () => {
    const panel = await olga.runs(general, "mentor setup");

    const chosen = await olga.selects(panel, /without being mentioned/, [general.id]);

    expect(chosen.text).toContain("as far as Discord shows me");
    const before = olga.sees(general).length;
    mia.mutters(general, "what is caching?");
    await mia.says(mia.dm(), "hello");
    expect(olga.sees(general).length).toBe(before + 1);
    await olga.selects(chosen, /without being mentioned/, []);
  });
});

test("in direct messages there is nothing to set up", async () => {
  expect((await olga.runs(olga.dm(), "mentor setup")).text).toContain("for servers");
  expect((await olga.runs(olga.dm(), "mentor status")).text).toContain("for servers");
});

test("a server that Mentor leaves keeps its settings while it may come back", async () => {
  const guild = home.discord.guild("Short stay", [], [olga]);
  const room = home.discord.channel(guild, "room");
  const panel = await olga.runs(room, "mentor setup");
  await olga.presses(await olga.selects(panel, /question of the day/, [room.id]), /^9:00$/);

  home.discord.leave(guild);
  await expect
    .poll(async () => (await home.notes.read(`discord:server:${guild.id}`)) ?? "")
    .toContain("leftAt");
  home.discord.rejoin(guild);
  await expect
    .poll(async () => (await home.notes.read(`discord:server:${guild.id}`)) ?? "")
    .not.toContain("leftAt");

  expect((await olga.runs(room, "mentor status")).text).toContain("9:00");
});

test("thirty days after Mentor left a server, all that its organisers chose is deleted", async () => {
  const DAY = 24 * 60 * 60 * 1000;
  const notes = createNotesInProcess();
  const servers = createServers(notes);
  const forgotten: string[] = [];
  const groups: Pick<Groups, "arrangement" | "end" | "arrange" | "forget"> = {
    arrangement: async () => undefined,
    end: async () => ({ move: "checkin", concepts: [], blocks: [], actions: [] }),
    arrange: async () => ({ move: "checkin", concepts: [], blocks: [], actions: [] }),
    forget: async (group) => {
      forgotten.push(group);
    },
  };
  let now = Date.now();
  const leaving = createLeaving(servers, groups, () => now);
  await servers.change("1", (it) => ({ ...it, channel: "11", channels: ["10", "11"] }));
  await servers.change("2", (it) => ({ ...it, channel: "21", channels: ["21"] }));

  await leaving.compare(new Set(["2"]), () => true);
  now += 29 * DAY;
  await leaving.sweep();
  expect(await notes.read("discord:server:1")).toBeDefined();
  now += 2 * DAY;
  await leaving.sweep();

  expect(await notes.read("discord:server:1")).toBeUndefined();
  expect(forgotten).toEqual(["discord:10", "discord:11"]);
  expect(await notes.read("discord:server:2")).toBeDefined();
});

test("Discord was given nothing to refuse", () => {
  expect(home.discord.noted.filter((it) => it.status >= 400)).toEqual([]);
  expect(home.discord.world.problems).toEqual([]);
  expect(home.log.filter((it) => JSON.parse(it).level >= 40)).toEqual([]);
});
