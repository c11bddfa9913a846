import type { App } from "@slack/bolt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Work } from "../../../adapters/shared/work.ts";
import { channelIn, learnerOf } from "../../../adapters/slack/ids.ts";
import { createLeaving, leftAt } from "../../../adapters/slack/leaving.ts";
import type { LearnerId } from "../../../src/ids.ts";
import { createNotesInProcess } from "../../../src/storage/notes.ts";
import { lessons } from "../../support/discord/lessons.ts";
import { mindOf } from "../../support/meet.ts";
import { type AtWork, comeToWork } from "../../support/slack/at-work.ts";
import { envelopeOf } from "../../support/slack/payloads.ts";
import type { User } from "../../support/slack/user.ts";

const HOUR_S = 60 * 60;

let work: AtWork;

beforeAll(async () => {
  work = await comeToWork({ mind: await mindOf(lessons) });
});
afterAll(async () => {
  expect(work?.slack.world.problems).toEqual([]);
  await work?.close();
});

const learnerFor = ({ member, id }: User) => learnerOf(member.workspace.id, id);
const checkInOf = async (user: User) => (await work.mentor.settings(learnerFor(user))).checkin;
const groupOf = ({ member }: User) => channelIn(member.workspace.id, "C1");

/** Somebody whose workspace has added Mentor, with a check-in of their own and one for a channel. */
async function settledIn(company: string): Promise<User> {
  const user = work.slack.person("Ana", work.slack.workspace(company));
  await work.add(user);
  await user.says(user.dm(), "remind me every day at 8:30");
  const organiser = { by: learnerFor(user), at: Date.now() };
  await work.groups.arrange(groupOf(user), { minute: 540 }, organiser);
  return user;
}

const traces = async (user: User) => ({
  checkIn: await checkInOf(user),
  group: await work.groups.arrangement(groupOf(user)),
  token: await work.notes.read(`slack:installation:${user.member.workspace.id}`),
  leaving: await work.notes.read(`slack:leaving:${user.member.workspace.id}`),
});
const NOTHING = { checkIn: undefined, group: undefined, token: undefined, leaving: undefined };

describe("a workspace that takes Mentor away", () => {
  test.for([
    [["app_uninstalled", "tokens_revoked"]],
    [["tokens_revoked", "app_uninstalled"]],
    [["app_uninstalled"]],
    [["tokens_revoked"]],
  ] as const)("leaves nothing behind, told by %s", async ([told]) => {
    const ana = await settledIn("Acme");
    expect(await checkInOf(ana)).toBeDefined();

    work.slack.installs.uninstall(ana.member.workspace, told);

    await expect.poll(() => traces(ana), { timeout: 10_000 }).toEqual(NOTHING);
  });

  test("takes nothing from others", async () => {
    const ana = await settledIn("Acme");
    const ben = await settledIn("Bolt");

    work.slack.installs.uninstall(ana.member.workspace);

    await expect.poll(() => traces(ana), { timeout: 10_000 }).toEqual(NOTHING);
    expect(await traces(ben)).toMatchObject({
      checkIn: { minute: 510 },
      group: { isOn: true },
      token: expect.any(String),
    });
    expect((await ben.says(ben.dm(), "What is caching?")).text).toContain("caching");
  });

  test("and adds it again is met as a stranger, and stays", async () => {
    const ana = await settledIn("Acme");
    work.slack.installs.uninstall(ana.member.workspace);
    await expect.poll(() => traces(ana), { timeout: 10_000 }).toEqual(NOTHING);

    await work.add(ana);
    expect((await ana.says(ana.dm(), "What is caching?")).text).toContain("caching");
    // Slack repeats what nobody answered in time: from before it was added again.
    const { world, deliveries } = work.slack;
    const told = envelopeOf(world, ana.member.workspace, { type: "app_uninstalled" });
    const payload = { ...told, event_time: Number(told.event_time) - HOUR_S };
    await deliveries.bring({ kind: "events_api", payload });

    expect((await ana.says(ana.dm(), "What is quorum?")).text).toContain("quorum");
    expect((await traces(ana)).token).toBeDefined();
  });
});

test("somebody who revokes a token of their own takes nothing from their workspace", () => {
  const revoked = { type: "tokens_revoked", tokens: { oauth: ["U1"], bot: [] } };

  expect(leftAt({ event: revoked, event_time: 5 })).toBeUndefined();
  expect(leftAt({ event: { type: "app_uninstalled" }, event_time: 5 })).toBe(5_000);
});

describe("a process that ends while it forgets a workspace", () => {
  test("is followed by one that forgets the rest, before the workspace is met again", async () => {
    const notes = createNotesInProcess();
    await notes.write("slack:home-thread:T1:D1:1.2", "");
    await notes.write("slack:home-thread:T2:D1:1.2", "");
    const left = new Set(["slack:T1:U1", "slack:T1:U2", "slack:T2:U1", "slack:T11:U1"]);
    let isWell = false;
    const parts = {
      notes,
      mentor: {
        async forgetAll(areGone: (it: LearnerId) => boolean) {
          for (const it of left) if (areGone(it as LearnerId)) left.delete(it);
          if (!isWell) throw new Error("the power failed");
        },
      },
      groups: { forgetAll: async () => {} },
    };
    await expect(createLeaving(parts).left("T1", Date.now())).rejects.toThrow("the power");

    left.add("slack:T1:U3");
    isWell = true;
    await createLeaving(parts).finishAll();

    expect([...left]).toEqual(["slack:T2:U1", "slack:T11:U1"]);
    expect(await notes.read("slack:home-thread:T1:D1:1.2")).toBeUndefined();
    expect(await notes.read("slack:home-thread:T2:D1:1.2")).toBeDefined();
    left.add("slack:T1:U4");
    await createLeaving(parts).finish("T1");
    expect([...left]).toContain("slack:T1:U4");
  });
});

test("what can't be forgotten just now is forgotten soon after", async () => {
  const heard = new Map<string, (it: unknown) => Promise<void>>();
  const app = { event: (name: string, listener: never) => heard.set(name, listener) };
  const failures: string[] = [];
  const work: Work = {
    start: (failing, _, does) => void does().catch(() => failures.push(failing)),
    finish: async () => {},
  };
  const notes = createNotesInProcess();
  let tries = 0;
  const forgetAll = async () => {
    tries += 1;
    if (tries < 3) throw new Error("a check-in is on its way");
  };
  const leaving = createLeaving(
    { notes, mentor: { forgetAll }, groups: { forgetAll: async () => {} } },
    10,
  );
  leaving.listen(app as unknown as App, work);

  await heard.get("app_uninstalled")?.({
    context: { teamId: "T1", isEnterpriseInstall: false },
    body: { event: { type: "app_uninstalled" }, event_time: 5, event_id: "Ev1" },
  });

  await expect.poll(() => tries).toBe(3);
  await expect.poll(() => notes.read("slack:leaving:T1")).toBeUndefined();
  expect(failures).toHaveLength(2);
});
