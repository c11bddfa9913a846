import fc from "fast-check";
import { expect, test } from "vitest";
import {
  EVERY_DAY,
  isLate,
  localDate,
  nextDue,
  type Plan,
  partOfDay,
  type Weekday,
} from "../../src/schedule/times.ts";
import { zoneNamed } from "../../src/schedule/zones.ts";
import { ruleSets } from "../support/zones.ts";

const HALF_HOURS = Array.from({ length: 48 }, (_, i) => i * 30);
const FROM = Date.UTC(2026, 0, 1);
const TO = Date.UTC(2028, 0, 1);
const DAY = 24 * 60 * 60 * 1000;

test("around every clock change of two years, at every half hour, a check-in comes once on each local date", () => {
  const wrong: string[] = [];
  let cases = 0;

  for (const { zone, changes } of ruleSets(FROM, TO)) {
    for (const change of changes) {
      for (const minute of HALF_HOURS) {
        const plan = { zone, minute, days: EVERY_DAY };
        wrong.push(...differences(plan, change - 2 * DAY, change + 2 * DAY));
        cases += 1;
      }
    }
  }

  expect(wrong).toEqual([]);
  expect(cases).toBeGreaterThan(5_000);
}, 60_000);

test("in every time zone there is, two years of mornings bring one check-in a local date", () => {
  const wrong = ruleSets(FROM, TO).flatMap(({ zone }) =>
    differences({ zone, minute: 510, days: EVERY_DAY }, FROM, TO),
  );

  expect(wrong).toEqual([]);
}, 60_000);

/**
 * Where a plan comes otherwise than once on each local date, at the time that Temporal says.
 *
 * Greenland's clocks go from 22:59 to midnight in spring; what is due in between comes before that, not on the next date.
 */
function differences(plan: Plan, from: number, to: number): string[] {
  const { zone, minute } = plan;
  const time = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
  const wrong: string[] = [];
  let date = localDate(from, zone);
  let due = nextDue(plan, date.toZonedDateTime(zone).epochMilliseconds - 1);

  for (; due < to; date = date.add({ days: 1 }), due = nextDue(plan, due)) {
    const said = date.toZonedDateTime({ timeZone: zone, plainTime: time });
    const expected = said.toPlainDate().equals(date)
      ? said
      : date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: "earlier" });
    if (due !== expected.epochMilliseconds || !localDate(due, zone).equals(date)) {
      wrong.push(`${zone} ${minute} ${date}: ${new Date(due).toISOString()}`);
    }
  }
  return wrong;
}

test("a learner whose half past two is skipped by the clocks is asked at half past three", () => {
  const plan: Plan = { zone: "Europe/Berlin", minute: 150, days: EVERY_DAY };

  expect(local(nextDue(plan, at("2027-03-28T00:00+01:00")), plan)).toBe("2027-03-28T03:30:00");
});

test("a learner whose half past two comes twice is asked the first time only", () => {
  const plan: Plan = { zone: "Europe/Berlin", minute: 150, days: EVERY_DAY };
  const first = nextDue(plan, at("2026-10-25T00:00+02:00"));

  expect(first).toBe(at("2026-10-25T02:30+02:00"));
  expect(nextDue(plan, first)).toBe(at("2026-10-26T02:30+01:00"));
});

test("a date that a zone leaves out has no check-in, and those around it one each", () => {
  const plan: Plan = { zone: "Pacific/Apia", minute: 540, days: EVERY_DAY };
  const before = nextDue(plan, at("2011-12-29T00:00-10:00"));

  expect(local(before, plan)).toBe("2011-12-29T09:00:00");
  expect(local(nextDue(plan, before), plan)).toBe("2011-12-31T09:00:00");
  const friday: Plan = { ...plan, days: [5] };
  expect(local(nextDue(friday, before), plan)).toBe("2012-01-06T09:00:00");
});

test("whatever days a learner chose, a check-in comes on those alone and later than the last", () => {
  fc.assert(
    fc.property(aPlan, fc.integer({ min: FROM, max: TO }), (plan, after) => {
      const due = nextDue(plan, after);

      expect(due).toBeGreaterThan(after);
      expect(due - after).toBeLessThanOrEqual(8 * DAY);
      expect(plan.days).toContain(localDate(due, plan.zone).dayOfWeek);
      expect(due % 60_000).toBe(0);
    }),
    { numRuns: 2_000 },
  );
});

test("a crowd that is spread over a minute is due next at the same minute", () => {
  fc.assert(
    fc.property(aPlan, fc.nat(59_999), fc.integer({ min: FROM, max: TO }), (plan, offset, at) => {
      const due = nextDue(plan, at);
      expect(nextDue(plan, due + offset)).toBe(nextDue(plan, due));
    }),
  );
});

test.for([
  ["04:59", "night"],
  ["05:00", "morning"],
  ["11:59", "morning"],
  ["12:00", "afternoon"],
  ["18:00", "evening"],
  ["21:59", "evening"],
  ["22:00", "night"],
] as const)("at %s a learner is greeted as in the %s", ([time, part]) => {
  expect(partOfDay(at(`2026-11-22T${time}+09:00`), "Asia/Tokyo")).toBe(part);
});

test("two hours after it came due it is too late for a check-in, and not before", () => {
  expect(isLate(0, 2 * 60 * 60 * 1000)).toBe(false);
  expect(isLate(0, 2 * 60 * 60 * 1000 + 1)).toBe(true);
});

test.for([
  ["europe/berlin", "Europe/Berlin"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["Asia/Calcutta", "Asia/Calcutta"],
  ["utc", "UTC"],
  ["Berlin", undefined],
  ["+01:00", undefined],
  ["", undefined],
] as const)("the zone %s is taken for %s", ([name, zone]) => {
  expect(zoneNamed(name)).toBe(zone);
});

const aPlan: fc.Arbitrary<Plan> = fc.record({
  zone: fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
  minute: fc.integer({ min: 0, max: 1439 }),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>, { minLength: 1 }),
});

const at = (text: string) => Date.parse(text);

const local = (due: number, { zone }: Plan) =>
  Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO(zone).toPlainDateTime().toString();
