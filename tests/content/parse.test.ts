import fc from "fast-check";
import { expect, test } from "vitest";
import { describeFault, type Fault } from "../../src/content/faults.ts";
import { parseConcept } from "../../src/content/parse.ts";
import { conceptId, packId } from "../../src/ids.ts";

const whole = `---
title: Spare keys
aliases: [duplicate key]
needs: [locks]
asked:
  - what if I lose my key
points:
  - says: A second key opens the same door.
    also:
      - another one that fits too
---
A spare key is a second key to the same lock.

## Analogy: The neighbour
Your neighbour keeps one for you.

Where it stops: neighbours move away.

## Asked: What if both are lost?
Also:
- and if the second one is gone too

You call a [[locksmith]], or [[locks|change the lock]].

### In The neighbour
She lost hers as well.

## Misconception: A spare key opens every door
Also:
- one key for all doors

It opens the door it was cut for.

## Quiz: What does a spare key open?
Hint: what was it cut for?

- [ ] Every door · that would be a master key
- [x] The same door · it is a copy
`;

function parse(text: string) {
  const faults: Fault[] = [];
  const parsed = parseConcept(
    conceptId("spare-keys"),
    packId("house"),
    "spare-keys.md",
    text,
    faults,
  );
  return { concept: parsed?.concept, faults: faults.map(describeFault) };
}

test("an author's file becomes a concept, part by part", () => {
  const { concept, faults } = parse(whole);

  expect(faults).toEqual([]);
  expect(concept).toMatchObject({
    title: "Spare keys",
    name: "spare keys",
    definition: "A spare key is a second key to the same lock.",
    needs: ["locks"],
    points: [{ says: "A second key opens the same door.", also: ["another one that fits too"] }],
  });
  expect(concept?.explanations[1]).toEqual({
    style: "analogy",
    variant: "the-neighbour",
    title: "The neighbour",
    text: "Your neighbour keeps one for you.",
    limit: "neighbours move away.",
  });
  expect(concept?.followUps[0]).toMatchObject({
    question: "What if both are lost?",
    also: ["and if the second one is gone too"],
    inPicture: new Map([["the-neighbour", "She lost hers as well."]]),
    links: ["locksmith", "locks"],
  });
  expect(concept?.misconceptions[0]).toMatchObject({
    claim: "A spare key opens every door",
    also: ["one key for all doors"],
    correction: "It opens the door it was cut for.",
  });
  expect(concept?.quiz[0]).toMatchObject({
    hint: "what was it cut for?",
    options: [
      { text: "Every door", right: false, why: "that would be a master key" },
      { text: "The same door", right: true, why: "it is a copy" },
    ],
  });
});

test("an author hears of every fault at once, with its line and what would be right", () => {
  const { faults } = parse(
    whole
      .replace("## Analogy: The neighbour", "## Anlogy: The neighbour")
      .replace("- [x] The same door", "- [ ] The same door")
      .replace(" · that would be a master key", ""),
  );

  expect(faults).toEqual([
    expect.stringMatching(/^spare-keys\.md:14: section "Anlogy" is not one of Analogy, /),
    expect.stringMatching(/^spare-keys\.md:34: 0 options are ticked \[x\]; one must be$/),
    expect.stringMatching(/^spare-keys\.md:37: option "Every door" does not say why/),
  ]);
});

test.for([
  ["no front matter", "Just text.", "spare-keys.md:1: begins without front matter"],
  ["YAML that is none", whole.replace("needs: [locks]", "needs: [locks"), "spare-keys.md:"],
  ["a key that nobody knows", whole.replace("needs:", "need:"), 'Unrecognized key: "need"'],
  [
    "a title in Markdown's italics, which YAML takes for a reference",
    whole.replace("title: Spare keys", "title: *Spare* keys"),
    "spare-keys.md:2: ",
  ],
  [
    "a title that is a reference to nothing",
    whole.replace("title: Spare keys", "title: *spare"),
    "spare-keys.md:2: Unresolved alias (the anchor must be set before the alias): spare; text that begins with *",
  ],
  [
    "a list that is a word",
    whole.replace("needs: [locks]", "needs: locks"),
    "needs: must be a list",
  ],
] as const)("told plainly: %s", ([_, text, message]) => {
  expect(parse(text).faults.join("\n")).toContain(message);
});

test("reading never throws, whatever stands in a file", () => {
  const line = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...whole.split("\n")));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      parse(lines.join("\n"));
    }),
  );
});
