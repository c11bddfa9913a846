import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { homeView, readHomeControl } from "../../../adapters/slack/home-view.ts";
import { directWith, learnerOf } from "../../../adapters/slack/ids.ts";
import { createMentor } from "../../../src/mentor.ts";
import type { Block, Reply } from "../../../src/reply/reply.ts";
import { createInProcessStore } from "../../../src/storage/in-process.ts";
import { spellPress } from "../../../src/understand/press.ts";
import { lessons } from "../../support/discord/lessons.ts";
import { objectOf } from "../../support/json.ts";
import { libraryWithPaths } from "../../support/library.ts";
import { mindOf } from "../../support/meet.ts";
import { type AtHome, comeHome } from "../../support/slack/at-home.ts";
import { checkView } from "../../support/slack/check-view.ts";
import { homeOf } from "../../support/slack/methods/views.ts";
import { type Open, openOf, type User } from "../../support/slack/user.ts";

const concepts = [...lessons.concepts.values()];
const basics = { id: "basics", title: "The basics", concepts: concepts.map((it) => it.id) };
const mind = mindOf(libraryWithPaths([basics], ...concepts));

let home: AtHome;

beforeAll(async () => {
  home = await comeHome({ mind: await mind });
});
afterAll(async () => {
  expect(home?.slack.world.problems).toEqual([]);
  await home?.close();
});

const settingsOf = (user: User) =>
  home.mentor.settings(learnerOf(user.member.workspace.id, user.id));

/** Does something, and gives the Home tab as it is after that. */
async function after(user: User, does: () => unknown): Promise<Open> {
  const before = homeOf(home.slack.world, user.member)?.hash;
  does();
  return home.slack.until("another Home tab", () => {
    const now = homeOf(home.slack.world, user.member);
    return now && now.hash !== before ? openOf(now) : undefined;
  });
}

const controlOn = (open: Open, label: RegExp) => {
  const found = open.controls.find((it) => label.test(it.label));
  if (!found) throw new Error(`no ${label} among ${open.controls.map((it) => it.label)}`);
  return found;
};
const press = (user: User, open: Open, label: RegExp) =>
  after(user, () => user.touches(open, controlOn(open, label)));

describe("a member", () => {
  test("who is new sees what there is to explore, and how to have check-ins", async () => {
    const open = await home.somebody().home();

    expect(open.text).toContain("How you are doing");
    expect(open.text).toContain("The basics");
    expect(open.controls.map((it) => it.label)).toContain("Choose a time");
  });

  test("sees what is due, and why", async () => {
    const ana = home.somebody();
    const question = await ana.says(ana.dm(), "quiz me on caching");
    const wrong = question.controls.find((it) => /The only one|Nothing|not there/.test(it.label));
    await ana.presses(question, new RegExp(wrong?.label ?? "The only one"));

    const open = await ana.home();

    expect(open.text).toMatch(/caching:.*(miss|wrong|again)/i);
    expect(open.controls.some((it) => /quiz/i.test(it.label))).toBe(true);
  });

  test("chooses when check-ins come; the time zone is the profile's, and confirmed", async () => {
    const ben = home.slack.person("Ben", home.workspace, { zone: "Asia/Kolkata" });
    const open = await ben.home();

    const modal = await ben.opens(open, /Choose a time/);
    expect(modal.fields.map((it) => it.label)).toEqual([
      "At what time",
      "On which days",
      "Time zone, or a city in it",
      "About what",
      "How many questions",
    ]);
    expect(JSON.stringify(modal.view.body)).toContain('"initial_value":"Asia/Kolkata"');
    const before = await settingsOf(ben);
    expect([before.zone, before.checkin]).toEqual([undefined, undefined]);

    const saved = await after(ben, () => ben.sends(modal, "08:15", "1,3"));
    expect(saved.text).toContain("8:15");
    expect(await settingsOf(ben)).toMatchObject({
      zone: "Asia/Kolkata",
      checkin: { state: "on", minute: 495, days: [1, 3], count: 3 },
    });

    const again = await ben.opens(await ben.home(), /Change time/);
    const anew = await after(ben, () =>
      ben.sends(again, "19:00", "1,2,3,4,5", "Berlin", "The basics (Made up)", "5"),
    );
    expect(anew.text).toContain("19:00");
    expect(await settingsOf(ben)).toMatchObject({
      zone: "Europe/Berlin",
      checkin: { minute: 1140, count: 5, about: { kind: "path", path: "basics" } },
    });

    const last = await ben.opens(await ben.home(), /Change time/);
    await after(ben, () => ben.sends(last, "", undefined as never, "", "everything"));
    expect((await settingsOf(ben)).checkin?.about).toBeUndefined();
  });

  test("who names no place that there is hears so beside the field", async () => {
    const cleo = home.somebody();
    const modal = await cleo.opens(await cleo.home(), /Choose a time/);

    const answer = await cleo.sends(modal, "08:15", "1", "Atlantis");

    expect(answer).toMatchObject({
      response_action: "errors",
      errors: { zone: expect.stringContaining("don't know that place") },
    });
    expect((await settingsOf(cleo)).checkin).toBeUndefined();
  });

  test("pauses check-ins, has them again and stops them, and sees it at once", async () => {
    const dan = home.somebody();
    await dan.says(dan.dm(), "remind me every day at 8:30");
    const open = await dan.home();

    const paused = await press(dan, open, /Pause/i);
    expect((await settingsOf(dan)).checkin?.paused).toBeDefined();
    const resumed = await press(dan, paused, /Resume|again|back/i);
    expect((await settingsOf(dan)).checkin?.paused).toBeUndefined();
    const stopped = await press(dan, resumed, /Stop/i);
    expect((await settingsOf(dan)).checkin?.state).toBe("stopped");
    expect(stopped.controls.map((it) => it.label)).toContain("Choose a time");
  });

  test("explores a topic from the Home tab, and finds the answer under Messages", async () => {
    const eve = home.somebody();
    const open = await eve.home();
    const topic = open.controls.find((it) => /caching/i.test(it.label));

    const told = await press(eve, open, new RegExp(topic?.label ?? "caching"));

    expect(told.text).toContain("answered under Messages");
    const answer = eve.sees(eve.dm()).at(-1);
    expect(answer?.text).toContain("caching");
    // What they say in its thread goes on from there.
    const simpler = await eve.says(eve.dm(), "simpler", answer?.ts);
    expect(simpler.text).toContain("caching");
  });

  test("who can't be answered under Messages hears so", async () => {
    const gil = home.somebody();
    const open = await gil.home();
    home.slack.breaks({ method: /chat\.postMessage/, error: "messages_tab_disabled" });

    expect((await press(gil, open, /caching/i)).text).toContain("went wrong");
  });

  test("sees nobody else's", async () => {
    const fay = home.somebody();
    await fay.says(fay.dm(), "remind me every day at 6:45");

    expect((await fay.home()).text).toContain("6:45");
    expect((await home.somebody().home()).text).not.toContain("6:45");
  });
});

