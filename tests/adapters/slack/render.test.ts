import type { KnownBlock } from "@slack/types";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Audience } from "../../../adapters/shared/control-ids.ts";
import { readControl } from "../../../adapters/slack/action-ids.ts";
import { render, type SlackMessage } from "../../../adapters/slack/render.ts";
import { conceptId } from "../../../src/ids.ts";
import type { Block, Reply } from "../../../src/reply/reply.ts";
import { anyReply, lettersIn, lettersOf } from "../../support/replies.ts";

const frame = { owner: { user: "U012AB3CD" }, audience: "default" as Audience };

/** Anything at all that an author or a learner may bring in. */
const wild = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300, size: "max" }),
  fc.string({ unit: fc.constantFrom(..."*_~|`<>#-[]()\\@\n !1.a&"), maxLength: 400, size: "max" }),
  fc.constantFrom("<!channel>", "<@U012AB3CD>", "```\n<!here>\n```\nout", "> quote\n>>> all"),
  fc.string({ maxLength: 40 }).map((it) => it.repeat(700)),
);

const wildBlock: fc.Arbitrary<Block> = fc.oneof(
  wild.map((markdown): Block => ({ kind: "text", markdown })),
  fc
    .tuple(wild, wild)
    .map(
      ([markdown, limit]): Block => ({ kind: "picture", markdown, ...(limit ? { limit } : {}) }),
    ),
  fc
    .tuple(fc.array(wild, { maxLength: 5 }), fc.boolean())
    .map(([items, numbered]): Block => ({ kind: "list", items, numbered })),
  fc
    .tuple(wild, fc.array(wild, { maxLength: 4 }))
    .map(([prompt, choices]): Block => ({ kind: "question", prompt, choices })),
  wild.map((markdown): Block => ({ kind: "aside", markdown })),
  fc.tuple(wild, wild).map(([name, content]): Block => ({ kind: "file", name, content })),
);

const SHORT: Block = { kind: "aside", markdown: "short" };

const wildReply: fc.Arbitrary<Reply> = fc.record({
  move: fc.constantFrom("explain" as const, "quiz" as const, "grade" as const, "clarify" as const),
  concepts: fc.constant([conceptId("caching")]),
  blocks: fc.oneof(
    fc.array(wildBlock, { maxLength: 6 }),
    // Many short ones come to more blocks than a message takes.
    fc.integer({ min: 40, max: 120 }).map((n) => Array.from({ length: n }, () => SHORT)),
  ),
  actions: fc.array(
    fc.record({
      id: fc.oneof(
        fc.string({ minLength: 1, maxLength: 300, size: "max" }),
        fc.nat(60).map((it) => `m1:ask:concept-${it}`),
      ),
      label: fc.oneof(
        fc.string({ unit: "binary", maxLength: 120, size: "max" }),
        fc.constant("Simpler"),
      ),
    }),
    { maxLength: 60, size: "max" },
  ),
});

/** What Slack refuses, as its documents say. */
function check({ text, blocks }: SlackMessage): void {
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(40_000);
  expect(blocks.length).toBeGreaterThan(0);
  expect(blocks.length).toBeLessThanOrEqual(50);
  expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(13_000);
  const markdown = blocks.flatMap((it) => (it.type === "markdown" ? [it.text] : []));
  for (const it of markdown) expect(it.length).toBeGreaterThan(0);
  expect(markdown.join("").length).toBeLessThanOrEqual(12_000);
  const ids: string[] = [];
  for (const it of blocks) if (it.type === "actions") ids.push(...checkActions(it));
  expect(new Set(ids).size).toBe(ids.length);
  expect(text + markdown.join("\n")).not.toMatch(/<[!@#]/);
}

function checkActions({ elements }: Extract<KnownBlock, { type: "actions" }>): string[] {
  expect(elements.length).toBeGreaterThan(0);
  expect(elements.length).toBeLessThanOrEqual(25);
  return elements.map((it) => {
    if (it.type === "button") {
      expect(it.text.text.length).toBeGreaterThan(0);
      expect(it.text.text.length).toBeLessThanOrEqual(75);
    }
    if (it.type === "static_select") {
      expect(it.placeholder?.text.length).toBeLessThanOrEqual(150);
      expect(it.options?.length).toBeGreaterThan(0);
      expect(it.options?.length).toBeLessThanOrEqual(100);
      const values = it.options?.map((option) => option.value) ?? [];
      expect(new Set(values).size).toBe(values.length);
      for (const option of it.options ?? []) {
        expect(option.text.text.length).toBeGreaterThan(0);
        expect(option.text.text.length).toBeLessThanOrEqual(75);
        expect(option.value?.length).toBeLessThanOrEqual(150);
      }
    }
    expect(it.action_id?.length).toBeLessThanOrEqual(255);
    return it.action_id ?? "";
  });
}

test("nothing that the mentor can say is refused by Slack, and none of it calls anybody", () => {
  fc.assert(
    fc.property(fc.oneof(wildReply, anyReply(60)), (reply) => {
      for (const it of render(reply, frame)) check(it);
    }),
    { numRuns: 60 },
  );
});

test("a learner on Slack reads every word of a reply", () => {
  fc.assert(
    fc.property(anyReply(3), (reply) => {
      const shown = render(reply, frame)
        .flatMap((it) => it.blocks)
        .flatMap((it) => (it.type === "markdown" ? [it.text] : []))
        .join("\n")
        .replace(/\]\(https:[^)]*\)/g, "");
      expect(lettersOf(shown.replaceAll("Where it stops:", ""))).toBe(lettersIn(reply));
    }),
  );
});

test("who doesn't see blocks is told the same words", () => {
  fc.assert(
    fc.property(anyReply(0), (reply) => {
      const files = reply.blocks.filter((it) => it.kind === "file");
      fc.pre(files.length === 0);
      const [first] = render(reply, frame);
      const words = lettersOf((first?.text ?? "").replaceAll("Where it stops:", ""));
      if (words.length < 2_000) expect(words).toBe(lettersIn(reply));
    }),
  );
});

test("every button of a reply can be pressed on Slack and means what its action does", () => {
  fc.assert(
    fc.property(anyReply(20), (reply) => {
      const ids = new Set<string>();
      JSON.stringify(render(reply, frame), (_, value) => {
        const control = value?.action_id && readControl(value.action_id);
        if (control?.purpose.kind === "action") ids.add(control.purpose.action);
        for (const it of value?.options ?? []) ids.add(it.value);
        return value;
      });
      expect([...ids].sort()).toEqual(reply.actions.map((it) => it.id).sort());
    }),
  );
});

test("four concepts to choose from are a select on Slack, three are buttons", () => {
  const offer = (...concepts: string[]): Reply => ({
    move: "clarify",
    concepts: [],
    blocks: [{ kind: "text", markdown: "Which one?" }],
    actions: concepts.map((it) => ({ id: `m1:ask:${it}`, label: it })),
  });

  const few = JSON.stringify(render(offer("a", "b", "c"), frame));
  const many = JSON.stringify(render(offer("a", "b", "c", "d"), frame));

  expect(few).not.toContain('"options"');
  expect(many.match(/"value":"m1:ask:/g)).toHaveLength(4);
});
