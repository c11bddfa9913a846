import fc from "fast-check";
import { createEmptyCard, fsrs, Rating } from "ts-fsrs";
import { expect, test } from "vitest";
import {
  type Card,
  type Recall,
  readCard,
  recallOn,
  review,
  spellCard,
  standingOn,
  takenAsForgotten,
  takenAsKnown,
} from "../../src/learning/cards.ts";

/** Days between answers and what came of each: some on the same day, some after years. */
const aHistory = fc.array(
  fc.record({
    days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.nat({ max: 2000 })),
    recall: fc.constantFrom<Recall>("recalled", "missed"),
  }),
  { minLength: 1, maxLength: 40 },
);
const FIRST_DAY = 20_000;

const cardOf = (history: readonly { days: number; recall: Recall }[]): Card => {
  let card: Card | undefined;
  let day = FIRST_DAY;
  for (const it of history) {
    day += it.days;
    card = review(card && readCard(spellCard(card)), it.recall, day);
  }
  return card as Card;
};

test("a learner's card is what ts-fsrs makes of the same answers, whatever they answered and when", () => {
  fc.assert(
    fc.property(aHistory, fc.nat({ max: 86_399_999 }), (history, timeOfDay) => {
      const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false });
      let theirs = createEmptyCard(0);
      let day = FIRST_DAY;
      let lastDay = -1;
      let lastRecall: Recall = "missed";
      for (const { days, recall } of history) {
        day += days;
        const countsToday = day !== lastDay || (recall === "missed" && lastRecall === "recalled");
        if (!countsToday) continue;
        const rating = recall === "recalled" ? Rating.Good : Rating.Again;
        theirs = scheduler.next(theirs, new Date(day * 86_400_000 + timeOfDay), rating).card;
        lastDay = day;
        lastRecall = recall;
      }

      const ours = cardOf(history);

      expect(Math.abs(ours.stability - theirs.stability)).toBeLessThan(1e-9);
      expect(Math.abs(ours.difficulty - theirs.difficulty)).toBeLessThan(1e-9);
      expect(ours.due).toBe(Math.floor(theirs.due.getTime() / 86_400_000));
      expect([ours.answers, ours.lapses]).toEqual([theirs.reps, theirs.lapses]);
      const later = new Date((day + 5) * 86_400_000 + timeOfDay);
      const theirRecall = scheduler.get_retrievability(theirs, later, false);
      expect(Math.abs(recallOn(ours, day + 5) - theirRecall)).toBeLessThan(1e-9);
    }),
  );
});

test("a card is stored in at most 64 bytes and reads back as it was", () => {
  const aCard = fc
    .tuple(aHistory, fc.constantFrom("nothing", "known", "again"), fc.nat({ max: 40 }))
    .map(([history, said, days]) => {
      const card = cardOf(history);
      const day = card.last + days;
      if (said === "known") return takenAsKnown(card, day);
      return said === "again" ? takenAsForgotten(card, day) : card;
    });
  fc.assert(
    fc.property(aCard, (card) => {
      const stored = spellCard(card);
      expect(Buffer.byteLength(stored)).toBeLessThanOrEqual(64);
      expect(readCard(stored)).toEqual(card);
    }),
  );
});

test.for([
  ["", "[]", "[2,1,1,1,1,1,1,1]", "[1,1]", "null", '{"stability":1}', "[1,null,1,1,1,1,1,1]"],
])("what is stored and is no card is as if nothing were stored", (stored) => {
  expect(stored.map(readCard)).toEqual(stored.map(() => undefined));
});

test("a learner who answers right the minute after a miss is asked again the next day all the same", () => {
  const missed = review(undefined, "missed", FIRST_DAY);

  expect(review(missed, "recalled", FIRST_DAY)).toEqual(missed);
  expect(missed.due).toBe(FIRST_DAY + 1);
});

test("a learner who misses later on the day what they knew in the morning is asked again the next day", () => {
  const known = review(undefined, "recalled", FIRST_DAY);

  expect(review(known, "missed", FIRST_DAY)).toMatchObject({ missed: true, due: FIRST_DAY + 1 });
});

test("a learner who knows something well is asked less and less often", () => {
  let card = review(undefined, "recalled", FIRST_DAY);
  const pauses: number[] = [];
  for (let i = 0; i < 6; i += 1) {
    pauses.push(card.due - card.last);
    card = review(card, "recalled", card.due);
  }

  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(pauses.at(-1)).toBeGreaterThan(100);
  expect(standingOn(card, card.last)).toBe("known");
});

test("a learner who says 'I know this' is asked in a month, and not sooner than they would have been", () => {
  const unasked = takenAsKnown(undefined, FIRST_DAY);
  let firm = review(undefined, "recalled", FIRST_DAY);
  for (let i = 0; i < 5; i += 1) firm = review(firm, "recalled", firm.due);

  expect(unasked.due).toBe(FIRST_DAY + 30);
  expect(standingOn(unasked, FIRST_DAY)).toBe("known");
  expect(takenAsKnown(firm, firm.last).due).toBeGreaterThanOrEqual(firm.due);
});

test("a learner who says 'ask me again' is asked now, and soon again after a right answer", () => {
  const firm = takenAsKnown(undefined, FIRST_DAY);
  const again = takenAsForgotten(firm, FIRST_DAY + 3);

  expect(standingOn(again, FIRST_DAY + 3)).toBe("due");
  const answered = review(again, "recalled", FIRST_DAY + 3);
  expect(answered.due - FIRST_DAY - 3).toBeLessThan(14);
});

test("a clock that goes back a day neither loses an answer nor stops the mentor", () => {
  const card = review(undefined, "recalled", FIRST_DAY);

  expect(review(card, "missed", FIRST_DAY - 1)).toMatchObject({ last: FIRST_DAY, missed: true });
});
