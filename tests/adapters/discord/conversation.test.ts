import { Locale } from "discord-api-types/v10";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AtHome, comeHome } from "../../support/discord/at-home.ts";
import { lessons } from "../../support/discord/lessons.ts";
import type { User } from "../../support/discord/user.ts";
import type { Place } from "../../support/discord/world.ts";
import { mindOf } from "../../support/meet.ts";

let home: AtHome;
let general: Place;
let mention: string;
let names = 0;

beforeAll(async () => {
  home = await comeHome({ mind: await mindOf(lessons) });
  general = home.discord.channel(home.discord.guild("Study group", []), "general");
  mention = `<@${home.discord.world.app.id}>`;
});
afterAll(async () => {
  await home?.close();
});

/** Somebody new, a member of the study group. */
function somebody(locale: Locale = Locale.EnglishUS): User {
  names += 1;
  const user = home.discord.person(`member${names}`, { locale });
  general.guild?.members.add(user.id);
  return user;
}

describe("in words", () => {
  test("a learner talks with the mentor in direct messages, and it remembers what about", async () => {
    const ana = somebody();

    expect((await ana.says(ana.dm(), "what is caching?")).text).toContain("What caching is.");
    expect((await ana.says(ana.dm(), "another analogy please")).text).toContain("notebook");
  });

  test("in a channel the mentor answers whom mentions it, in reply to them and pinging nobody", async () => {
    const ana = somebody();

    const answer = await ana.says(general, `hey ${mention} what is caching?`);

    expect(answer.text).toContain("What caching is.");
    expect(answer.pings).toEqual([]);
    expect(answer.repliesTo).toBeDefined();
  });

  test("a reply to an ordinary message of the mentor goes on where that left off", async () => {
    const ana = somebody();
    const first = await ana.says(general, `${mention} what is caching?`);

    expect((await ana.replies(first, "simpler please")).text).toContain("shelf");
  });

  test("two members in one channel each have a conversation of their own", async () => {
    const [ana, ben] = [somebody(), somebody()];
    await ana.says(general, `${mention} what is caching?`);
    await ben.says(general, `${mention} what is sharding?`);

    expect((await ana.says(general, `${mention} another analogy`)).text).toContain("caching");
    expect((await ben.says(general, `${mention} another analogy`)).text).toContain("sharding");
  });

  test("a bare mention is greeted", async () => {
    const greeting = await somebody().says(general, mention);

    expect(greeting.controls.length).toBeGreaterThan(0);
  });

  test("what members say to each other gets no answer", async () => {
    const ana = somebody();
    const before = ana.sees(general).length;
    ana.mutters(general, "what is caching?");
    await ana.says(ana.dm(), "hello");

    expect(ana.sees(general).length).toBe(before + 1);
  });

  test("in a thread that the mentor started it says how it can be reached, since Discord keeps the words back", async () => {
    const ana = somebody();
    const thread = home.discord.thread(general, "caching", home.discord.world.app.id);

    expect((await ana.says(thread, "and what is sharding?")).text).toContain("Mention me");
    const talk = ana.mutters(thread, "no matter, let us go on");
    expect((await ana.says(thread, `${mention} what is sharding?`)).text).toContain("sharding");
    expect(ana.sees(thread).map((it) => it.repliesTo)).not.toContain(talk.message.id);
  });

  test("whoever replies to the answer of a command learns how to be heard", async () => {
    const ana = somebody();
    const answer = await ana.runs(general, "ask", { question: "what is caching?" });

    expect((await ana.replies(answer, "simpler please")).text).toContain("Mention me");
  });
});

