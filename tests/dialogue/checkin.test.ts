import { describe, expect, test } from "vitest";
import { questionable, type Regular, regular } from "../support/daily.ts";

const content = questionable("caching", "quorum", "raft");

async function everyWeekday(name: string): Promise<Regular> {
  const ana = await regular(name, content);
  await ana.says("what is caching?");
  await ana.says("remind me every weekday at 9:15");
  await ana.says("Berlin");
  return ana;
}

describe("a learner's wishes", () => {
  test("are asked for the time zone once, and kept", async () => {
    const ana = await regular("ana", content);

    const asked = await ana.says("remind me every weekday at 8:30");
    const agreed = await ana.says("I'm in Berlin");
    const changed = await ana.says("make it 9:30");

    expect(asked).toMatchObject({ move: "checkin" });
    expect(asked.text).toMatch(/time zone/);
    expect(agreed.text).toMatch(/Every weekday at 8:30.*Berlin time/);
    expect(agreed.text).toMatch(/comes tomorrow at 8:30/);
    expect(changed.text).toMatch(/9:30/);
    expect(changed.text).toMatch(/comes today at 9:30/);
    expect(await ana.checkin()).toMatchObject({ minute: 570, days: [1, 2, 3, 4, 5], count: 3 });
    expect((await ana.learner()).profile.zone).toBe("Europe/Berlin");
  });

  test("nothing comes due before the time zone is known", async () => {
    const ana = await regular("ana", content);
    await ana.says("remind me every weekday at 8:30");

    expect(ana.standing()).toBeUndefined();
    await ana.presses(/New York/);
    expect(ana.standing()?.plan.zone).toBe("America/New_York");
  });

  test("whose zone was never told can be completed whenever they are looked at", async () => {
    const ana = await regular("ana", content);
    await ana.says("remind me every weekday at 8:30");
    await ana.says("what is caching?");

    const shown = await ana.says("checkin");
    const agreed = await ana.says("UTC");

    expect(shown.text).toMatch(/still need your time zone/);
    expect(shown.actions.map((it) => it.label)).toContain("Berlin");
    expect(agreed.text).toMatch(/Every weekday at 8:30.*UTC/);
  });

  test("that name the zone at once are not asked about it", async () => {
    const ana = await regular("ana", content);
    const agreed = await ana.says("check in at 9am Berlin time with 9 questions");

    expect(agreed.text).toMatch(/Every day at 9:00.*five questions/);
    expect(ana.standing()?.due).toBe(Date.parse("2026-11-23T09:00+01:00"));
  });

  test.for([
    ["pause until 3 January", "2027-01-04T09:15+01:00", /until Sunday 3 January/],
    ["pause for two weeks", "2026-12-07T09:15+01:00", /until Monday 7 December/],
    ["I'm on holiday till Thursday", "2026-11-26T09:15+01:00", /until Thursday 26 November/],
    ["busy today, tonight please", "2026-11-23T20:00+01:00", /today at 20:00/],
    ["busy, ask me at 6pm", "2026-11-23T18:00+01:00", /today at 18:00/],
    ["remind me tomorrow", "2026-11-24T09:15+01:00", /tomorrow at 9:15/],
    ["move my check-ins to weekends at 10", "2026-11-28T10:00+01:00", /on Saturday 28 November/],
    ["change my time zone to Tokyo", "2026-11-24T09:15+09:00", /Tokyo time/],
  ] as const)("by %j the next one comes at %s", async ([said, due, told]) => {
    const ana = await everyWeekday("ana");

    const { text } = await ana.says(said);

    expect(text).toMatch(told);
    expect(ana.standing()?.due).toBe(Date.parse(due));
  });

  test.for([
    ["check in 9 questions", /five at most[\s\S]*five questions/],
    ["check in at 9 in Mars/Olympus time", /big city is in your time zone/],
    ["change the check-in to 9:75", /At what time/],
    ["check in twice a day", /At what time/],
    ["check in at 9 about juggling", /no notes on that topic[\s\S]*9:00/],
    ["pause until 31 June", /Until when[\s\S]*resume/],
  ] as const)("that can't be are told so: %j", async ([said, told]) => {
    const ana = await everyWeekday("ana");

    expect((await ana.says(said)).text).toMatch(told);
  });

  test("for a time zone that there isn't leave the learner's own until they name one that there is", async () => {
    const ana = await everyWeekday("ana");

    await ana.says("check in at 9 in Mars/Olympus time");
    expect((await ana.learner()).profile.zone).toBe("Europe/Berlin");
    const { text } = await ana.says("Tokyo");

    expect(text).toMatch(/9:00.*Tokyo time/);
  });

  test("end a pause, or everything, in one word", async () => {
    const ana = await everyWeekday("ana");
    await ana.says("pause");
    expect(ana.standing()).toBeUndefined();

    await ana.says("resume");
    expect(ana.standing()?.due).toBe(Date.parse("2026-11-23T09:15+01:00"));

    await ana.says("stop the check-ins");
    expect(ana.standing()).toBeUndefined();
    expect((await ana.says("checkin")).text).toMatch(/are off/);
    expect((await ana.presses(/check-ins on/i)).text).toMatch(/Every weekday at 9:15/);
  });

  test("are shown with when the next one comes", async () => {
    const ana = await everyWeekday("ana");
    await ana.says("check-ins about quorum");

    const { text, move } = await ana.says("/checkin");

    expect(move).toBe("checkin");
    expect(text).toMatch(/Every weekday at 9:15.*Berlin time.*three questions on quorum/);
    expect(text).toMatch(/comes today at 9:15/);
  });

  test("need no words: each is a button on every check-in", async () => {
    const ana = await everyWeekday("ana");
    const checkin = await ana.untilDue();
    const labels = checkin?.actions.map((it) => it.label).join(" ");

    expect(labels).toMatch(
      /In 2 hours.*Tonight.*Tomorrow.*Another time.*Pause a week.*Stop check-ins/,
    );
    expect((await ana.presses(/Pause a week/)).text).toMatch(/until Monday 30 November/);
    await ana.presses(/Resume/);
    expect((await ana.presses(/Another time/)).text).toMatch(/At what time/);
    await ana.presses(/^18:00/);
    expect(await ana.checkin()).toMatchObject({ minute: 1080 });
    await ana.presses(/Stop check-ins/);
    expect(await ana.checkin()).toMatchObject({ state: "stopped" });
  });
});

