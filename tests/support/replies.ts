import fc from "fast-check";
import { conceptId } from "../../src/ids.ts";
import { type Block, MOVES, type Reply } from "../../src/reply/reply.ts";

/** Where the links of {@link markdown} lead. */
export const ADDRESS = "https://example.org/page";

/** A word that Markdown has nothing to say about, in whatever alphabet. */
export const word = fc.string({
  unit: fc.constantFrom(
    ..."abcdefghijklmnopqrstuvwxyzäßéñ0123456789",
    ..."日本語",
    ..."кот",
    "🐈",
    "👩‍🚀",
  ),
  minLength: 1,
  maxLength: 12,
});

/** Some words in a row; the first one is no number, which Markdown could take for a list's. */
export const sentence = fc
  .tuple(fc.constantFrom("Well", "Так", "猫", "So"), fc.array(word, { maxLength: 30 }))
  .map(([first, more]) => [first, ...more].join(" "));

/** Markdown as an author writes it: paragraphs with emphasis, code, lists and links. */
export const markdown = fc
  .array(
    fc.oneof(
      sentence,
      sentence.map((it) => `**${it}** ${it}`),
      sentence.map((it) => `*${it}* and \`${it}\``),
      sentence.map((it) => `- ${it}\n- ${it}\n  ${it}`),
      sentence.map((it) => `1. ${it}\n2. ${it}`),
      sentence.map((it) => `> ${it}\n> ${it}`),
      sentence.map((it) => `[${it}](${ADDRESS})`),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((it) => it.join("\n\n"));

/** A block of any kind. */
export const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), markdown }),
  fc.record(
    { kind: fc.constant("picture" as const), markdown, limit: sentence },
    { requiredKeys: ["kind", "markdown"] },
  ),
  fc.record({
    kind: fc.constant("list" as const),
    items: fc.array(sentence, { minLength: 1, maxLength: 12 }),
    numbered: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("question" as const),
    prompt: sentence,
    choices: fc.array(sentence, { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant("aside" as const), markdown: sentence }),
  fc.record({ kind: fc.constant("file" as const), name: word, content: sentence }),
);

/** A reply of any form, with up to so many buttons. */
export const anyReply = (buttons = 10): fc.Arbitrary<Reply> =>
  fc.record({
    move: fc.constantFrom(...MOVES),
    concepts: fc.constant([conceptId("caching")]),
    blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
    actions: fc
      .array(sentence, { maxLength: buttons })
      .map((labels) =>
        labels.map((label, i) => ({ id: `m1:${i}`, label: `To ${label}`.slice(0, 75) })),
      ),
  });

/** The letters of a text in order: what is left when marks, numbers and the form are taken away. */
export const lettersOf = (text: string): string =>
  (text.match(/[\p{L}\p{M}\p{Extended_Pictographic}]/gu) ?? []).join("");

/** The letters that a reply says, apart from its buttons and from what leads in a picture's limit. */
export const lettersIn = (reply: Reply): string =>
  reply.blocks.flatMap(textsOf).map(withoutAddress).map(lettersOf).join("");

const withoutAddress = (text: string) => text.replaceAll(ADDRESS, "");

function textsOf(it: Block): readonly string[] {
  switch (it.kind) {
    case "text":
    case "aside":
      return [it.markdown];
    case "picture":
      return [it.markdown, it.limit ?? ""];
    case "list":
      return it.items;
    case "question":
      return [it.prompt, ...it.choices];
    case "file":
      return [it.name, it.content];
    default:
      return it satisfies never;
  }
}
