import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { loadLibrary } from "../../src/content/load.ts";
import type { Library } from "../../src/content/model.ts";
import { packId } from "../../src/ids.ts";
import { createFinder } from "../../src/understand/create-finder.ts";
import type { Finder } from "../../src/understand/finder.ts";
import { concept, contentFolder, library } from "../support/library.ts";

const CACHE = new URL("../../.cache", import.meta.url).pathname;

/** What a learner would be answered with; undefined where the mentor declines. */
function answerOf(finder: Finder, text: string): string | undefined {
  const { ranked, covered } = finder.find(text);
  return covered >= finder.threshold ? ranked[0]?.concept : undefined;
}

describe("with the content that ships", () => {
  let finder: Finder;
  beforeAll(async () => {
    const content = await loadLibrary(contentFolder(), [packId("distributed-systems")], CACHE);
    finder = await createFinder(content, { cacheDir: CACHE });
  });

  test.for([
    ["raft", "raft"],
    ["split brain?", "split-brain"],
    ["sharding", "sharding"],
    ["now caching", "caching"],
    ["whats idempotency", "idempotency"],
    ["explain consistant hashing pls", "consistent-hashing"],
    ["wat is a loadbalancer", "load-balancing"],
    [
      "Hm, but what about fault tolerance? How does it keep going when a part fails?",
      "fault-tolerance",
    ],
    ["Seems like magic. Why is sharding so hard to undo?", "sharding"],
    ["explain multi-factor authentication", "authentication"],
    ["what's the difference between sharding and partitions", "sharding"],
  ] as const)('a learner who asks "%s" is told of %s', ([said, wanted]) => {
    expect(answerOf(finder, said)).toBe(wanted);
  });

  test.for([
    ["keep copies of our pictures in many cities so that visitors load them from nearby", "cdn"],
    ["each customer may call our service a hundred times a minute and no more", "rate-limiting"],
    ["send only five percent of the users to the new version and watch", "canary-release"],
    ["nobody should be able to read the disk if it is stolen", "encryption-at-rest"],
  ] as const)('a learner who has no name for it, "%s", is told of %s', ([said, wanted]) => {
    expect(answerOf(finder, said)).toBe(wanted);
  });

  test.for([
    "how do I bake a cheesecake without an oven",
    "what's the best way to centre a heading with css",
    "translate good morning into Portuguese",
    "our lease ends in May and the landlord will not paint the flat",
    "there was a queue in front of the bakery this morning",
    "which colour should I paint my kitchen",
    "explain quicksort",
    "circuit breaker vs crossbow, which is louder",
  ])('a learner who asks "%s" is told honestly that it is not taught', (said) => {
    expect(answerOf(finder, said)).toBeUndefined();
  });

  test("a question has an answer before the learner would notice", () => {
    const question = "how can we keep serving customers when one of our data centres burns down?";
    for (let i = 0; i < 50; i++) finder.find(question);
    const started = performance.now();
    for (let i = 0; i < 50; i++) finder.find(question);
    expect((performance.now() - started) / 50).toBeLessThan(50);
  });

  test("whatever a learner types, they hear of eight concepts at most and of no nonsense", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (said) => {
        const { ranked, covered, named } = finder.find(said);
        expect(ranked.length).toBeLessThanOrEqual(8);
        expect(ranked.every((it) => Number.isFinite(it.score))).toBe(true);
        expect(covered).toBeGreaterThanOrEqual(0);
        expect(covered).toBeLessThanOrEqual(1);
        for (const { start, end } of named) expect(start).toBeLessThan(end);
      }),
      { numRuns: 200 },
    );
  });

  test("a message without words is about nothing", () => {
    expect(finder.find("🤔 !!").ranked).toEqual([]);
    expect(finder.find("").covered).toBe(0);
  });
});

describe("with packs of every size", () => {
  const caching = concept(
    "caching",
    {},
    {
      aliases: ["cache"],
      asked: ["why keep answers in memory", "how do I avoid asking the database twice"],
    },
  );
  const sharding = concept(
    "sharding",
    {},
    { asked: ["how do I cut a table into pieces", "my data is too big for one disk"] },
  );

  const both = async (...packs: Library[]) => {
    const [first] = packs;
    const concepts = new Map(packs.flatMap((it) => [...it.concepts]));
    return createFinder({
      ...(first as Library),
      packs: packs.flatMap((it) => it.packs),
      concepts,
      hash: packs.map((it) => it.hash).join(),
    });
  };

  test("an author with two concepts already has a mentor that finds them", async () => {
    const finder = await createFinder(library(caching, sharding));
    expect(finder.find("what is a cache?").ranked[0]?.concept).toBe("caching");
    expect(finder.find("the table must be cut into pieces").ranked[0]?.concept).toBe("sharding");
    expect(answerOf(finder, "caching")).toBe("caching");
  });

  test("several packs are searched as one", async () => {
    const finder = await both(library(caching), library(sharding));
    expect(finder.find("caching or sharding?").named.map((it) => it.concept)).toEqual([
      "caching",
      "sharding",
    ]);
  });

  test("an author's concept may be bare: a title and a definition", async () => {
    const bare = concept("gossip", {}, { asked: [], points: [], definition: "" });
    const finder = await createFinder(library(bare));
    expect(finder.find("gossip?").named[0]?.concept).toBe("gossip");
  });

  test("an author without a single concept has a mentor that declines", async () => {
    const finder = await createFinder(library());
    expect(answerOf(finder, "what is caching?")).toBeUndefined();
  });
});
