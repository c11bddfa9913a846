import { expect, test } from "vitest";
import { conversationId, learnerId } from "../../src/ids.ts";
import { newConversation } from "../../src/memory/conversation.ts";
import { newLearner } from "../../src/memory/learner.ts";
import { readLearningCommand } from "../../src/understand/learning-commands.ts";
import { asksForQuiz } from "../../src/understand/quiz-requests.ts";
import { QUIZ_WISH_SAID } from "../../src/understand/quiz-wishes.ts";
import { understand } from "../../src/understand/understand.ts";
import { libraryWithPaths } from "../support/library.ts";
import { mindOf } from "../support/meet.ts";
import { fridge, oven, stove } from "../support/quizzes.ts";

const paths = [{ id: "heat", title: "Heat at home", concepts: [stove.id, oven.id] }];
const mind = await mindOf(libraryWithPaths(paths, stove, oven, fridge));
const hearing = (text: string, topic = fridge.id) =>
  understand(
    mind,
    { learner: newLearner(), conversation: { ...newConversation(), turns: 1, topic } },
    {
      learner: learnerId("ana"),
      conversation: conversationId("dm"),
      at: 0,
      said: { kind: "text", text },
    },
  );

test.for([
  "quiz me",
  "Quiz me on caching!",
  "ok, can you quiz me about quorum please?",
  "test me on load balancing",
  "test my knowledge of raft",
  "give me a quiz question on this",
  "ask me a question about raft",
  "ask me something",
  "could you ask me some practice questions?",
  "let's do a quick quiz",
  "another quiz",
  "caching quiz",
  "/quiz caching",
  "practice",
  "i want to be quizzed",
  "more questions please",
])("%o asks for a quiz", (said) => {
  expect(asksForQuiz(said)).toBe(true);
});

test.for([
  "what is load testing",
  "how do I test my system?",
  "can I ask a question about caching?",
  "one question: what is raft?",
  "I have a question",
  "give me one concrete example",
  "give me something to read",
  "give me another example",
  "what does a test environment need",
  "how do queues question the design",
])("%o is about something else than a quiz", (said) => {
  expect(asksForQuiz(said)).toBe(false);
});

test.for<[string, object]>([
  ["quiz me", { concepts: [] }],
  ["quiz me on everything", { concepts: [] }],
  ["quiz me on this", { concepts: ["fridge"] }],
  ["quiz me on the stove", { concepts: ["stove"] }],
  ["quiz me on ovens and fridges", { concepts: ["oven", "fridge"] }],
  ["quiz me on heat at home", { concepts: ["stove", "oven"] }],
  ["quiz me on what I missed", { concepts: [], pool: "missed" }],
  ["quiz me on what's due", { concepts: [], pool: "due" }],
  ["give me 5 questions on the stove", { concepts: ["stove"], count: 5 }],
  ["ask me one question about ovens", { concepts: ["oven"], count: 1 }],
])("%o says what to ask about, and how much", ([said, wish]) => {
  expect(hearing(said)).toEqual({ kind: "quiz", ...wish });
});

test("a quiz about something that isn't taught is declined", () => {
  expect(hearing("quiz me on medieval poetry")).toMatchObject({ kind: "unknown" });
});

test.for<[string, string]>([
  ["progress", "all"],
  ["how am I doing?", "all"],
  ["/progress", "all"],
  ["show me my stats please", "all"],
  ["what do I know already?", "all"],
  ["what's my streak", "all"],
  ["what's due?", "due"],
  ["is anything due today?", "due"],
  ["what should I review", "due"],
  ["what did I miss?", "missed"],
  ["which ones did I get wrong", "missed"],
  ["my mistakes", "missed"],
])("%o asks how the learner is doing (%s)", ([said, about]) => {
  expect(readLearningCommand(said)).toEqual({ kind: "progress", about });
});

test.for<[string, string]>([
  ["export my data", "export"],
  ["/export", "export"],
  ["can I download my progress?", "export"],
  ["what do you know about me?", "export"],
  ["export to anki", "export"],
  ["forget me", "forget"],
  ["please delete all my data", "forget"],
  ["delete everything you know about me", "forget"],
  ["/forget", "forget"],
  ["erase my history", "forget"],
])("%o is about the learner's data (%s)", ([said, kind]) => {
  expect(readLearningCommand(said)).toEqual({ kind });
});

test.for([
  "forget it",
  "what is due process in deletion",
  "how do I delete data in a replicated store?",
  "how does a database forget old versions",
  "what do you know about caching",
  "how do I export metrics",
  "how is progress guaranteed in consensus",
  "what did the leader miss",
])("%o is a question like any other", (said) => {
  expect(readLearningCommand(said)).toBeUndefined();
});

test.for<[string, object]>([
  ["I know this", { kind: "known", concept: "fridge" }],
  ["I already know ovens", { kind: "known", concept: "oven" }],
  ["don't ask me about the stove again", { kind: "known", concept: "stove" }],
  ["ask me again", { kind: "ask-again", concept: "fridge" }],
  ["ask me about the oven again tomorrow", { kind: "ask-again", concept: "oven" }],
  ["I don't know the stove any more", { kind: "ask-again", concept: "stove" }],
])("%o corrects what the mentor remembers", ([said, meaning]) => {
  expect(hearing(said)).toEqual(meaning);
});

test("knowing something about a concept is not knowing the concept", () => {
  expect(hearing("I know that an oven is hot")).not.toMatchObject({ kind: "known" });
});

const wished = (moment: "open" | "marked" | "between", said: string) =>
  QUIZ_WISH_SAID[moment].find(([, words]) => words.test(said))?.[0];

test.for<[string, string | undefined]>([
  ["hint", "hint"],
  ["can I have a hint?", "hint"],
  ["I'm stuck", "hint"],
  ["idk", "answer"],
  ["I have no idea", "answer"],
  ["what's the answer?", "answer"],
  ["I give up", "answer"],
  ["skip this one", "skip"],
  ["next question", "skip"],
  ["stop", "stop"],
  ["no more questions please", "stop"],
  ["what was the question again?", "repeat"],
  ["back to the quiz", "repeat"],
  ["it stops the server", undefined],
  ["the next server", undefined],
  ["done by the leader", undefined],
  ["no idea why it should wait for the leader", undefined],
])("while a question waits, %o is read as %s", ([said, wish]) => {
  expect(wished("open", said)).toBe(wish);
});

test.for<[string, string | undefined]>([
  ["why?", "why"],
  ["why is that wrong?", "why"],
  ["explain the answer", "why"],
  ["next", "next"],
  ["another one", "next"],
  ["yes", "next"],
  ["stop", "stop"],
  ["why do we need replicas?", undefined],
  ["explain sharding", undefined],
  ["simpler please", undefined],
])("after an answer was marked, %o is read as %s", ([said, wish]) => {
  expect(wished("marked", said)).toBe(wish);
});
