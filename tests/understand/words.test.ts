import fc from "fast-check";
import { expect, test } from "vitest";
import {
  capitalisedWordsOf,
  normalise,
  stem,
  stemsOf,
  wordsOf,
} from "../../src/understand/words.ts";

test.for([
  ["a Slack mention", "<@U02ABC> what is caching?", "what is caching"],
  ["a Discord mention", "<@!118445678901> what is caching?", "what is caching"],
  ["an @name", "@mentor what is caching?", "what is caching"],
  ["a bare address", "see https://example.org/a?b=c caching", "see caching"],
  ["a Slack link's address, not its words", "<https://example.org|caching>", "caching"],
  ["an emoji", "caching 🤔 :thinking_face:", "caching"],
  ["Discord's own emoji", "caching <:party:123456>", "caching"],
] as const)("%s in a message is not taken for words", ([_, said, words]) => {
  expect(wordsOf(said).join(" ")).toBe(words);
});

test.for([
  ["DON’T", "dont"],
  ["Schrödinger", "schrodinger"],
  ["ＣＡＰ", "cap"],
] as const)("a learner's %s is read as %s", ([said, word]) => {
  expect(wordsOf(said)).toEqual([word]);
});

test.for([
  ["partitions", "partitioned"],
  ["serialisation", "serialization"],
  ["authorise", "authorizing"],
  ["behaviour", "behaviors"],
  ["replicate", "replication"],
] as const)("%s and %s are the same to the mentor", ([one, other]) => {
  expect(stem(one)).toBe(stem(other));
});

test("how a learner asks is left out, what they ask about stays", () => {
  expect(stemsOf("Please, could you explain what caching means?")).toEqual([stem("caching")]);
});

test("capitals stay where they tell an acronym from a word, word for word", () => {
  expect(capitalisedWordsOf("Is ACID like acid?")).toEqual(["Is", "ACID", "like", "acid"]);
});

test("whatever a learner types can be read", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (said) => {
      for (const word of wordsOf(said)) {
        expect(normalise(word)).toBe(word);
        expect(stem(word).length).toBeGreaterThan(0);
      }
    }),
  );
});
