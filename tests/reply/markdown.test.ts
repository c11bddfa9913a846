import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { blockMarkdown, replyMarkdown } from "../../src/reply/markdown.ts";
import { anyReply, lettersIn, lettersOf } from "../support/replies.ts";

/** What a reader sees of Markdown. */
const readAs = (it: Nodes): string =>
  "value" in it ? it.value : "children" in it ? it.children.map(readAs).join(" ") : "";
const kinds = (markdown: string) => fromMarkdown(markdown).children.map((it) => it.type);

test("whatever the mentor says, its Markdown holds every word of it in order", () => {
  fc.assert(
    fc.property(anyReply(), (reply) => {
      const shown = lettersOf(readAs(fromMarkdown(replyMarkdown(reply))));
      expect(shown.replaceAll("Whereitstops", "")).toBe(lettersIn(reply));
    }),
  );
});

test("a picture and where it stops are one quote", () => {
  const markdown = blockMarkdown({
    kind: "picture",
    markdown: "A tray.\n\nAt the elbow.",
    limit: "a screw is gone",
  });
  expect(kinds(markdown)).toEqual(["blockquote"]);
  expect(markdown).toContain("> *Where it stops:* a screw is gone");
});

test("an item of several paragraphs stays one item, also the tenth", () => {
  const items = Array.from({ length: 10 }, (_, i) => `Item ${i}.\n\nMore of it.`);
  for (const numbered of [true, false]) {
    const [list, ...more] = fromMarkdown(blockMarkdown({ kind: "list", items, numbered })).children;
    expect(more).toEqual([]);
    expect(list).toMatchObject({ type: "list", ordered: numbered });
    expect(list && "children" in list && list.children).toHaveLength(10);
  }
});

test.for([
  ["Did you mean caching?", "*Did you mean caching?*"],
  ["Say *simpler* for more.", "_Say *simpler* for more._"],
  ["Say *simpler* or snake_case.", "Say *simpler* or snake_case."],
  ["One.\n\nTwo.", "One.\n\nTwo."],
  ["- a\n- b", "- a\n- b"],
])("an aside keeps the author's own marks: %j", ([markdown = "", written = ""]) => {
  expect(blockMarkdown({ kind: "aside", markdown })).toBe(written);
});

test("a file that holds backticks is shown whole as code", () => {
  const markdown = blockMarkdown({
    kind: "file",
    name: "notes.md",
    content: "a\n```js\nb\n```\nc",
  });
  expect(kinds(markdown)).toEqual(["paragraph", "code"]);
});
