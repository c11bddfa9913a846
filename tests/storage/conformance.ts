import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { conceptId, conversationId, itemId, learnerId } from "../../src/ids.ts";
import { newConversation } from "../../src/memory/conversation.ts";
import { newLearner } from "../../src/memory/learner.ts";
import type { Memory } from "../../src/memory/memory.ts";
import type { Kept, Store } from "../../src/storage/store.ts";

/** Two stores of two processes over one memory that is empty; one may stand for both. */
export interface Stores {
  readonly one: Store;
  readonly other: Store;
  close(): Promise<void>;
}

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 22, 9);

/** States what every store promises to learners. Each test is of learners of its own. */
export function conformance(name: string, open: () => Promise<Stores>, runs = 20): void {
  describe(name, () => {
    let stores: Stores;
    beforeAll(async () => {
      stores = await open();
    });
    afterAll(() => stores.close());

    test("a learner never met is new, and asking about them leaves no trace", async () => {
      const nobody = learnerId("nobody");

      expect(await stores.one.learner(nobody)).toEqual(newLearner());
      expect(await stores.one.everything(nobody)).toEqual({
        learner: newLearner(),
        events: [],
        conversations: [],
      });
      expect(await met(stores.one)).not.toContain(nobody);
    });

    test("what one turn leaves behind, the next one starts from", async () => {
      const ana = inDm("starts-from");

      await fc.assert(
        fc.asyncProperty(aMemory, async (memory) => {
          await stores.one.update(ana, NOW, () => keep(memory));
          const read = await stores.other.update(ana, NOW, (it) => keep(it, it));

          expect(read).toEqual(memory);
          expect(await stores.one.learner(ana.learner)).toEqual(memory.learner);
        }),
        { numRuns: runs },
      );
    });

    test("a learner's conversations share what was learnt and nothing of what was said", async () => {
      const dm = inDm("shares");
      const thread = { ...dm, conversation: conversationId("thread") };
      await stores.one.update(dm, NOW, (it) => takeTurn(it, 1));

      const there = await stores.one.update(thread, NOW, (it) => keep(it, it));

      expect(there.conversation).toEqual(newConversation());
      expect([...there.learner.cards.keys()]).toEqual(["concept-1"]);
    });

    test("turns taken at once from several processes are all kept, each once", async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(1e9), fc.array(fc.nat(2), { maxLength: 30 }), async (n, places) => {
          const learner = learnerId(`at-once-${n}`);
          await stores.one.forget(learner);

          await Promise.all(
            places.map((place, i) => {
              const store = i % 2 === 0 ? stores.one : stores.other;
              const whose = { learner, conversation: conversationId(`place-${place}`) };
              return store.update(whose, NOW, (it) => takeTurn(it, i));
            }),
          );

          const all = await stores.one.everything(learner);
          const numbers = places.map((_, i) => i);
          const turns = all.conversations.map((it) => it.memory.turns);
          expect(all.events.map((it) => it.at).toSorted((a, b) => a - b)).toEqual(numbers);
          expect(all.learner.cards.size).toBe(places.length);
          expect(all.learner.profile.since).toBe(places.length);
          expect(turns.reduce((sum, it) => sum + it, 0)).toBe(places.length);
        }),
        { numRuns: runs },
      );
    });

    test("a learner who writes faster than they are answered is answered in order", async () => {
      const ana = inDm("in-order");
      const numbers = Array.from({ length: 20 }, (_, i) => i);

      const answers = await Promise.all(
        numbers.map((i) => stores.one.update(ana, NOW, (it) => takeTurn(it, i))),
      );

      expect(answers).toEqual(numbers);
      expect((await stores.one.everything(ana.learner)).events.map((it) => it.at)).toEqual(numbers);
    });

    test("a turn that fails changes nothing, and the learner's next one is served", async () => {
      const ana = inDm("fails");
      await stores.one.update(ana, NOW, (it) => takeTurn(it, 0));
      const before = await stores.one.everything(ana.learner);

      const failing = stores.one.update(ana, NOW, () => {
        throw new Error("no such concept");
      });

      await expect(failing).rejects.toThrow(/^no such concept$/);
      expect(await stores.one.everything(ana.learner)).toEqual(before);
      expect(await stores.one.update(ana, NOW, (it) => takeTurn(it, 1))).toBe(1);
    });

    test("a turn on what was seen is kept later, unless the learner did something meanwhile", async () => {
      const ana = inDm("seen");
      await stores.one.update(ana, NOW, (it) => takeTurn(it, 0));

      const seen = await stores.one.look(ana, NOW);
      const stale = await stores.one.look(ana, NOW);
      expect(await seen.keep(takeTurn(seen.memory, 1))).toBe(true);
      await stores.other.update(ana, NOW, (it) => takeTurn(it, 2));
      expect(await stale.keep(takeTurn(stale.memory, 3))).toBe(false);

      const { events } = await stores.one.everything(ana.learner);
      expect(events.map((it) => it.at)).toEqual([0, 1, 2]);
    });

    test("looking at somebody never met leaves no trace, and their first turn can be kept", async () => {
      const nobody = inDm("never-seen");

      const seen = await stores.one.look(nobody, NOW);
      expect(await met(stores.one)).not.toContain(nobody.learner);
      expect(await seen.keep(takeTurn(seen.memory, 1))).toBe(true);
      expect(await met(stores.one)).toContain(nobody.learner);
    });

    test("a card that a turn takes away is gone", async () => {
      const ana = inDm("takes-away");
      await stores.one.update(ana, NOW, (it) => takeTurn(it, 1));
      await stores.one.update(ana, NOW, (it) => takeTurn(it, 2));

      await stores.one.update(ana, NOW, ({ learner, conversation }) => {
        const cards = new Map([...learner.cards].filter(([it]) => it !== "concept-1"));
        return keep({ learner: { ...learner, cards }, conversation });
      });

      expect([...(await stores.one.learner(ana.learner)).cards.keys()]).toEqual(["concept-2"]);
    });

    test("after thirty days without a word a conversation is new, and what was learnt is not lost", async () => {
      const ana = inDm("fades");
      const readAt = (at: number) => stores.one.update(ana, at, (it) => keep(it, it));
      await stores.one.update(ana, NOW, (it) => takeTurn(it, 1));

      expect((await readAt(NOW + 30 * DAY - 1)).conversation.turns).toBe(1);
      const later = await readAt(NOW + 30 * DAY);
      expect(later.conversation).toEqual(newConversation());
      expect(later.learner.cards.size).toBe(1);

      await stores.one.update(ana, NOW + 30 * DAY, (it) => takeTurn(it, 2, NOW + 30 * DAY));
      expect((await readAt(NOW + 31 * DAY)).conversation.turns).toBe(1);
      expect((await stores.one.everything(ana.learner)).events).toHaveLength(2);
    });

    test("all that is stored of a learner can be taken away, in the order in which it happened", async () => {
      const learner = learnerId("takes-all");
      for (const [i, place] of ["dm", "thread", "dm"].entries()) {
        const whose = { learner, conversation: conversationId(place) };
        await stores.one.update(whose, NOW, (it) => takeTurn(it, i));
      }

      const all = await stores.other.everything(learner);

      expect(all.events.map((it) => it.at)).toEqual([0, 1, 2]);
      expect([...all.learner.cards.keys()].toSorted()).toEqual([
        "concept-0",
        "concept-1",
        "concept-2",
      ]);
      const turns = all.conversations.map((it) => [it.conversation, it.memory.turns]);
      expect(turns.toSorted()).toEqual([
        ["dm", 2],
        ["thread", 1],
      ]);
    });

    test("a learner who asks to be forgotten is forgotten, and nobody else", async () => {
      const ana = inDm("forgotten");
      const ben = inDm("forgotten-not");
      for (const it of [ana, ben])
        await stores.one.update(it, NOW, (memory) => takeTurn(memory, 0));
      const ofBen = await stores.one.everything(ben.learner);

      await stores.other.forget(ana.learner);
      await stores.other.forget(learnerId("never-met"));

      expect(await stores.one.everything(ana.learner)).toEqual({
        learner: newLearner(),
        events: [],
        conversations: [],
      });
      expect(await stores.one.everything(ben.learner)).toEqual(ofBen);
      expect(await met(stores.one)).not.toContain(ana.learner);
    });

    test("a learner who is forgotten while they talk is remembered from then on or not at all", async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(1e9), fc.integer({ min: 1, max: 12 }), async (n, turns) => {
          const ana = inDm(`forgotten-midway-${n}`);
          const work = Array.from({ length: turns }, (_, i) => () => {
            const store = i % 2 === 0 ? stores.one : stores.other;
            return store.update<unknown>(ana, NOW, (it) => takeTurn(it, i));
          });
          const forget = () => stores.other.forget(ana.learner);

          await Promise.all(work.toSpliced(turns / 2, 0, forget).map((it) => it()));

          const { learner, events, conversations } = await stores.one.everything(ana.learner);
          const kept = events.length;
          expect(learner.profile.since).toBe(kept);
          expect(learner.cards.size).toBe(kept);
          expect(conversations.map((it) => it.memory.turns)).toEqual(kept > 0 ? [kept] : []);
        }),
        { numRuns: runs },
      );
    });

    test("learners and conversations are told apart whatever a platform calls them", async () => {
      const names = fc.uniqueArray(anId, { minLength: 2, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(names, async (ids) => {
          const everywhere = ids.flatMap((learner) =>
            ids.map((place) => ({
              learner: learnerId(learner),
              conversation: conversationId(place),
            })),
          );
          const others = new Set(await met(stores.one));
          for (const it of everywhere)
            await stores.one.update(it, NOW, (memory) => takeTurn(memory, 1));

          const found = (await met(stores.one)).filter((it) => !others.has(it));
          expect(found.toSorted()).toEqual(ids.toSorted());
          for (const id of ids) {
            const { conversations } = await stores.other.everything(learnerId(id));
            expect(conversations.map((it) => it.conversation).toSorted()).toEqual(ids.toSorted());
            expect(conversations.every((it) => it.memory.turns === 1)).toBe(true);
            await stores.other.forget(learnerId(id));
          }
        }),
        { numRuns: runs, examples: ODD_IDS },
      );
    });

    test("a store says that it is there", async () => {
      await expect(stores.one.ping()).resolves.toBeUndefined();
    });
  });
}