describe("a check-in", () => {
  test("greets by the hour, says why today, asks one question after another, and ends with when the next one comes", async () => {
    const ana = await everyWeekday("ana");
    await ana.says("what is quorum?");
    await ana.says("what is raft?");

    const first = await ana.untilDue();
    expect(first).toMatchObject({ move: "quiz" });
    expect(first?.text).toMatch(/Good morning/);
    expect(first?.text).toMatch(/read about/);
    expect(first?.text).toMatch(/What about/);

    await ana.presses(/yes it does/);
    await ana.presses(/Next question/);
    const missed = await ana.presses(/no never/);
    expect(missed).toMatchObject({ move: "grade", verdict: "wrong" });
    expect(missed.text).toMatch(/In short/);

    let last = missed;
    for (let i = 0; i < 4 && !/next check-in/.test(last.text); i += 1) {
      await ana.presses(/Next question/);
      last = await ana.presses(/yes it does/);
    }
    expect(last.text).toMatch(/The next check-in comes tomorrow at 9:15/);
    expect((await ana.learner()).profile.streak?.days).toBe(1);
  });

  test("after a miss says the next day what it was, and counts the days", async () => {
    const ana = await everyWeekday("ana");
    await ana.untilDue();
    await ana.presses(/no never/);
    await ana.presses(/Next question/);
    await ana.says("stop");

    const second = await ana.untilDue();

    expect(second?.text).toMatch(/you missed \*\*caching\*\* last time/);
  });

  test("that is put off comes back then, and the one after it at its usual hour", async () => {
    const ana = await everyWeekday("ana");
    await ana.untilDue();

    const off = await ana.says("tonight");
    expect(off.text).toMatch(/today at 20:00/);

    expect((await ana.untilDue())?.text).toMatch(/Good evening/);
    expect(ana.now()).toBe(Date.parse("2026-11-23T20:00+01:00"));
    expect(ana.standing()?.due).toBe(Date.parse("2026-11-24T09:15+01:00"));
  });

  test("that nobody answers is not followed by another one that day", async () => {
    const ana = await everyWeekday("ana");
    const first = ana.standing()?.due ?? 0;
    await ana.untilDue();

    expect((await ana.says("make it 18:00")).text).toMatch(/comes tomorrow at 18:00/);
    expect(await ana.due(first + 60 * 60 * 1000)).toBeUndefined();
    expect(ana.standing()?.due).toBe(Date.parse("2026-11-24T18:00+01:00"));
  });

  test("that comes more than two hours late is left out, and offered at the next meeting, once", async () => {
    const ana = await everyWeekday("ana");

    expect(await ana.untilDue({ lateBy: 2 * 3_600_000 + 1 })).toBeUndefined();
    expect(await ana.untilDue({ lateBy: 3 * 3_600_000 })).toBeUndefined();
    const met = await ana.says("what is quorum?");
    expect(met).toMatchObject({ move: "explain" });
    expect(met.text).toMatch(/2 check-ins of yours came due/);

    expect(await ana.presses(/^Now$/)).toMatchObject({ move: "quiz" });
    await ana.says("stop");
    expect((await ana.says("what is raft?")).text).not.toMatch(/came due/);
  });

  test("that comes within two hours of its time is sent all the same", async () => {
    const ana = await everyWeekday("ana");
    expect(await ana.untilDue({ lateBy: 2 * 3_600_000 })).toMatchObject({ move: "quiz" });
  });

  test("waits a quarter of an hour for somebody in the middle of a quiz", async () => {
    const ana = await everyWeekday("ana");
    ana.at("2026-11-23T09:10+01:00");
    await ana.says("quiz me");

    expect(await ana.untilDue()).toBeUndefined();
    expect(ana.standing()?.due).toBe(Date.parse("2026-11-23T09:30+01:00"));
    expect(await ana.untilDue()).toMatchObject({ move: "quiz" });
  });

  test("that the platform refuses for good is the last, and the learner hears of it when they come", async () => {
    const ana = await everyWeekday("ana");
    await ana.due(ana.standing()?.due ?? 0, { kind: "closed", why: "no messages from strangers" });
    ana.at("2026-11-23T09:15+01:00");
    await ana.due(Date.parse("2026-11-23T09:15+01:00"), { kind: "closed", why: "refused" });

    expect(await ana.checkin()).toMatchObject({ state: "closed" });
    expect(ana.standing()).toBeUndefined();
    const met = await ana.says("what is quorum?");
    expect(met.text).toMatch(/turned your check-ins off/);
    expect((await ana.says("what is raft?")).text).not.toMatch(/turned your check-ins off/);
    expect((await ana.says("resume")).text).toMatch(/Every weekday at 9:15/);
    expect(ana.standing()).toBeDefined();
  });

  test("that the platform asks to wait with is not taken for sent", async () => {
    const ana = await everyWeekday("ana");
    ana.at("2026-11-23T09:15+01:00");
    const due = Date.parse("2026-11-23T09:15+01:00");
    await ana.due(due, { kind: "later", afterMs: 1_000 });
    expect(await ana.checkin()).not.toHaveProperty("sent");

    expect(await ana.due(due)).toMatchObject({ move: "quiz" });
    expect(await ana.due(due)).toBeUndefined();
  });
});

