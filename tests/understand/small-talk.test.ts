import fc from "fast-check";
import { expect, test } from "vitest";
import { emojiMood, hear } from "../../src/understand/small-talk.ts";

test.for([
  ["Hey mentor! What does a proxy do?", "What does a proxy do?", ["greets"]],
  ["Right, that clears it up. But what of caching?", "what of caching?", ["follows", "continues"]],
  ["ok cool, so how would I do that", "so how would I do that", ["follows"]],
  ["many thanks, that was great!", "", ["thanks"]],
  ["gotta go, see you tomorrow", "", ["leaves"]],
  ["hmm, I'm still confused", "", ["puzzled"]],
  ["sorry, you lost me there", "", ["puzzled"]],
  ["what is a lease, thanks", "what is a lease", ["thanks"]],
] as const)("%s", ([message, rest, moods]) => {
  const heard = hear(message);

  expect(heard.rest).toBe(rest);
  for (const mood of moods) expect(heard[mood]).toBe(true);
});

test.for([
  "right to be forgotten",
  "good practices for backups",
  "perfect forward secrecy",
  "fine-grained locks",
  "clear the cache",
  "true or false: retries are free",
])("the subject is not mistaken for small talk: %s", (message) => {
  expect(hear(message).rest).toBe(message);
});

test("a puzzled question is a question: what they don't get is their subject", () => {
  expect(hear("I don't get how a quorum works").rest).toBe("I don't get how a quorum works");
});

test.for([
  ["👋", "greets"],
  ["🙏🙏", "thanks"],
  ["🤔", "puzzled"],
  ["👍🏽", "follows"],
  ["🦆", "follows"],
] as const)("%s alone has a mood", ([message, mood]) => {
  expect(emojiMood(message)).toBe(mood);
});

test("what is left is always a part of what was said, whatever it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (message) => {
      const { rest } = hear(message);
      expect(message.replace(/[’‘]/g, "'")).toContain(rest.replace(/\?$/, ""));
    }),
  );
});