const ODD_IDS: [string[]][] = [
  [["", " ", ":", "c", "c:", "l:"]],
  [["a", "a}", "{a}", "a}:c:b", "a%007d", "a%7d"]],
  [["x:revision", "x}:revision", "*", "?", "[x]", "\\"]],
  [["\ud800", "\udfff", "\ufffd", "\0", "😀", "%d800"]],
  [["e\u0301", "\u00e9"]],
];

const inDm = (learner: string) => ({
  learner: learnerId(learner),
  conversation: conversationId("dm"),
});

/** Keeps a memory as it is. */
function keep(memory: Memory): Kept<undefined>;
function keep<T>(memory: Memory, result: T): Kept<T>;
function keep(memory: Memory, result?: unknown): Kept<unknown> {
  return { memory, events: [], result };
}

/** A turn that leaves its number in every part of the memory; gives how many its conversation had before. */
function takeTurn({ learner, conversation }: Memory, number: number, at = NOW): Kept<number> {
  const concept = conceptId(`concept-${number}`);
  return {
    memory: {
      learner: {
        profile: { ...learner.profile, since: learner.profile.since + 1 },
        cards: new Map(learner.cards).set(concept, `[1,${number}]`),
      },
      conversation: { ...conversation, at, turns: conversation.turns + 1 },
    },
    events: [{ kind: "met", at: number, concept }],
    result: conversation.turns,
  };
}

async function met(store: Store): Promise<string[]> {
  return Array.fromAsync(store.learners());
}

const anId = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("{", "}", "%", ":", "l", "c", "0", "*", "\ud800", "\udc00") }),
);

const aConcept = fc.string({ unit: "binary" }).map(conceptId);

const aMemory: fc.Arbitrary<Memory> = fc.record({
  learner: fc.record({
    profile: fc
      .record({ since: fc.nat(), zone: fc.constantFrom("Europe/Berlin", "Asia/Kolkata") })
      .map((it) => ({ ...newLearner().profile, ...it })),
    cards: fc
      .array(fc.tuple(aConcept, fc.string({ unit: "binary" })))
      .map((entries) => new Map(entries)),
  }),
  conversation: fc
    .record({
      at: fc.integer({ min: 1, max: NOW }).map((it) => NOW - (it % DAY)),
      turns: fc.nat(),
      topic: aConcept,
      covered: fc.array(aConcept),
      answered: fc.array(fc.record({ concept: aConcept, item: fc.string().map(itemId) })),
    })
    .map((it) => ({ ...newConversation(), ...it })),
});
