import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Mind } from "../../src/dialogue/mind.ts";
import { conversationId, learnerId } from "../../src/ids.ts";
import { newConversation } from "../../src/memory/conversation.ts";
import { newLearner } from "../../src/memory/learner.ts";
import type { Memory } from "../../src/memory/memory.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { pauseEnds, type Standing } from "../../src/schedule/due.ts";
import { localDate, nextDue } from "../../src/schedule/times.ts";
import { zoneOf } from "../../src/schedule/zones.ts";
import { takeTurn } from "../../src/turn.ts";
import type { Said } from "../../src/understand/incoming.ts";
import { questionable } from "../support/daily.ts";
import { mindOf } from "../support/meet.ts";

let mind: Mind;
beforeAll(async () => {
  mind = await mindOf(questionable("caching", "quorum", "raft"));
});

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 5, 7, 59);

/** What a learner may do after some hours; "" is to answer the first option. */
const DEEDS = [
  "",
  "",
  "what is raft?",
  "check in at 8:30 with 9 questions",
  "check in every weekday at 21:00",
  "check in every Monday and Saturday at 0:30",
  "daily check-in at 23:45",
  "my time zone is Asia/Tokyo",
  "my time zone is America/Los_Angeles",
  "my time zone is Pacific/Auckland",
  "pause for 5 days",
  "pause until Friday",
  "pause",
  "resume",
  "busy today",
  "remind me tonight",
  "remind me tomorrow",
  "busy today, in two hours",
  "stop the check-ins",
  "/checkin now",
  "quiz me",
] as const;

type Step =
  | { readonly does: (typeof DEEDS)[number]; readonly after: number }
  /** The mentor is away for so many hours. */
  | { readonly away: number }
  /** Nothing happens for so many hours. */
  | { readonly waits: number };

/** In steps of a minute. */
const hours = (max: number) => fc.integer({ min: 1, max: max * 60 }).map((it) => it / 60);
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom(...DEEDS), after: hours(30) }) },
  { weight: 1, arbitrary: fc.record({ away: hours(90) }) },
  { weight: 3, arbitrary: fc.record({ waits: hours(24 * 20) }) },
);

/** Something that came due, what was said, and what stood in memory before and after. */
interface Due {
  readonly at: number;
  readonly due: number;
  readonly reply: Reply | undefined;
  readonly before: Memory;
  readonly after: Memory;
}

/** Lives through steps with a schedule that moves on as the real one does; gives all that came due. */
function live(steps: readonly Step[]): Due[] {
  let memory: Memory = { learner: newLearner(), conversation: newConversation() };
  let standing: Standing | undefined;
  let now = START;
  let last: Reply | undefined;
  const all: Due[] = [];

  const turn = (said: Said) => {
    const it = takeTurn(mind, memory, {
      learner: learnerId("ana"),
      conversation: conversationId("dm"),
      at: now,
      said,
    });
    memory = it.memory;
    last = it.reply ?? last;
    for (const effect of it.effects) {
      if (effect.kind === "schedule") standing = effect.standing;
    }
    return it.reply;
  };
  /** Lets all come due until a time, on time or, where the mentor is away, then. */
  const passUntil = (until: number, isAway: boolean) => {
    while (standing && standing.due <= until) {
      const { due, plan } = standing;
      now = isAway ? Math.round(until) : Math.max(now, due);
      standing = { ...standing, due: nextDue(plan, due) };
      const before = memory;
      const reply = turn({ kind: "due", due });
      all.push({ at: now, due, reply, before, after: memory });
    }
    now = Math.round(until);
  };

  turn({ kind: "text", text: "what is caching?" });
  turn({ kind: "text", text: "remind me every weekday at 8:30 Berlin time" });
  for (const step of steps) {
    if ("away" in step) passUntil(now + step.away * HOUR, true);
    else if ("waits" in step) passUntil(now + step.waits * HOUR, false);
    else {
      passUntil(now + step.after * HOUR, false);
      const action = step.does === "" ? last?.actions[0] : undefined;
      if (action) turn({ kind: "press", action: action.id });
      else turn({ kind: "text", text: step.does || "1" });
    }
  }
  return all;
}

test("whatever happens in a year, nobody is asked more than once a day unasked, nor off their days, nor more than five", () => {
  let said = 0;
  fc.assert(
    fc.property(fc.array(aStep, { minLength: 60, maxLength: 120 }), (steps) => {
      let lastSent: number | undefined;
      for (const { at, due, reply, before, after } of live(steps)) {
        const { profile } = before.learner;
        const { checkin } = profile;
        const zone = zoneOf(profile);
        if (!reply) continue;
        said += 1;

        expect(checkin?.state).toBe("on");
        expect(at - due).toBeLessThanOrEqual(2 * HOUR);
        const ends = checkin && pauseEnds(checkin, zone);
        expect(checkin?.paused === undefined || (ends !== undefined && at >= ends)).toBe(true);

        const { quiz } = after.conversation;
        if (reply.move === "quiz") expect(1 + (quiz?.left.length ?? 0)).toBeLessThanOrEqual(5);

        const wasWished = checkin?.later !== undefined;
        if (!wasWished) {
          expect(checkin?.days).toContain(localDate(due, zone).dayOfWeek);
          const isNewDay =
            lastSent === undefined || !localDate(lastSent, zone).equals(localDate(at, zone));
          expect(isNewDay).toBe(true);
        }
        lastSent = at;
      }
    }),
    { numRuns: 15, endOnFailure: true },
  );
  expect(said).toBeGreaterThan(200);
}, 120_000);

test("after a stop nothing comes until the learner wants it again, however long that is", () => {
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 30 }), hours(24 * 400), (steps, silence) => {
      const stop = { does: "stop the check-ins", after: 1 / 60 } as const;
      const before = live([...steps, stop]).length;
      expect(live([...steps, stop, { waits: silence }])).toHaveLength(before);
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("after a break of any length there is one check-in, with no more questions than ever", () => {
  fc.assert(
    fc.property(hours(24 * 400), (away) => {
      const come = live([{ away }, { does: "what is raft?", after: 0.1 }, { waits: 96 }]);
      const asked = come.filter((it) => it.reply?.move === "quiz");
      const first = asked.find((it) => it.at > START + away * HOUR);
      expect(asked.filter((it) => it.at === first?.at)).toHaveLength(1);
      expect(first?.after.conversation.quiz?.left.length).toBeLessThanOrEqual(2);

      const missed = come.filter((it) => it.at - it.due > 2 * HOUR);
      const workdays = missed.map((it) => new Date(it.due).getUTCDay());
      expect(workdays).not.toContain(0);
      expect(missed.length).toBeGreaterThanOrEqual(Math.floor((away / 24) * (5 / 7)) - 3);
      expect(new Set(missed.map((it) => it.due)).size).toBe(missed.length);
    }),
    { numRuns: 20 },
  );
}, 60_000);

test("those who do nothing for a year hear seven times and never again", () => {
  const come = live([{ waits: (400 * DAY) / HOUR }]);
  expect(come.filter((it) => it.reply)).toHaveLength(7);
});
