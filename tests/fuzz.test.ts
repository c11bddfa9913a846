import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readWebhookEvent } from "../adapters/discord/webhook-events.ts";
import { receive } from "../adapters/pipe/receive.ts";
import { readControl as readOnSlack } from "../adapters/slack/action-ids.ts";
import type { Fault } from "../src/content/faults.ts";
import { parseConcept } from "../src/content/parse.ts";
import { readContent } from "../src/content/read.ts";
import type { Mind } from "../src/dialogue/mind.ts";
import { conceptId, conversationId, learnerId, packId } from "../src/ids.ts";
import { Conversation, newConversation } from "../src/memory/conversation.ts";
import { newLearner, Profile } from "../src/memory/learner.ts";
import type { Memory } from "../src/memory/memory.ts";
import { takeTurn } from "../src/turn.ts";
import type { Said } from "../src/understand/incoming.ts";
import { questionable } from "./support/daily.ts";
import { mindOf } from "./support/meet.ts";

/** Whatever reaches Mentor from outside is read, or is told what is wrong with it; it never ends a process. */

const NOW = Date.UTC(2026, 10, 22, 12);

let mind: Mind;
beforeAll(async () => {
  mind = await mindOf(questionable("caching", "quorum"));
});

test("every line of the pipe is something a learner does, or its author reads what is wrong", () => {
  const line = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((it) => Buffer.from(it)),
    fc
      .dictionary(
        fc.constantFrom("learner", "conversation", "text", "press", "at", "__proto__", "x"),
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.constantFrom("2026-11-22T09:00:00Z", "+275760-09-13T00:00:00Z"),
          fc.jsonValue(),
        ),
      )
      .map((it) => Buffer.from(JSON.stringify(it))),
  );
  fc.assert(
    fc.property(line, (it) => {
      const received = receive(it, NOW);
      if (typeof received === "string") expect(received).toContain("a line is {");
      else expect(Number.isFinite(received.at) && received.learner.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

/** Ids of actions as nobody's button has them: right parts, in the wrong places. */
const action = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          "ask",
          "follow-up",
          "compare",
          "rephrase",
          "say-it",
          "checkin",
          "vote",
          "quiz",
          "choose",
        ],
        ...[
          "quiz-wish",
          "holds",
          "progress",
          "known",
          "ask-again",
          "forget",
          "keep-data",
          "export",
        ],
        ...["caching", "quorum", "simpler", "all", "0", "1", "-1", "9007199254740993", "NaN", ""],
        ...["on", "off", "pause", "later", "mean", "ticks", "tick", "done", "skip", "hint", "stop"],
        ...["8:30", "Europe/Berlin", "constructor", "toString", "__proto__"],
      ),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 5 },
  )
  .map((parts) => ["m1", ...parts].join(":"));

const said: fc.Arbitrary<Said> = fc.oneof(
  action.map((it): Said => ({ kind: "press", action: it })),
  fc
    .oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.constantFrom(
        ...["quiz me", "1", "what is caching?", "in my own words", "yes", "delete everything"],
        ...["check in every day at 8:30", "pause until 2026-02-31", "I know caching", "hint"],
      ),
    )
    .map((text): Said => ({ kind: "text", text })),
);

test("whatever a learner writes or presses, in whatever order, their next turn is served", () => {
  fc.assert(
    fc.property(fc.array(said, { minLength: 1, maxLength: 8 }), (all) => {
      let memory: Memory = { learner: newLearner(), conversation: newConversation() };
      for (const [i, it] of all.entries()) {
        const turn = takeTurn(mind, memory, {
          learner: learnerId("discord:ana"),
          conversation: conversationId("discord:@ana"),
          at: NOW + i * 60_000,
          said: it,
        });
        expect(turn.reply?.blocks).not.toEqual([]);
        for (const { id } of turn.reply?.actions ?? []) expect(id.length).toBeLessThanOrEqual(90);
        memory = turn.memory;
      }
      const { conversation, learner } = memory;
      expect(Conversation.parse(JSON.parse(JSON.stringify(conversation)))).toEqual(conversation);
      expect(Profile.parse(JSON.parse(JSON.stringify(learner.profile)))).toEqual(learner.profile);
    }),
    { numRuns: 200 },
  );
});

