import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  composeGroupAnswer,
  composeGroupQuestion,
  composeVote,
} from "../../src/dialogue/compose/group.ts";
import { askGroup, figuresOf, voteIn } from "../../src/dialogue/group.ts";
import { learnFromVote } from "../../src/dialogue/group-learning.ts";
import { arrange } from "../../src/dialogue/group-settings.ts";
import { createVoices } from "../../src/dialogue/voice.ts";
import { conceptId, conversationId } from "../../src/ids.ts";
import { type Group, newGroup } from "../../src/memory/group.ts";
import { newLearner } from "../../src/memory/learner.ts";
import { replyMarkdown } from "../../src/reply/markdown.ts";
import { readPress } from "../../src/understand/press.ts";
import { questionable } from "../support/daily.ts";

const content = questionable("caching", "quorum");
const voice = createVoices(content.phrases)("");
const HOUR = 60 * 60 * 1000;
const NOON = Date.UTC(2026, 10, 23, 12);
const channel = conversationId("loopback:channel");

const arranged: Group = {
  ...newGroup(),
  arrangement: arrange(undefined, { minute: 720, hours: 5 }, { at: NOON - HOUR, zone: "UTC" }),
};
const ask = (group: Group, day = 0) => {
  const due = NOON + day * 24 * HOUR;
  return askGroup(content, group, { group: channel, due, at: due, key: `key-${day}` });
};
const asked = ask(arranged);
const question = asked.question ?? expect.fail("nothing was asked");
const item = content.concepts.get(question.concept)?.quiz.find((it) => it.id === question.item);
const right = item?.kind === "open" ? -1 : (item?.options.findIndex((it) => it.right) ?? -1);
const wrong = right === 0 ? 1 : 0;

const votes = (options: readonly number[]): Group =>
  options.reduce((group, option, i) => voteIn(group, question, option, `voter-${i}`).group, asked);
const words = (group: Group) => {
  const it = group.question ?? question;
  const reply = composeGroupQuestion(content, it, "UTC", voice);
  return reply ? replyMarkdown(reply) : "";
};
const answer = (group: Group) => {
  const reply = composeGroupAnswer(content, group.question ?? question, voice);
  return reply ? replyMarkdown(reply) : "";
};

describe("a group", () => {
  test("is asked one question with a button for each option, and told when its answer comes", () => {
    const reply = composeGroupQuestion(content, question, "UTC", voice);

    expect(reply?.actions).toHaveLength(3);
    expect(reply?.actions.map((it) => readPress(it.id).kind)).toEqual(["vote", "vote", "vote"]);
    expect(words(asked)).toMatch(/No answers yet/);
    expect(words(asked)).toMatch(/answer comes at 17:00/);
  });

  test("sees how many have answered, and nothing of who or what", () => {
    const text = words(votes([right, wrong, right]));
    expect(text).toMatch(/3 answers/);
    expect(text).not.toMatch(/voter/);
  });

  test("is asked a question of every concept in turn, and none twice while one is left", () => {
    let group = arranged;
    const concepts: string[] = [];
    for (let day = 0; day < 16; day += 1) {
      group = ask(group, day);
      concepts.push(group.question?.concept ?? "");
    }

    expect(new Set(group.asked.map((it) => it.item)).size).toBe(16);
    expect(concepts.filter((it, i) => it === concepts[i - 1])).toEqual([]);
  });

  test("is asked along the path or the concepts that its organiser chose", () => {
    const { arrangement } = arranged;
    const about = { concepts: [conceptId("quorum")] };
    const chosen = arrange(arrangement, { about }, { at: NOON - HOUR, zone: "UTC" });

    expect(ask({ ...arranged, arrangement: chosen }).question?.concept).toBe("quorum");
  });

  test("is asked the same however often it has to be said, and only once", () => {
    expect(ask(arranged)).toEqual(asked);
    expect(ask(asked)).toBe(asked);
  });

  test("is not asked two hours late", () => {
    const at = NOON + 2 * HOUR + 1;
    const late = askGroup(content, arranged, { group: channel, due: NOON, at, key: "key" });
    expect(late.question).toBeUndefined();
    expect(late.arrangement?.from).toBe(NOON);
  });

  test("hears the answer, why, and how many chose what, once five have answered", () => {
    const text = answer(votes([right, wrong, right, right, wrong]));

    expect(text).toMatch(/yes it does\*\* \(3 of 5\): right/);
    expect(text).toMatch(/\(2 of 5\)/);
    expect(text).toMatch(/\(0 of 5\)/);
  });

  test("of four answers hears no figure", () => {
    const text = answer(votes([right, wrong, right, right]));
    expect(text).toMatch(/Fewer than five/);
    expect(text).not.toMatch(/ of \d/);
  });
});

describe("a member's answer", () => {
  test("counts once and may be changed until the answer comes", () => {
    const first = voteIn(asked, question, wrong, "ana");
    const again = voteIn(first.group, question, wrong, "ana");
    const changed = voteIn(again.group, question, right, "ana");

    expect([first.vote, again.vote, changed.vote]).toEqual(["noted", "noted", "changed"]);
    expect(changed.group.question?.answers).toEqual({ ana: right });
  });

  test("gets a private word that doesn't tell the right one before everybody may know", () => {
    const noted = composeVote(content, question, wrong, "noted", voice);
    const changed = composeVote(content, question, right, "changed", voice);

    for (const reply of [noted, changed]) {
      expect(reply).toMatchObject({ private: true, move: "acknowledge" });
      expect(reply.verdict).toBeUndefined();
    }
  });

  test("that comes late is marked in private, and changes no figure", () => {
    const revealed = { ...asked, question: { ...question, isRevealed: true } };
    const late = voteIn(revealed, question, wrong, "ana");
    const reply = composeVote(content, question, wrong, late.vote, voice);

    expect(late).toEqual({ group: revealed, vote: "late" });
    expect(reply).toMatchObject({ private: true, move: "grade", verdict: "wrong" });
    expect(replyMarkdown(reply)).toMatch(/The answer is/);
  });

  test("feeds their own memory, once a day", () => {
    const learner = newLearner();
    const first = learnFromVote(content, learner, question, right, NOON);
    const changed = learnFromVote(content, first.learner, question, wrong, NOON + HOUR);

    expect(first.events).toMatchObject([{ kind: "answered", verdict: "right" }]);
    expect(first.learner.cards.size).toBe(1);
    expect(changed.events).toEqual([]);
    expect(changed.learner).toBe(first.learner);
  });

  test("whatever the others do, is in no word that the group reads, unless five did it", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 12 }), (options) => {
        const group = votes(options);
        const figures = group.question && figuresOf(group.question);
        if (options.length < 5) expect(figures).toBeUndefined();
        else expect(figures?.reduce((sum, it) => sum + it, 0)).toBe(options.length);
        expect(words(group)).not.toMatch(/ of \d/);
      }),
    );
  });
});