test("looking at a Home tab keeps nothing about whoever looks", async () => {
  const store = createInProcessStore();
  const mentor = createMentor(await mind, store);
  const incoming = {
    learner: learnerOf("T1", "U1"),
    conversation: directWith("T1", "U1"),
    at: Date.now(),
    said: { kind: "press", action: spellPress({ kind: "progress", about: "all" }) } as const,
  };

  expect((await mentor.look(incoming))?.move).toBe("progress");

  for await (const it of store.learners()) expect(it).toBeUndefined();
});

test("whatever stands on a Home tab, Slack takes it", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.constantFrom("<!channel> **hi**", "- a\n  - b\n\n1. c", "```\n<@U1>\n```", "# h\n> q", ""),
  );
  const block: fc.Arbitrary<Block> = fc.oneof(
    text.map((markdown): Block => ({ kind: "text", markdown })),
    fc
      .array(text, { maxLength: 6 })
      .map((items): Block => ({ kind: "list", items, numbered: false })),
  );
  const action = fc.record({
    id: fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.constantFrom("m1:checkin:stop", "m1:help", "m1:checkin:set:at:510"),
    ),
    label: text,
  });
  const reply: fc.Arbitrary<Reply> = fc.record({
    move: fc.constant("progress"),
    concepts: fc.constant([]),
    blocks: fc.array(block, { maxLength: 40 }),
    actions: fc.array(action, { maxLength: 40 }),
  });
  const none = fc.constant(undefined);

  fc.assert(
    fc.property(
      fc.oneof(reply, none),
      reply,
      fc.oneof(reply, none),
      (progress, checkIns, topics) => {
        const view = homeView({ progress, checkIns, topics, notice: "Saved." });
        checkView(objectOf(view), "home");
        expect(view.blocks.length).toBeLessThanOrEqual(100);
      },
    ),
    { numRuns: 60 },
  );
});

test("however much there is to say, a Home tab has no more than a hundred parts, and every heading", () => {
  const paragraph: Block = { kind: "text", markdown: "Word by word." };
  const long: Reply = {
    move: "progress",
    concepts: [],
    blocks: Array.from({ length: 60 }, () => paragraph),
    actions: [],
  };

  const view = homeView({ progress: long, checkIns: long, topics: long });

  checkView(objectOf(view), "home");
  expect(view.blocks.length).toBeLessThanOrEqual(100);
  expect(view.blocks.filter((it) => it.type === "header")).toHaveLength(3);
});

test("a control of the Home tab says what it does, and no other control is taken for one", () => {
  expect(readHomeControl("home:settings")).toEqual({ kind: "settings" });
  expect(readHomeControl("home:here:m1:checkin:stop")).toEqual({
    kind: "here",
    action: "m1:checkin:stop",
  });
  for (const it of ["home:", "home:here:", "s1:abc:m1:help", "setup:off", ""])
    expect(readHomeControl(it)).toBeUndefined();
});