describe("by commands", () => {
  test("an answer to a question is there for everybody, unless its asker wishes otherwise", async () => {
    const ana = somebody();
    const open = await ana.runs(general, "ask", { question: "what is caching?" });
    const own = await ana.runs(general, "ask", { question: "what is sharding?", visible: "me" });

    expect(open).toMatchObject({ isPrivate: false, text: expect.stringContaining("caching") });
    expect(own).toMatchObject({ isPrivate: true, text: expect.stringContaining("sharding") });
    expect(
      somebody()
        .sees(general)
        .map((it) => it.id),
    ).not.toContain(own.id);
  });

  test("a concept is chosen from what its letters find, and explained", async () => {
    const ana = somebody();
    const [first] = await ana.types(general, "explain", "concept", "shar");

    expect(first).toEqual({ name: "Sharding", value: "sharding" });
    const told = await ana.runs(general, "explain", { concept: first?.value });
    expect(told.text).toContain("What sharding is.");
  });

  test("what was talked about is said again in the style that was chosen", async () => {
    const ana = somebody();
    await ana.runs(general, "explain", { concept: "caching" });

    expect((await ana.runs(general, "rephrase", { style: "simpler" })).text).toContain("shelf");
    const other = await ana.runs(general, "rephrase", { style: "analogy", concept: "sharding" });
    expect(other.text).toContain("sharding");
  });

  test("two concepts are compared", async () => {
    const compared = await somebody().runs(general, "compare", {
      first: "caching",
      second: "sharding",
    });

    expect(compared.text).toContain("What caching is.");
    expect(compared.text).toContain("What sharding is.");
  });

  test("topics, help and progress are at hand", async () => {
    const ana = somebody();

    expect((await ana.runs(general, "topics")).isPrivate).toBe(false);
    expect(await ana.runs(general, "mentor help")).toMatchObject({ isPrivate: true });
    expect(await ana.runs(general, "progress", { about: "due" })).toMatchObject({
      isPrivate: true,
    });
  });

  test("a message that names one thing is explained, one that names several offers them", async () => {
    const [ana, ben] = [somebody(), somebody()];
    const one = ben.mutters(general, "we need caching here");
    const several = ben.mutters(general, "is a quorum the same as replication?");
    const none = ben.mutters(general, "lunch?");

    expect((await ana.picks("Explain this", one)).text).toContain("What caching is.");
    const offered = await ana.picks("Explain this", several);
    expect(offered.controls.map((it) => it.label)).toEqual(["Quorum", "Replication"]);
    expect((await ana.presses(offered, /Quorum/)).text).toContain("What quorum is.");
    expect((await ana.picks("Explain this", none)).text).toContain("/topics");
    expect((await ana.picks("Quiz me on this", one)).text).toMatch(/cache|hit/);
  });

  test("somebody who brings the mentor along uses it where it is no member", async () => {
    const [cleo, dan] = [home.discord.person("Cleo", { installs: true }), somebody()];
    const between = home.discord.between(cleo, dan);

    const answer = await cleo.runs(between, "ask", { question: "what is caching?" });

    expect(answer.text).toContain("What caching is.");
    expect((await cleo.presses(answer, /Simpler/)).text).toContain("shelf");
  });

  test("also on a server that Mentor is no member of, where private answers stay private", async () => {
    const cleo = home.discord.person("Cleo", { installs: true });
    const elsewhere = home.discord.guild("Elsewhere", [cleo]);
    elsewhere.hasMentor = false;
    const lobby = home.discord.channel(elsewhere, "lobby");

    const answer = await cleo.runs(lobby, "explain", { concept: "caching" });
    expect((await cleo.presses(answer, /Simpler/)).id).toBe(answer.id);
    expect(await cleo.runs(lobby, "quiz", { concept: "caching" })).toMatchObject({
      isPrivate: true,
    });
  });

  test("a German member is answered in German by what Discord's side says", async () => {
    const eva = somebody(Locale.German);

    expect((await eva.runs(general, "privacy policy")).text).toContain("Was ich über dich");
  });
});

describe("by buttons", () => {
  test("buttons change the message in place", async () => {
    const ana = somebody();
    const told = await ana.runs(general, "explain", { concept: "caching" });

    const simpler = await ana.presses(told, /Simpler/);
    const analogy = await ana.presses(simpler, /analogy/);

    expect([simpler.id, analogy.id]).toEqual([told.id, told.id]);
    expect(analogy.text).toContain("notebook");
  });

  test("another member's press gets a private answer of its own and changes nothing", async () => {
    const [ana, ben] = [somebody(), somebody()];
    const told = await ana.runs(general, "explain", { concept: "caching" });

    const bens = await ben.presses(told, /Simpler/);

    expect(bens).toMatchObject({ isPrivate: true, text: expect.stringContaining("shelf") });
    expect(ana.sees(general).find((it) => it.id === told.id)?.text).toBe(told.text);
    expect(ana.sees(general).map((it) => it.id)).not.toContain(bens.id);
  });

  test("two presses at once are two turns, shown in order", async () => {
    const ana = somebody();
    const told = await ana.runs(general, "explain", { concept: "caching" });

    const both = await Promise.all([ana.presses(told, /Simpler/), ana.presses(told, /analogy/)]);

    expect(both.map((it) => it.id)).toEqual([told.id, told.id]);
    expect(ana.sees(general).find((it) => it.id === told.id)?.text).toContain("notebook");
  });

  test("a button of an earlier release is answered kindly", async () => {
    const ana = somebody();
    const told = await ana.runs(general, "explain", { concept: "caching" });
    const old = JSON.parse(JSON.stringify(told.kept.message.components).replace("d1:", "d0:"));
    Object.assign(told.kept.message, { components: old });

    const answer = await ana.presses(told, /Simpler/);

    expect(answer.isPrivate).toBe(true);
    expect(answer.text.length).toBeGreaterThan(20);
  });

  test("several concepts to choose from are a select", async () => {
    const ana = somebody();
    const asked = await ana.says(ana.dm(), "hello");
    const select = asked.controls.find((it) => it.value !== undefined);
    if (!select) return;

    expect((await ana.presses(asked, new RegExp(select.label))).id).toBe(asked.id);
  });

  test("one's own words are written into a field, under what the mentor asks for", async () => {
    const ana = somebody();
    const told = await ana.runs(general, "explain", { concept: "caching" });

    const field = await ana.opens(told, /own words/);
    expect(field.text).toContain("caching");
    expect(field.text).not.toContain("What caching is.");
    const marked = await field.submits("a copy of the data is kept near to where it is needed");

    expect(marked.isPrivate).toBe(true);
    expect(marked.text.length).toBeGreaterThan(20);
  });
});

