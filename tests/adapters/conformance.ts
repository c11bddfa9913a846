import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConversationId, LearnerId } from "../../src/ids.ts";
import { createMentor } from "../../src/mentor.ts";
import { replyMarkdown } from "../../src/reply/markdown.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { createInProcessStore } from "../../src/storage/in-process.ts";
import type { Said } from "../../src/understand/incoming.ts";
import { realMind } from "../support/meet.ts";
import { lettersOf } from "../support/replies.ts";

/** What a learner sees of a reply. */
export interface Seen {
  readonly text: string;
  /** What the buttons say, in order. */
  readonly buttons: readonly string[];
}

/** A learner before a platform. */
export interface Visitor {
  readonly learner: LearnerId;
  readonly conversation: ConversationId;
  /** What the platform showed before anything was said, where it greets. */
  readonly greeting?: Seen;
  says(text: string): Promise<Seen>;
  /** Presses a button of what was seen last, the first one being 0. */
  presses(button: number): Promise<Seen>;
}

/** A platform with the mentor on it, on the content that it ships with. */
export interface Stage {
  /** Brings a learner of this name, in a conversation of their own, where nothing was said before. */
  meet(name: string): Promise<Visitor>;
  close(): Promise<void>;
}

/** What is said in the tour through what the mentor can do: every kind of reply and of block comes up. */
const TOUR = [
  "What is consistent hashing?",
  "simpler please",
  "and replication and sharding?",
  "what's the difference between latency and throughput?",
  "So it's like having a spare key at the neighbour's?",
  "quiz me on caching",
  "stop",
  "what can I learn?",
  "what have we covered?",
  "where do I bake bread?",
  "thanks, bye!",
];

/** Messages that nobody expects. */
const ODD = [
  "caching ".repeat(375),
  "?",
  "\u{1F44D}\u{1F3FD}",
  "\x1b[31mred\x07 \x00alert",
  "Что такое кэш?",
  "キャッシュとは何ですか",
  "**bold** _it_ `code` ~~s~~ [a](http://b) <b>&#27;[2J</b> # | ||x||",
  "<@123> <!channel> @everyone",
  "1",
  "constructor __proto__ {{7*7}} <%= 1 %> %s",
];

/**
 * Holds a platform to what every platform owes a learner.
 *
 * What the mentor says is known from a twin: the same engine without a platform, told the same. So a platform is free in
 * how it looks, and not in what it says.
 */
export function conformance(platform: string, open: () => Promise<Stage>): void {
  describe(platform, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await open();
    });
    afterAll(() => stage?.close());

    test("a learner reads all that the mentor says, and finds its buttons under it", async () => {
      const ana = await stage.meet("ana");
      const twin = await twinOf(ana);
      for (const text of TOUR) {
        expectShown(await ana.says(text), await twin({ kind: "text", text }));
      }
    });

    test("a button does what it says", async () => {
      const ben = await stage.meet("ben");
      const twin = await twinOf(ben);
      const ask = async (text: string) => {
        const reply = await twin({ kind: "text", text });
        expectShown(await ben.says(text), reply);
        return reply;
      };
      let reply = await ask("what is load balancing?");
      for (let i = 0; i < 8; i += 1) {
        if (reply.actions.length === 0) reply = await ask("what is load balancing?");
        const button = i % reply.actions.length;
        reply = await twin({ kind: "press", action: reply.actions[button]?.id ?? "" });
        expectShown(await ben.presses(button), reply);
      }
    });

    test("what one learner talks about is nothing to another", async () => {
      const [cleo, dan] = [await stage.meet("cleo"), await stage.meet("dan")];
      const twin = await twinOf(dan);
      await cleo.says("what is a quorum?");
      expectShown(await dan.says("simpler"), await twin({ kind: "text", text: "simpler" }));
      expect((await cleo.says("simpler")).text).toMatch(/friends|vote|half|majority/i);
    });

    test("whatever a learner says is answered, and then the next question too", async () => {
      const eve = await stage.meet("eve");
      for (const text of ODD) expect((await eve.says(text)).text.trim()).not.toBe("");
      expect((await eve.says("what is sharding?")).text).toMatch(/^\W*Sharding/);
    });
  });
}

/** The mentor as a learner would meet it without a platform in between. */
export async function twinOf(visitor: Visitor): Promise<(said: Said) => Promise<Reply>> {
  const mentor = createMentor(await realMind(), createInProcessStore());
  const { learner, conversation } = visitor;
  const hear = async (said: Said) => {
    const reply = await mentor.hear({ learner, conversation, at: Date.now(), said });
    if (!reply) throw new Error("nothing was replied");
    return reply;
  };
  if (visitor.greeting) expectShown(visitor.greeting, await hear({ kind: "opens" }));
  return hear;
}

/** Holds what a learner sees against the reply that it shows. */
export function expectShown(seen: Seen, reply: Reply): void {
  expect(lettersOf(seen.text)).toContain(lettersOf(replyMarkdown(reply)));
  expect(seen.buttons).toHaveLength(reply.actions.length);
  for (const [i, { label }] of reply.actions.entries()) {
    // A choice of a question may be its own button, and then stands there in full.
    expect(lettersOf(seen.buttons[i] ?? "")).toContain(lettersOf(label.replace(/…$/, "")));
  }
}
