import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { channelIn } from "../../../adapters/slack/ids.ts";
import { lessons } from "../../support/discord/lessons.ts";
import { mindOf } from "../../support/meet.ts";
import { type AtHome, comeHome } from "../../support/slack/at-home.ts";
import { type Open, openOf, type User } from "../../support/slack/user.ts";
import type { Channel } from "../../support/slack/world.ts";

let home: AtHome;
/** She made the channel. */
let carla: User;
let mia: User;
let admin: User;
let daily: Channel;

beforeAll(async () => {
  home = await comeHome({ mind: await mindOf(lessons) });
  const { slack, workspace } = home;
  carla = slack.person("Carla", workspace, { zone: "America/New_York" });
  mia = slack.person("Mia", workspace);
  admin = slack.person("Admin", workspace, { isAdmin: true });
  daily = slack.channel("daily", [carla, mia, admin]);
});
afterAll(async () => {
  expect(home?.slack.world.problems).toEqual([]);
  await home?.close();
});

/** A modal once it says something. */
const saying = (modal: Open, what: RegExp): Promise<Open> =>
  home.slack.until(`“${what}”`, () => {
    const now = openOf(modal.view);
    return what.test(now.text) ? now : undefined;
  });

/** Runs `/mentor setup` and waits for what comes of it. */
const setup = async (user: User, channel: Channel, what: RegExp) =>
  saying(await user.calls(channel, "/mentor setup"), what);

const controlOn = (open: Open, label: RegExp) => {
  const found = open.controls.find((it) => label.test(it.label));
  if (!found) throw new Error(`no ${label} among ${open.controls.map((it) => it.label)}`);
  return found;
};

const arrangedIn = (channel: Channel) =>
  home.groups.arrangement(channelIn(home.workspace.id, channel.id));

describe("whoever made a channel", () => {
  test("sets up its question of the day; the time zone is theirs until they say another", async () => {
    const form = await setup(carla, daily, /I see only messages that mention me/);
    expect(form.fields.map((it) => it.label)).toContain("When the answer comes");
    expect(JSON.stringify(form.view.body)).toContain('"initial_value":"America/New_York"');

    await carla.sends(form, "09:30", "1,2,3,4,5", "Berlin", "everything", "4");
    const done = await saying(form, /9:30/);

    expect(done.text).toContain("Berlin");
    expect(await arrangedIn(daily)).toMatchObject({
      isOn: true,
      minute: 570,
      days: [1, 2, 3, 4, 5],
      zone: "Europe/Berlin",
      hours: 4,
    });
  });

  test("finds it as it is, changes it, and turns it off", async () => {
    const form = await setup(carla, daily, /9:30/);
    expect(JSON.stringify(form.view.body)).toContain('"initial_time":"09:30"');
    await carla.sends(form, "11:00");
    await saying(form, /11:00/);
    expect(await arrangedIn(daily)).toMatchObject({ minute: 660, hours: 4, zone: "Europe/Berlin" });

    const again = await setup(carla, daily, /11:00/);
    carla.touches(again, controlOn(again, /Turn it off/));
    await expect.poll(async () => (await arrangedIn(daily))?.isOn).toBe(false);
    await saying(again, /There is no check-in/);
  });

  test("hears beside the field what can't be read, and nothing is changed", async () => {
    const form = await setup(carla, daily, /I see only/);
    const before = await arrangedIn(daily);

    const answer = await carla.sends(form, "10:00", "1", "Atlantis");

    expect(answer).toMatchObject({
      response_action: "errors",
      errors: { zone: expect.anything() },
    });
    expect(await arrangedIn(daily)).toEqual(before);
  });
});

test("whoever administers the workspace sets up any channel", async () => {
  const form = await setup(admin, daily, /I see only/);

  await admin.sends(form, "08:00", "1");
  await saying(form, /8:00/);

  expect(await arrangedIn(daily)).toMatchObject({ isOn: true, minute: 480, days: [1] });
});

test("anybody else is told who may, and how it is set up", async () => {
  const refused = await setup(mia, daily, /Only those who administer/);
  expect(refused.fields).toEqual([]);

  const status = await mia.runs(daily, "/mentor status");
  expect(status.isPrivate).toBe(true);
  expect(status.text).toContain("8:00");
  expect(status.text).toContain("only messages that mention me");
});

test("somebody who is no organiser any more changes nothing with a form that is still open", async () => {
  const boss = home.slack.person("Boss", home.workspace, { isAdmin: true });
  daily.members.add(boss.id);
  const form = await setup(boss, daily, /8:00/);
  boss.member.isAdmin = false;

  await boss.sends(form, "23:00", "7");
  await saying(form, /Only those who administer/);

  expect(await arrangedIn(daily)).toMatchObject({ minute: 480, days: [1] });
});

test("an organiser is told how to let Mentor into a channel where it can't speak", async () => {
  const closed = home.slack.channel("closed", [carla], { withoutMentor: true });
  const told = await setup(carla, closed, /not in this channel/);
  expect(told.text).toContain("/invite @Mentor");
  expect(told.fields).toEqual([]);

  const secret = home.slack.channel("secret", [admin], { kind: "private", withoutMentor: true });
  expect((await setup(admin, secret, /can't see/)).text).toContain("/invite @Mentor");
});

test("in direct messages somebody is told where setting up belongs", async () => {
  const answer = await carla.runs(carla.dm(), "/mentor setup");

  expect(answer.text).toContain("That is for channels");
});

test("an organiser whose settings can't be shown hears so where they wait for them", async () => {
  home.slack.breaks({ method: /users\.info/, error: "internal_error" });

  const modal = await setup(carla, daily, /went wrong/);

  expect(modal.fields).toEqual([]);
});
