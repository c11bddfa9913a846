import fc from "fast-check";
import { expect, test } from "vitest";
import { loadLibrary } from "../../src/content/load.ts";
import { conversationId, learnerId, packId } from "../../src/ids.ts";
import { hintsFor } from "../../src/learning/hints.ts";
import { rebuild } from "../../src/learning/learn.ts";
import { newConversation } from "../../src/memory/conversation.ts";
import type { LearningEvent } from "../../src/memory/events.ts";
import { newLearner } from "../../src/memory/learner.ts";
import type { Memory } from "../../src/memory/memory.ts";
import { replyMarkdown } from "../../src/reply/markdown.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { takeTurn } from "../../src/turn.ts";
import { choice, concept, contentFolder, library } from "../support/library.ts";
import { mindOf } from "../support/meet.ts";
import { fridge, oven, stove } from "../support/quizzes.ts";

const concepts = [stove, oven, fridge];
const mind = await mindOf(library(...concepts));
const NOON = Date.UTC(2026, 10, 2, 12);
const HOUR = 3_600_000;

/** What a learner does next, and after how many hours. */
interface Step {
  readonly does: string | number;
  readonly hours: number;
}

const step = (...says: readonly string[]): fc.Arbitrary<Step> =>
  fc.record({
    does: fc.oneof(fc.constantFrom(...says), fc.nat({ max: 9 })),
    hours: fc.constantFrom(0, 0, 0, 0, 1, 20, 24, 100),
  });

const anything = step(
  "quiz me",
  "quiz me on the oven",
  "b",
  "the first one",
  "true",
  "idk",
  "hint",
  "skip",
  "stop",
  "next",
  "why?",
  "what is a fridge?",
  "I know this",
  "ask me again",
  "progress",
  "ok thanks",
  "it keeps the steam inside",
  "simpler please",
);

interface Walked {
  readonly memory: Memory;
  readonly events: readonly LearningEvent[];
  readonly replies: readonly Reply[];
}

/** Takes a learner through steps: words, or the button in that place. */
function walk(
  who: string,
  steps: readonly Step[],
  look: (reply: Reply, memory: Memory) => void = () => {},
): Walked {
  let memory: Memory = { learner: newLearner(), conversation: newConversation() };
  let at = NOON;
  const events: LearningEvent[] = [];
  const replies: Reply[] = [];
  for (const { does, hours } of steps) {
    at += hours * HOUR;
    const action = typeof does === "number" ? replies.at(-1)?.actions[does]?.id : undefined;
    if (typeof does === "number" && !action) continue;
    const turn = takeTurn(mind, memory, {
      learner: learnerId(who),
      conversation: conversationId("dm"),
      at,
      said: action ? { kind: "press", action } : { kind: "text", text: String(does) },
    });
    memory = turn.memory;
    events.push(...turn.events);
    if (!turn.reply) throw new Error("nothing was replied");
    replies.push(turn.reply);
    look(turn.reply, memory);
  }
  return { memory, events, replies };
}

test("whatever a learner does, their cards can be rebuilt from their log to the last digit", () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 40 }), (steps) => {
      const { memory, events } = walk("ana", steps);
      const rebuilt = rebuild(JSON.parse(JSON.stringify(events)));

      expect(rebuilt.cards).toEqual(memory.learner.cards);
      const { missed, streak, met, believed } = memory.learner.profile;
      expect(rebuilt.profile).toMatchObject({ missed, met, believed });
      expect(rebuilt.profile.streak).toEqual(streak);
    }),
    { numRuns: 60 },
  );
});

test("the same learner who does the same is asked the same, with its options in the same order", () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 25 }), (steps) => {
      expect(walk("ana", steps)).toEqual(walk("ana", steps));
    }),
    { numRuns: 30 },
  );
});

test("learners in the same place are asked different things in different orders", () => {
  const start: Step[] = [{ does: "quiz me on the stove", hours: 0 }];
  const questions = Array.from({ length: 30 }, (_, i) => walk(`learner-${i}`, start).replies[0]);
  const shown = questions.map((it) =>
    JSON.stringify(it?.blocks.find((b) => b.kind === "question")),
  );

  expect(new Set(shown).size).toBeGreaterThan(6);
});

test("nothing is asked twice within a day, whatever a learner does", () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 40 }), (steps) => {
      const askedAt = new Map<string, number>();
      let lastOpen = "";
      walk("ana", steps, (_, { conversation }) => {
        const open = conversation.quiz?.open;
        const key = open ? `${open.concept} ${open.item}` : "";
        if (open && key !== lastOpen) {
          const before = askedAt.get(key);
          if (before !== undefined)
            expect(conversation.at - before).toBeGreaterThanOrEqual(24 * HOUR);
          askedAt.set(key, conversation.at);
        }
        lastOpen = key;
      });
    }),
    { numRuns: 60 },
  );
});

/** Everything that neither answers nor asks for the answer. */
const noAttempt = fc.constantFrom(
  "quiz me",
  "quiz me on the stove",
  "hint",
  "another hint",
  "skip",
  "repeat the question",
  "what is a pan?",
  "what is a fridge?",
  "how am I doing?",
  "what did I miss?",
  "hello",
  "thanks",
);

test("no path shows the answer before an attempt, unless the learner asks for it", () => {
  fc.assert(
    fc.property(fc.array(noAttempt, { minLength: 1, maxLength: 15 }), (says) => {
      walk(
        "ana",
        says.map((does) => ({ does, hours: 0 })),
        (reply, { conversation }) => {
          expect(reply.move).not.toBe("grade");
          const open = conversation.quiz?.open;
          const item = concepts.flatMap((it) => it.quiz).find((it) => it.id === open?.item);
          if (!item) return;
          const around = replyMarkdown({
            ...reply,
            blocks: reply.blocks.filter((it) => it.kind !== "question"),
          });
          if (item.kind === "open") expect(around).not.toContain(item.answer);
          else {
            for (const option of item.options) expect(around).not.toContain(option.why);
            const right = item.options.find((it) => it.right)?.text ?? "";
            if (item.kind === "choice") expect(around).not.toContain(right);
            else expect(around).not.toContain(`*${right}*`);
          }
        },
      );
    }),
    { numRuns: 60 },
  );
});

test("a picture that holds the answer is no hint", () => {
  const spoon = choice("What stirs a soup?", "*A wooden spoon", "A lid", "A plate");
  const soup = concept("soup", undefined, {
    pictures: ["like turning it with a wooden spoon", "like the wind in a lake"],
    quiz: [spoon],
  });

  expect(hintsFor(soup, spoon)[0]).toEqual({ kind: "picture", text: "like the wind in a lake" });
});

test("no hint on the content that ships gives its question away", async () => {
  const { concepts: real } = await loadLibrary(contentFolder(), [packId("distributed-systems")]);
  for (const concept of real.values()) {
    for (const item of concept.quiz) {
      const hints = hintsFor(concept, item);
      const ruledOut = hints.flatMap((it) => (it.kind === "not" ? [it.option] : []));
      const told = hints.flatMap((it) => ("text" in it ? [it.text.toLowerCase()] : []));
      if (item.kind === "open") {
        for (const it of told) expect(item.answer.toLowerCase()).not.toBe(it);
        continue;
      }
      const right = item.options.find((it) => it.right);
      expect(item.options.length - ruledOut.length, item.question).toBeGreaterThanOrEqual(2);
      expect(ruledOut.map((it) => item.options[it]?.right)).not.toContain(true);
      if (item.kind === "choice") {
        for (const it of told) expect(it, item.question).not.toContain(right?.text.toLowerCase());
      }
    }
  }
});
