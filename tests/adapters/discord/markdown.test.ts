import fc from "fast-check";
import { expect, test } from "vitest";
import { toDiscord } from "../../../adapters/discord/markdown.ts";
import { quoted } from "../../../adapters/shared/markdown.ts";
import { readText } from "../../support/discord/readable.ts";

const wild = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."*_~|`<>#-[]()\\@\n !1.abt:&="), maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ..."@everyone|@here|<@123>|<@!123>|<@&5>|<#9>|<t:1:R>|<:a:1>|</ask:1>|||x|||```|`|``|> |\n|\n\n|a|\\|[a](|http://b.c|)".split(
          "|",
        ),
      ),
      { maxLength: 30 },
    )
    .map((it) => it.join("")),
);

/** What is left once Discord has read escapes, code and the addresses of links: plain words and marks. */
const marksIn = (text: string) =>
  text.replace(
    /\\[^0-9A-Za-z\s]|```[\s\S]*?```|(`+)(?!`)[\s\S]*?[^`]\1(?!`)|<https?:[^<>\s]*>/g,
    "",
  );

test("nothing that an author or a learner writes calls anybody, shows a channel or an emoji, or hides", () => {
  fc.assert(
    fc.property(wild, (text) => {
      expect(marksIn(toDiscord(text))).not.toMatch(/[<|]|@everyone|@here/);
    }),
    { numRuns: 500 },
  );
});

test("a quote stays a quote to its last line", () => {
  fc.assert(
    fc.property(wild, (text) => {
      for (const line of quoted(toDiscord(text)).split("\n")) expect(line).toMatch(/^>/);
    }),
  );
});

test("a block of code holds all that it should, and nothing gets out", () => {
  fc.assert(
    fc.property(wild, (code) => {
      const fence = "~".repeat(12);
      const shown = toDiscord(`${fence}\n${code}\n${fence}`);
      expect(shown.match(/```/g)).toHaveLength(2);
      expect(shown.startsWith("```")).toBe(true);
      expect(shown.endsWith("```")).toBe(true);
    }),
  );
});

test.for([
  ["a line\nthat goes on", "a line that goes on"],
  ["__strong__ and *soft*", "**strong** and *soft*"],
  ["a || b || c", "a \\|\\| b \\|\\| c"],
  ["snake_case_name", "snake\\_case\\_name"],
  ["[a](https://example.org/x_(y))", "[a](<https://example.org/x_%28y%29>)"],
  ["[a](javascript:alert(1))", "a"],
  ["https://example.org/a_b", "<https://example.org/a_b>"],
  ["1986\\. A good year", "1986\\. A good year"],
  ["\\# no heading", "\\# no heading"],
  ["#### small", "**small**"],
  ["- one\n- two\n  more", "- one\n- two more"],
  ["3. three\n4. four", "3. three\n4. four"],
  ["| a | b |\n|---|---|\n| 1 | 2 |", "**a · b**\n1 · 2"],
  ["<b>bold</b>", "\\<b\\>bold\\</b\\>"],
  ["one\\\ntwo", "one\ntwo"],
])("an author's %j is shown on Discord as %j", ([markdown = "", expected]) => {
  expect(toDiscord(markdown)).toBe(expected);
});

test("plain words are read as they were written", () => {
  const words = fc.array(fc.stringMatching(/^[\p{L}\p{N}.,!?*_~|<>[\]#@-]{1,12}$/u), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(words, (all) => {
      // Every mark escaped, as the mentor hands on what a learner wrote.
      const markdown = all.join(" ").replace(/[\\`*_{}[\]()#+\-.!|<>~@]/g, "\\$&");
      expect(readText(toDiscord(`x ${markdown}`))).toBe(`x ${all.join(" ")}`);
    }),
  );
});