describe("somebody who doesn't react", () => {
  test("is asked once a week after three, and never again after three more and a last note", async () => {
    const ana = await everyWeekday("ana");
    const sent: string[] = [];
    while (ana.standing()) {
      const said = await ana.untilDue();
      const day = new Date(ana.now()).toISOString().slice(0, 10);
      if (said) sent.push(`${day} ${said.move}`);
    }

    expect(sent).toEqual([
      "2026-11-23 quiz",
      "2026-11-24 quiz",
      "2026-11-25 quiz",
      "2026-12-02 quiz",
      "2026-12-09 quiz",
      "2026-12-16 quiz",
      "2026-12-23 checkin",
    ]);
    expect(await ana.checkin()).toMatchObject({ state: "ignored" });
    expect((await ana.presses(/check-ins on/i)).text).toMatch(/Every weekday at 9:15/);
    expect(ana.standing()?.due).toBe(Date.parse("2026-12-24T09:15+01:00"));
  });

  test("and then does is asked on their own days again", async () => {
    const ana = await everyWeekday("ana");
    for (let i = 0; i < 4; i += 1) await ana.untilDue();
    const weekly = await ana.untilDue();
    expect(weekly?.text).toMatch(/once a week/);

    await ana.presses(/yes it does/);

    expect(await ana.checkin()).toMatchObject({ rhythm: "daily", ignored: 0 });
    expect(ana.standing()?.due).toBe(Date.parse("2026-12-03T09:15+01:00"));
  });
});
