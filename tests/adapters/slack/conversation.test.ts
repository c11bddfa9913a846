import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lessons } from "../../support/discord/lessons.ts";
import { mindOf } from "../../support/meet.ts";
import { type AtHome, comeHome } from "../../support/slack/at-home.ts";
import { readText } from "../../support/slack/readable.ts";
import type { User } from "../../support/slack/user.ts";
import type { Channel } from "../../support/slack/world.ts";

let home: AtHome;
let general: Channel;

beforeAll(async () => {
  home = await comeHome({ mind: await mindOf(lessons) });
  general = home.channel("general", [home.somebody("Olga")]);
});
afterAll(async () => {
  await home?.close();
});

/** Somebody new, a member of the channel. */
function somebody(): User {
  const user = home.somebody();
  general.members.add(user.id);
  return user;
}

describe("in words", () => {
  test("a learner talks with the mentor in direct messages, and each message by itself begins a thread", async () => {
    const ana = somebody();

    const first = await ana.says(ana.dm(), "what is caching?");
    const second = await ana.says(ana.dm(), "another analogy please", first.thread);
    const other = await ana.says(ana.dm(), "what is sharding?");

    expect(first.text).toContain("What caching is.");
    expect(second.text).toContain("notebook");
    expect(second.thread).toBe(first.thread);
    expect(other.thread).not.toBe(first.thread);
  });

  test("in a channel the mentor answers whom mentions it, in a thread under what they said", async () => {
    const ana = somebody();

    const answer = await ana.says(general, `hey ${home.mention} what is caching?`);

    expect(answer.text).toContain("What caching is.");
    expect(answer.thread).toBe(ana.sees(general).at(-2)?.ts);
  });

  test("a thread is a conversation of its own", async () => {
    const [ana, ben] = [somebody(), somebody()];
    const [one, two] = [
      await ana.says(general, `${home.mention} what is caching?`),
      await ben.says(general, `${home.mention} what is sharding?`),
    ];

    const more = `${home.mention} another analogy`;
    expect((await ana.says(general, more, one.thread)).text).toContain("caching");
    expect((await ben.says(general, more, two.thread)).text).toContain("sharding");
  });

  test("a bare mention is greeted", async () => {
    const greeting = await somebody().says(general, home.mention);

    expect(greeting.controls.length).toBeGreaterThan(0);
  });

  test("what members say to each other gets no answer", async () => {
    const ana = somebody();
    const before = ana.sees(general).length;
    ana.mutters(general, "what is caching?");
    await ana.says(ana.dm(), "hello");

    expect(ana.sees(general)).toHaveLength(before + 1);
  });

  test("nobody is called by what a learner writes, and it is read as it was written", async () => {
    const ana = somebody();

    const answer = await ana.says(ana.dm(), "what is <!channel> & <b>caching</b>?");

    expect(answer.text).not.toContain("<!");
    expect(home.slack.world.problems).toEqual([]);
  });

  test("whoever opens the conversation is offered something to ask", async () => {
    const ana = somebody();
    ana.opensMessages();

    const prompts = await home.slack.until("prompts", () =>
      home.slack.world.prompts.get(ana.dm().id),
    );

    expect(prompts.length).toBeGreaterThan(1);
    expect((await ana.says(ana.dm(), String(prompts[0]?.message))).text).toContain("caching");
  });
});

describe("by commands", () => {
  test.for([
    ["/mentor what is caching?", /What caching is/],
    ["/mentor ask what is caching?", /What caching is/],
    ["/ask what is caching?", /What caching is/],
    ["/mentor explain sharding", /What sharding is/],
    ["/mentor quiz caching", /cache|hit/],
    ["/quiz caching", /cache|hit/],
    ["/mentor checkin every day at 9 in Berlin", /9:00|Berlin/],
    ["/mentor progress", /together|learnt|answered/],
    ["/mentor topics", /5 concepts/],
    ["/mentor privacy", /What I store/],
    ["/mentor help", /explain/i],
    ["/mentor", /explain/i],
  ] as const)("%s is answered to the one who asks alone", async ([command, expected]) => {
    const [ana, ben] = [somebody(), somebody()];

    const answer = await ana.runs(general, command);

    expect(answer.isPrivate).toBe(true);
    expect(readText(answer.text)).toMatch(expected);
    expect(ben.sees(general).map((it) => it.ts)).not.toContain(answer.ts);
  });

  test("a command without words opens a field for them", async () => {
    const ana = somebody();

    const field = await ana.calls(general, "/ask");

    expect((await ana.submits(field, "what is caching?")).text).toContain("What caching is.");
  });

  test("a command works where the mentor is no member", async () => {
    const ana = somebody();
    const elsewhere = home.slack.channel("elsewhere", [ana], {
      withoutMentor: true,
      kind: "private",
    });

    const answer = await ana.runs(elsewhere, "/mentor what is caching?");

    expect(answer.text).toContain("What caching is.");
    expect((await ana.presses(answer, /Simpler/)).text).toContain("shelf");
  });

  test("a message that names one thing is explained, one that names several offers them", async () => {
    const [ana, ben] = [somebody(), somebody()];
    const pick = async (text: string) => {
      const outcome = await ana.picks("explain", ben.mutters(general, text));
      if (outcome.kind === "view") throw new Error("a modal");
      return outcome.shown;
    };

    expect((await pick("we need caching here")).text).toContain("What caching is.");
    const offered = await pick("is a quorum the same as replication?");
    expect(offered.controls.map((it) => it.label)).toEqual(["Quorum", "Replication"]);
    expect((await ana.presses(offered, /Quorum/)).text).toContain("What quorum is.");
    expect((await pick("lunch?")).text).toContain("/mentor topics");
  });

  test("from anywhere a learner asks to be quizzed, and is asked in direct messages", async () => {
    const ana = somebody();

    const asked = await ana.starts("quiz");
    await ana.sends(asked, "caching");

    const question = await home.slack.until("a question", () => ana.sees(ana.dm())[0]);
    expect(question.text).toMatch(/cache|hit/);
  });
});

