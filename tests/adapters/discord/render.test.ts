import fc from "fast-check";
import { expect, test } from "vitest";
import { readControl } from "../../../adapters/discord/custom-ids.ts";
import { ENGLISH } from "../../../adapters/discord/locales/en.ts";
import { modalFor } from "../../../adapters/discord/modals.ts";
import { type DiscordMessage, render } from "../../../adapters/discord/render.ts";
import { suggestConcepts } from "../../../adapters/discord/suggest.ts";
import type { Audience } from "../../../adapters/shared/control-ids.ts";
import { conceptId } from "../../../src/ids.ts";
import type { Block, Reply } from "../../../src/reply/reply.ts";
import { checkChoices } from "../../support/discord/check-commands.ts";
import { checkMessage, checkModal } from "../../support/discord/check-message.ts";
import { readable } from "../../support/discord/readable.ts";
import { concept, library } from "../../support/library.ts";
import { anyReply, lettersIn, lettersOf } from "../../support/replies.ts";

const showing = {
  owner: { user: "81384788765712384" },
  audience: "default" as Audience,
  words: ENGLISH,
  isPublic: true,
};

/** Anything at all that an author or a learner may bring in. */
const wild = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(..."*_~|`<>#-[]()\\@\n !1.a"), maxLength: 400 }),
  fc.constantFrom(
    "@everyone",
    "<@81384788765712384>",
    "||hidden||",
    "```\n@here\n```\nout",
    "[click](https://example.org)",
    "> quote\n>>> all",
  ),
  fc.string({ maxLength: 40 }).map((it) => it.repeat(400)),
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

const wildReply: fc.Arbitrary<Reply> = fc.record({
  move: fc.constantFrom("explain" as const, "quiz" as const, "grade" as const, "clarify" as const),
  concepts: fc.constant([conceptId("caching")]),
  blocks: fc.array(wildBlock, { maxLength: 8 }),
  actions: fc.array(
    fc.record({
      id: fc.oneof(
        fc.string({ minLength: 1, maxLength: 120 }),
        fc.nat(60).map((it) => `m1:ask:concept-${it}`),
      ),
      label: fc.oneof(fc.string({ maxLength: 120 }), fc.constant("Simpler")),
    }),
    { maxLength: 60 },
  ),
});

/** What Discord refuses, as its documents say; it throws with Discord's own words. */
const send = (it: DiscordMessage) =>
  checkMessage(
    { components: it.components, flags: 1 << 15, allowed_mentions: { parse: [] } },
    "interaction",
    it.files.map(({ name, data }) => ({ name, content: data })),
  );

test("nothing that the mentor can say is refused by Discord", () => {
  fc.assert(
    fc.property(fc.oneof(wildReply, anyReply(60)), fc.boolean(), (reply, isPublic) => {
      for (const it of render(reply, { ...showing, isPublic })) send(it);
    }),
  );
});

test("no field to write into, and nothing proposed while typing, is refused by Discord", () => {
  const title = fc
    .oneof(wild, fc.string({ minLength: 1, maxLength: 300 }))
    .filter((it) => it.trim() !== "");
  fc.assert(
    fc.property(fc.array(title, { maxLength: 40 }), wild, (titles, about) => {
      checkModal(JSON.parse(JSON.stringify(modalFor("d1:anyone:+write", ENGLISH, about))));
      const concepts = titles.map((it, i) => concept(`concept-${i}`, undefined, { title: it }));
      const suggest = suggestConcepts(library(...concepts));
      for (const it of ["", about.slice(0, 20), "concept"]) checkChoices(suggest(it));
    }),
  );
});

test("a learner on Discord reads every word of a reply", () => {
  fc.assert(
    fc.property(anyReply(3), (reply) => {
      const messages = render(reply, showing);
      const shown = messages.map((it) => readable(JSON.parse(JSON.stringify(it)))).join("");
      const withoutFiles = {
        ...reply,
        blocks: reply.blocks.filter((it) => it.kind !== "file"),
      };
      expect(lettersOf(shown.replaceAll("Where it stops:", ""))).toBe(lettersIn(withoutFiles));
    }),
  );
});

test("every button of a reply can be pressed and means what its action does", () => {
  fc.assert(
    fc.property(anyReply(20), (reply) => {
      const ids = new Set<string>();
      JSON.stringify(render(reply, showing), (_, value) => {
        const control = value?.custom_id && readControl(value.custom_id);
        if (control?.purpose.kind === "action") ids.add(control.purpose.action);
        for (const it of value?.options ?? []) ids.add(it.value);
        return value;
      });
      expect([...ids].sort()).toEqual(reply.actions.map((it) => it.id).sort());
    }),
  );
});

test("four concepts to choose from are a select, three are buttons", () => {
  const offer = (...concepts: string[]): Reply => ({
    move: "clarify",
    concepts: [],
    blocks: [{ kind: "text", markdown: "Which one?" }],
    actions: concepts.map((it) => ({ id: `m1:ask:${it}`, label: it })),
  });

  const few = JSON.stringify(render(offer("a", "b", "c"), showing));
  const many = JSON.stringify(render(offer("a", "b", "c", "d"), showing));

  expect(few).not.toContain('"options"');
  expect(many.match(/"value":"m1:ask:/g)).toHaveLength(4);
});

test("a mark that everybody sees is hidden behind a click, one's own is not", () => {
  const grade: Reply = {
    move: "grade",
    concepts: [],
    blocks: [{ kind: "text", markdown: "Right." }],
    actions: [],
  };
  const [open] = render(grade, { ...showing, isPublic: true });
  const [own] = render(grade, { ...showing, isPublic: false });

  expect(open?.components[0]).toMatchObject({ spoiler: true });
  expect(own?.components[0]).toMatchObject({ spoiler: false });
});

test("what a learner takes along comes as a file, a big one in a compressed one", () => {
  const take = (content: string): Reply => ({
    move: "progress",
    concepts: [],
    blocks: [{ kind: "file", name: "mentor export.json", content }],
    actions: [],
  });

  const [small] = render(take("{}"), showing);
  const [big] = render(take("x".repeat(11 * 1024 * 1024)), showing);

  expect(small?.files[0]).toMatchObject({ name: "mentor_export.json", data: Buffer.from("{}") });
  expect(big?.files[0]?.name).toBe("mentor_export.json.gz");
  if (big) send(big);
});