describe("what is one's own stays one's own", () => {
  test("a quiz in a channel, from the question to the mark, is seen by its learner only", async () => {
    const [ana, ben] = [somebody(), somebody()];
    const question = await ana.runs(general, "quiz", { concept: "caching" });
    expect(question.isPrivate).toBe(true);

    const marked = await ana.presses(question, /^1\.|A copy|The copy|Write/).catch(() => question);

    expect(marked.isPrivate).toBe(true);
    expect(ben.sees(general).map((it) => it.id)).not.toContain(question.id);
  });

  test("a quiz for everybody is an ordinary message that can be replied to, its mark hidden behind a click", async () => {
    const ana = somebody();
    const posted = await ana.runs(general, "quiz", { concept: "caching", visible: "everyone" });
    expect(posted).toMatchObject({ isPrivate: true });
    const question = ana.sees(general).findLast((it) => !it.isPrivate);
    expect(question?.kept.isResponse).toBe(false);
    if (!question) throw new Error("no question was posted");

    const marked = await ana.presses(question, /know/);

    expect(marked).toMatchObject({ id: question.id, isPrivate: false, isSpoiler: true });
  });

  test("a mark that comes by a message is opened by its learner, and by nobody else", async () => {
    const [ana, ben] = [somebody(), somebody()];
    const question = await ana.says(general, `${mention} quiz me on caching`);
    const notice = await ana.replies(question, "idk");
    expect(notice.text).not.toContain("The answer");

    const marked = await ana.presses(notice, /Show/);
    expect(marked.isPrivate).toBe(true);
    expect(marked.text).toMatch(/copy/);
    expect((await ben.presses(notice, /Show/)).text).toContain("somebody else");

    await (await ana.opens(await ana.runs(general, "privacy forget"), /Write/)).submits("erase");
    expect((await ana.presses(notice, /Show/)).text).toContain("no longer kept");
  });

  test("a press under a question in a channel is marked in private, and the question stays", async () => {
    const ana = somebody();
    const question = await ana.says(general, `${mention} quiz me on caching`);

    const marked = await ana.presses(question, /know/);

    expect(marked.isPrivate).toBe(true);
    expect(marked.id).not.toBe(question.id);
  });

  test("everything is taken along as files, in private", async () => {
    const ana = somebody();
    await ana.says(ana.dm(), "what is caching?");

    const taken = await ana.runs(general, "privacy export");

    expect(taken.isPrivate).toBe(true);
    expect(taken.files.map((it) => it.content).join("")).toContain("caching");
  });

  test("deleting everything takes a word that is typed, which the private answer has a field for", async () => {
    const ana = somebody();
    await ana.says(ana.dm(), "what is caching?");
    const asked = await ana.runs(general, "privacy forget");

    const field = await ana.opens(asked, /Write/);
    const done = await field.submits("erase");

    expect(done.isPrivate).toBe(true);
    const taken = await ana.runs(general, "privacy export");
    expect(taken.files.map((it) => it.content).join("")).not.toContain("notebook");
  });
});

test("Discord was given nothing to refuse, nobody was pinged, and every answer came in time", () => {
  const { world, noted } = home.discord;

  expect(noted.filter((it) => it.status >= 400)).toEqual([]);
  expect([...world.messages.values()].flat().flatMap((it) => it.pings)).not.toContain("everyone");
  for (const it of noted.filter((it) => /messages|callback|webhooks/.test(it.path)))
    expect(JSON.stringify(it.body)).not.toMatch(/"replied_user":true|"parse":\["/);
  expect(world.problems).toEqual([]);
});