describe("by buttons", () => {
  test("buttons change the message in place, for everybody and for one alone", async () => {
    const ana = somebody();
    for (const told of [
      await ana.says(general, `${home.mention} what is caching?`),
      await ana.runs(general, "/mentor what is caching?"),
      await ana.says(ana.dm(), "what is caching?"),
    ]) {
      const simpler = await ana.presses(told, /Simpler/);
      const analogy = await ana.presses(simpler, /analogy/);

      expect([simpler.ts, analogy.ts]).toEqual([told.ts, told.ts]);
      expect(analogy.text).toMatch(/notebook|fridge/);
    }
  });

  test("another member's press gets a private answer of its own and changes nothing", async () => {
    const [ana, ben] = [somebody(), somebody()];
    const told = await ana.says(general, `${home.mention} what is caching?`);

    const bens = await ben.presses(told, /Simpler/);

    expect(bens).toMatchObject({ isPrivate: true, text: expect.stringContaining("shelf") });
    expect(ana.sees(general).find((it) => it.ts === told.ts)?.text).toBe(told.text);
    expect(ana.sees(general).map((it) => it.ts)).not.toContain(bens.ts);
  });

  test("a button of an earlier release is answered kindly", async () => {
    const ana = somebody();
    const told = await ana.says(ana.dm(), "what is caching?");
    const [control] = told.controls;
    if (!control) throw new Error("no button");
    const actionId = control.actionId.replace("s1:", "s0:");

    const outcome = await ana.uses(told, { ...control, actionId });

    expect(outcome.kind === "message" && outcome.shown.text.length).toBeGreaterThan(20);
  });

  test("one's own words are written into a modal, under what the mentor asks for", async () => {
    const ana = somebody();
    const told = await ana.runs(general, "/mentor explain caching");

    const field = await ana.opens(told, /own words/);
    expect(field.text).toContain("caching");
    expect(field.text).not.toContain("What caching is.");
    const marked = await ana.submits(field, "a copy is kept near to where it is needed");

    expect(marked.isPrivate).toBe(true);
    expect(marked.text.length).toBeGreaterThan(20);
  });
});

describe("what is one's own stays one's own", () => {
  test("a quiz in a channel, from the question to the mark, is seen by its learner only", async () => {
    const [ana, ben] = [somebody(), somebody()];
    const question = await ana.says(general, `${home.mention} quiz me on caching`);
    expect(question.kept.onlyFor).toBe(ana.id);

    const marked = await ana.presses(question, /know/);

    expect(marked.kept.onlyFor).toBe(ana.id);
    const theirs = ben.sees(general).map((it) => it.ts);
    expect(theirs).not.toContain(question.ts);
    expect(theirs).not.toContain(marked.ts);
  });

  test("everything is taken along, and deleting everything takes a word that is typed", async () => {
    const ana = somebody();
    await ana.says(ana.dm(), "what is caching?");
    const taken = async () => {
      expect((await ana.runs(general, "/mentor privacy export")).isPrivate).toBe(true);
      return home.slack.until("what is kept", () =>
        ana.sees(ana.dm()).findLast((it) => it.text.includes("```")),
      );
    };
    const before = await taken();
    expect(before.text).toContain("caching");

    const sure = await ana.runs(general, "/mentor privacy forget");
    const field = await ana.opens(sure, /Write/);
    expect(await ana.submits(field, "erase")).toMatchObject({ isPrivate: true });

    const after = await ana.runs(ana.dm(), "/mentor privacy export");
    expect(after.text).not.toContain("caching");
  });
});

describe("on the Home tab", () => {
  test("a learner sees how they are doing and what there is to explore, and goes on from there", async () => {
    const ana = somebody();
    await ana.says(ana.dm(), "what is caching?");

    const tab = await ana.home();

    expect(tab.text).toMatch(/How you are doing.*Your check-ins.*To explore/s);
    expect(tab.controls.length).toBeGreaterThan(2);
  });
});

test("Slack was given nothing to refuse, nobody was called, and everything was acknowledged in time", () => {
  const { world, noted } = home.slack;

  expect(noted.filter((it) => it.error)).toEqual([]);
  expect(world.problems).toEqual([]);
  expect(home.log.filter((it) => JSON.parse(it).level >= 40)).toEqual([]);
});

test("on a plan without agents a learner is answered all the same", async () => {
  const plain = await comeHome({ mind: await mindOf(lessons), settings: { hasAgent: false } });
  const ana = plain.somebody();
  ana.opensMessages();

  expect((await ana.says(ana.dm(), "what is caching?")).text).toContain("What caching is.");
  expect((await ana.runs(ana.dm(), "/quiz caching")).controls.length).toBeGreaterThan(0);
  expect(plain.log.filter((it) => JSON.parse(it).level >= 40)).toEqual([]);
  await plain.close();
});