test("a control that begins as ours and goes on as nobody's is told apart, and never throws", () => {
  const id = fc.tuple(
    fc.constantFrom("s1:", "s1!"),
    fc.constantFrom("anyone", "Ab3_x9"),
    fc.string(),
  );
  fc.assert(
    fc.property(id, ([begin, tag, rest]) => {
      const control = readOnSlack(`${begin}${tag}:${rest}`);
      if (control?.purpose.kind === "action") expect(control.purpose.action).toBe(rest);
    }),
  );
});

test("what Discord didn't sign is never taken for Discord's, whatever it holds", () => {
  const key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
  const signature = fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f]{128}$/));
  fc.assert(
    fc.property(
      signature,
      fc.string(),
      fc.string({ unit: "binary" }),
      (signature, timestamp, body) => {
        expect(readWebhookEvent({ signature, timestamp, body }, key)).toBeUndefined();
      },
    ),
  );
});

function faultsOf(text: string): Fault[] {
  const faults: Fault[] = [];
  parseConcept(conceptId("lease"), packId("house"), "lease.md", text, faults);
  return faults;
}

test("whatever stands in a file's front matter, its author reads where it is wrong", () => {
  const value = fc.oneof(
    fc.jsonValue().map((it) => JSON.stringify(it)),
    fc.string({ unit: "grapheme", maxLength: 20 }).map((it) => it.replaceAll("\n", " ")),
    fc.constantFrom(
      "&a [*a]",
      "*nobody",
      "!!binary x",
      "<<: *a",
      "? [a]",
      "'",
      "- - -",
      "2026-01-01",
    ),
  );
  const key = fc.constantFrom("title", "aliases", "needs", "related", "asked", "points", "sources");
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { maxLength: 6 }), (entries) => {
      const yaml = entries.map(([it, value]) => `${it}: ${value}`).join("\n");
      for (const fault of faultsOf(`---\n${yaml}\n---\nA lease is a promise with an end.\n`))
        expect(fault.line).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test("front matter that would unfold to billions of words is a fault like any other", () => {
  const levels = Array.from({ length: 12 }, (_, i) => {
    const inner = i === 0 ? "x" : `*l${i - 1}`;
    return `k${i}: &l${i} [${Array(10).fill(inner).join(", ")}]`;
  });
  const started = performance.now();

  expect(faultsOf(`---\ntitle: Lease\n${levels.join("\n")}\n---\nA lease.\n`)).not.toEqual([]);
  expect(performance.now() - started).toBeLessThan(30_000);
});

test("whatever a pack's own files hold, its author reads what is wrong", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc
      .array(
        fc.constantFrom(
          "---",
          "name: House",
          "paths:",
          "  - [a]",
          "## hello",
          "- hi {name}",
          "{",
          "*x",
        ),
        {
          maxLength: 12,
        },
      )
      .map((it) => it.join("\n")),
  );
  fc.assert(
    fc.property(text, text, text, (pack, phrases, offTopic) => {
      const id = packId("house");
      const { faults } = readContent({
        packs: [
          {
            id,
            pack: { file: "house/pack.md", text: pack },
            offTopic: { file: "house/off-topic.txt", text: offTopic },
            concepts: [
              { file: "house/concepts/lease.md", text: "---\ntitle: Lease\n---\nA lease." },
            ],
          },
        ],
        phrases: { file: "phrases.md", text: phrases },
        unknown: [],
        available: [id],
        hash: "",
      });
      for (const it of faults) expect(it.line).toBeGreaterThan(0);
    }),
  );
});
