import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import { toSlack } from "../../../adapters/slack/markdown.ts";
import { escaped, spoken, wordsOf } from "../../../adapters/slack/text.ts";

/** What makes Slack call somebody, or show something else than what is written. */
const CALLS = "<!channel>|<!here>|<!everyone>|<!subteam^S1|@all>|<@U1>|<#C1>|<!date^1^x|y>".split(
  "|",
);

const wild = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."*_~|`<>#-[]()\\@!\n 1.abt:&=;"), maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ...CALLS,
        "```",
        "`",
        "> ",
        "\n",
        "\n\n",
        "a",
        "\\",
        "&lt;",
        "| a | b |\n|---|---|\n",
      ),
      {
        maxLength: 30,
      },
    )
    .map((it) => it.join("")),
);

const treeOf = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

const readable = (node: Nodes): string =>
  "value" in node
    ? node.type === "html"
      ? `HTML ${node.value}`
      : node.value
    : "children" in node
      ? node.children.map(readable).join("")
      : "";

test("nothing that an author or a learner writes calls anybody on Slack", () => {
  fc.assert(
    fc.property(wild, (text) => {
      for (const shown of [toSlack(text), escaped(text), escaped(wordsOf(text))])
        expect(shown).not.toMatch(/<[!@#]/);
    }),
    { numRuns: 500 },
  );
});

test("plain words are read as they were written, in Slack's Markdown and in its plain text", () => {
  const words = fc.array(fc.stringMatching(/^[\p{L}\p{N}.,!?*_~|<>[\]#@&;=+-]{1,12}$/u), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(words, (all) => {
      // Every mark escaped, as the mentor hands on what a learner wrote.
      const markdown = all.join(" ").replace(/[\\`*_{}[\]()#+\-.!|<>~@&=]/g, "\\$&");
      expect(readable(treeOf(toSlack(`x ${markdown}`)))).toBe(`x ${all.join(" ")}`);
      expect(spoken(escaped(wordsOf(`x ${markdown}`)))).toBe(`x ${all.join(" ")}`);
    }),
  );
});

test("what a learner types arrives as they typed it", () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(spoken(escaped(typed))).toBe(typed);
    }),
  );
});

test.for([
  ["raft &amp; &lt;!channel&gt;", "raft & <!channel>"],
  ["&amp;lt;", "&lt;"],
  ["what is <https://example.org|caching>?", "what is caching?"],
  ["see <https://example.org/a?b=1&amp;c=2>", "see https://example.org/a?b=1&c=2"],
  ["<@U012AB3CD> what is caching?", " what is caching?"],
  ["<!here> hello <#C024BE7LR|general>", " hello #general"],
  ["<!subteam^SAZ94GDB8|@team> hi", " hi"],
  ["due <!date^1392734382^{date}|Feb 18>", "due Feb 18"],
  ["mail <mailto:ana@example.org|ana@example.org>", "mail ana@example.org"],
])("Slack's %j is %j to the mentor", ([text = "", expected]) => {
  expect(spoken(text)).toBe(expected);
});

test.for([
  ["a line\nthat goes on", "a line that goes on"],
  ["a < b & c > d", "a &lt; b &amp; c &gt; d"],
  ["__strong__ and *soft*", "**strong** and *soft*"],
  ["snake_case_name", "snake\\_case\\_name"],
  ["[a](https://example.org/x_(y))", "[a](https://example.org/x_%28y%29)"],
  ["[a](javascript:alert(1))", "a"],
  ["![a cat](https://example.org/cat.png)", "a cat"],
  ["#### small", "#### small"],
  ["- one\n- two\n  more", "- one\n- two more"],
  ["3. three\n4. four", "3. three\n4. four"],
  ["> a\n> b", "> a b"],
  ["| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n| --- | --- |\n| 1 | 2 |"],
  ["`if (a < b)`", "`if (a < b)`"],
  ["\\# no heading", "\\# no heading"],
  ["\\- no list", "\\- no list"],
  ["1986\\. A good year", "1986\\. A good year"],
  ["no heading\\\n\\=== either", "no heading  \n\\=== either"],
  ["<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"],
])("an author's %j is %j in Slack's Markdown", ([markdown = "", expected]) => {
  expect(toSlack(markdown)).toBe(expected);
});
