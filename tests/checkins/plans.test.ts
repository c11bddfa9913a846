import fc from "fast-check";
import { expect, test } from "vitest";
import { readCourse, spellCourse } from "../../src/checkins/plans.ts";
import {
  platformOfSubscriber,
  pseudonym,
  readSubscriber,
  spellSubscriber,
} from "../../src/checkins/subscribers.ts";
import { errandId } from "../../src/checkins/sweep.ts";
import { conversationId, learnerId } from "../../src/ids.ts";
import { EVERY_DAY, type Plan, type Weekday } from "../../src/schedule/times.ts";

const dan = learnerId("discord:7");

const aPlan: fc.Arbitrary<Plan> = fc.record({
  zone: fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
  minute: fc.integer({ min: 0, max: 1439 }),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>, { minLength: 1 }),
});

test("whatever a learner chose reads back from the schedule as it was", () => {
  fc.assert(
    fc.property(aPlan, fc.string({ minLength: 1, unit: "binary" }), (plan, id) => {
      const conversation = conversationId(id);
      const here = conversationId(`discord:${id}`);
      const direct = conversationId("discord:@7");
      for (const course of [
        { plan, conversation },
        { conversation },
        { plan, conversation: here },
        { plan, conversation: direct },
      ]) {
        for (const own of [dan, learnerId("dan"), learnerId(`discord:${id}`)]) {
          expect(readCourse(spellCourse(course, own), own)).toEqual(course);
        }
      }
    }),
  );
});

test.for([
  "",
  "plan",
  "Europe/Berlin|510|12345|dm",
  "Nowhere/At-all|510|1|:dm",
  "UTC|1440|1|:dm",
  "UTC||1|:dm",
])("%j is no entry that anybody could be served by", (text) => {
  expect(readCourse(text, dan)).toBeUndefined();
});

test.for([
  ["Europe/Berlin|510|1234567|:@7", [1, 2, 3, 4, 5, 6, 7]],
  ["Europe/Berlin|510|135|=discord:@7", [1, 3, 5]],
  ["Europe/Berlin|510|*|~@", [1, 2, 3, 4, 5, 6, 7]],
] as const)(
  "%j, as an earlier release or this one wrote it, still brings its learner a check-in",
  ([text, days]) => {
    const plan = { zone: "Europe/Berlin", minute: 510, days };
    expect(readCourse(text, dan)).toEqual({ plan, conversation: "discord:@7" });
  },
);

test("an operator pays for no more than 22 bytes of a learner who is asked every day in private", () => {
  const plan = { zone: "Europe/Berlin", minute: 510, days: EVERY_DAY };
  const own = learnerId("discord:123456789012345678");
  const conversation = conversationId("discord:@123456789012345678");

  expect(spellCourse({ plan, conversation }, own).length).toBeLessThanOrEqual(22);
});

test("a subscriber reads back, names its platform, and is not named in the ids of its errands", () => {
  const learner = { kind: "learner", learner: learnerId("discord:123") } as const;
  const reveal = { kind: "reveal", group: conversationId("slack:C1") } as const;

  expect(readSubscriber(spellSubscriber(learner))).toEqual(learner);
  expect(readSubscriber(spellSubscriber(reveal))).toEqual(reveal);
  expect(readSubscriber("x:1")).toBeUndefined();
  expect(platformOfSubscriber(learner)).toBe("discord");
  expect(platformOfSubscriber({ kind: "learner", learner: learnerId("ana") })).toBeUndefined();

  const id = errandId({ subscriber: spellSubscriber(learner), due: Date.UTC(2026, 10, 22, 9) });
  expect(id).not.toContain("123");
  expect(id.startsWith(pseudonym(spellSubscriber(learner)))).toBe(true);
  // Discord takes a nonce of 25 characters, BullMQ no colon and no whole number as an id.
  expect(id).toMatch(/^[\w-]{16}_[0-9a-z]{8}$/);
});
