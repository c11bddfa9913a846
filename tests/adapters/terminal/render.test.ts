import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { render } from "../../../adapters/terminal/render.ts";
import type { Block, Reply } from "../../../src/reply/reply.ts";
import { ADDRESS, anyReply, lettersIn, lettersOf } from "../../support/replies.ts";

const ESCAPE = "\x1b";
const COLOUR = new RegExp(`${ESCAPE}\\[\\d+m`, "g");
const columns = fc.integer({ min: 20, max: 200 });
const plain = (columns: number) => ({ columns, hasColour: false });
const reply = (...blocks: readonly Block[]): Reply => ({
  move: "explain",
  concepts: [],
  blocks,
  actions: [],
});
const withButtons = (...labels: readonly string[]): Reply => ({
  ...reply(),
  actions: labels.map((label, i) => ({ id: `m1:${i}`, label })),
});

test("a learner reads every word of a reply and of its buttons, in order, however wide the window", () => {
  fc.assert(
    fc.property(anyReply(), columns, fc.boolean(), (it, columns, hasColour) => {
      const shown = withoutColour(render(it, { columns, hasColour })).replace(/\s+/g, " ");
      const said = lettersIn(it) + lettersOf(it.actions.map(({ label }) => label).join());
      expect(lettersOf(shown.replaceAll(`(${ADDRESS})`, "").replaceAll("Where it stops", ""))).toBe(
        said,
      );
    }),
  );
});

test("no line is wider than the window or than one reads well, unless it is a single word or code", () => {
  fc.assert(
    fc.property(anyReply(), columns, fc.boolean(), (any, columns, hasColour) => {
      const it = { ...any, blocks: any.blocks.filter(({ kind }) => kind !== "file") };
      for (const line of render(it, { columns, hasColour }).split("\n")) {
        const isWord = !/\S\s\S/.test(
          withoutColour(line).replace(/^(?:[│•]|\d+\.|\[\d+\]|\s)+/, ""),
        );
        if (!isWord) expect(stringWidth(line)).toBeLessThanOrEqual(Math.min(columns, 88));
        expect(line).toBe(line.trimEnd());
      }
    }),
  );
});

/** Characters that terminals obey, in the company of others. */
const evil = fc
  .array(
    fc.oneof(
      fc.constantFrom("\x1b[31m", "\x1b]0;title\x07", "\x1b]52;c;aGk=\x1b\\", "\x1bP", "\x9b2J"),
      fc.constantFrom("\r", "\b", "\x07", "\x00", "\x7f", "\t", "\u202e", "\u2028", "&#27;[2J"),
      fc.constantFrom("\n", "`", "*", "[", "](http://x)", "<b>", "# ", "> ", "- ", "    "),
      fc.string({ unit: "binary", maxLength: 5 }),
      fc.constant("word "),
    ),
    { maxLength: 30 },
  )
  .map((it) => it.join(""));
const evilReply = fc.tuple(evil, evil, evil).map(
  ([a, b, c]): Reply => ({
    ...reply(
      { kind: "text", markdown: a },
      { kind: "picture", markdown: b, limit: c },
      { kind: "list", items: [a, c], numbered: true },
      { kind: "question", prompt: b, choices: [a, c] },
      { kind: "aside", markdown: c },
      { kind: "file", name: a, content: b },
    ),
    actions: [{ id: "m1:0", label: a }],
  }),
);

test("nothing that content or a learner holds is obeyed by the terminal", () => {
  fc.assert(
    fc.property(evilReply, columns, fc.boolean(), (it, columns, hasColour) => {
      const shown = render(it, { columns, hasColour });
      const rest = hasColour ? shown.replace(COLOUR, "") : shown;
      expect(rest).not.toMatch(/(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u);
    }),
    { numRuns: 300 },
  );
});

test("a picture stands behind a bar, and a list hangs under its marks", () => {
  const shown = render(
    reply(
      { kind: "picture", markdown: "A tray at the elbow.", limit: "a screw is gone" },
      { kind: "list", numbered: false, items: ["One that is longer than the line", "Two"] },
    ),
    plain(24),
  );
  expect(shown.split("\n")).toEqual([
    "│ A tray at the elbow.",
    "│",
    "│ Where it stops: a",
    "│ screw is gone",
    "",
    "• One that is longer",
    "  than the line",
    "• Two",
  ]);
});

test("code is shown untouched, and a link with its address", () => {
  const code = "if (a) {\n  print('a line that is longer than the window is wide');\n}";
  expect(render(reply({ kind: "text", markdown: `\`\`\`\n${code}\n\`\`\`` }), plain(20))).toBe(
    code,
  );
  expect(render(reply({ kind: "file", name: "a.json", content: code }), plain(20))).toContain(code);
  const links = "[here](https://a.b/c) or <https://d.e/f>";
  expect(render(reply({ kind: "text", markdown: links }), plain(80))).toBe(
    "here (https://a.b/c) or https://d.e/f",
  );
});

test("buttons stand side by side as far as there is room, with the numbers that press them", () => {
  expect(render(withButtons("Simpler", "Deeper", "Example"), plain(30)).split("\n")).toEqual([
    "[1] Simpler   [2] Deeper",
    "[3] Example",
  ]);
  const long = "What happens when the leader is gone?";
  expect(render(withButtons("Simpler", long, "Deeper"), plain(30)).split("\n")).toEqual([
    "[1] Simpler",
    "[2] What happens when the",
    "    leader is gone?",
    "[3] Deeper",
  ]);
});

test.for([
  [["A copy kept near", "A second leader"]],
  [["A copy kept…", "A second…"]],
  [["1", "2"]],
])(
  "the choices of a question have the numbers of the buttons that mean them: %j",
  ([labels = []]) => {
    const question: Reply = {
      ...withButtons(...labels, "Hint"),
      blocks: [
        {
          kind: "question",
          prompt: "What is it?",
          choices: ["A *copy* kept near", "A second leader"],
        },
      ],
    };
    expect(render(question, plain(80)).split("\n")).toEqual([
      "What is it?",
      "",
      "[1] A copy kept near",
      "[2] A second leader",
      "",
      "[3] Hint",
    ]);
  },
);

test("choices that no button stands for are numbered otherwise than the buttons", () => {
  const question: Reply = {
    ...withButtons("Hint"),
    blocks: [{ kind: "question", prompt: "What is it?", choices: ["A copy", "A leader"] }],
  };
  expect(render(question, plain(80))).toContain("1. A copy\n2. A leader\n\n[1] Hint");
});

test("without colour there is none, and code keeps its marks; with colour there is some", () => {
  const it = reply({ kind: "text", markdown: "**Caching.** Use `SET`." });
  expect(render(it, plain(80))).toBe("Caching. Use `SET`.");
  expect(render(it, { columns: 80, hasColour: true })).toBe(
    "\x1b[1mCaching.\x1b[22m Use \x1b[36mSET\x1b[39m.",
  );
});

const withoutColour = (text: string) => text.replace(COLOUR, "");
