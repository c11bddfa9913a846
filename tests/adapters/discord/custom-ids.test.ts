import fc from "fast-check";
import { expect, test } from "vitest";
import { readControl, spellControl } from "../../../adapters/discord/custom-ids.ts";
import type { Audience, Owner, Purpose } from "../../../adapters/shared/control-ids.ts";

/** A snowflake: up to twenty digits. */
const user = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String);
/** What the mentor's actions are called: at most ninety characters. */
const action = fc.stringMatching(/^m1:[a-z]{2,10}:[a-z0-9:-]{1,70}$/);

const purpose: fc.Arbitrary<Purpose> = fc.oneof(
  action.map((it): Purpose => ({ kind: "action", action: it })),
  fc.constantFrom<Purpose>({ kind: "choose" }, { kind: "write" }),
  user.map((kept): Purpose => ({ kind: "show", kept })),
  fc.constantFrom("channel", "hour", "days").map((field): Purpose => ({ kind: "setup", field })),
);
const audience = fc.constantFrom<Audience>("default", "everybody");
const owner: fc.Arbitrary<Owner> = fc.oneof(
  user.map((it) => ({ user: it })),
  fc.constant("anybody" as const),
);

test("what a button means is read back from its id alone", () => {
  fc.assert(
    fc.property(purpose, owner, audience, (it, whose, who) => {
      const read = readControl(spellControl(it, whose, who));
      expect(read).toMatchObject({ purpose: it, audience: who, isShared: whose === "anybody" });
    }),
  );
});

test("a button's id fits into Discord's hundred characters", () => {
  fc.assert(
    fc.property(purpose, owner, audience, (it, whose, who) => {
      expect(spellControl(it, whose, who).length).toBeLessThanOrEqual(100);
    }),
  );
});

test("a button is its own learner's, and nobody else's", () => {
  fc.assert(
    fc.property(purpose, user, user, (it, ana, ben) => {
      fc.pre(ana !== ben);
      const control = readControl(spellControl(it, { user: ana }));
      expect(control?.isOwnedBy(ana)).toBe(true);
      expect(control?.isOwnedBy(ben)).toBe(false);
    }),
  );
});

test("a button of another version, or of somebody else's making, is told apart", () => {
  fc.assert(
    fc.property(fc.string(), (it) => {
      if (!/^d1[:!]/.test(it)) expect(readControl(it)).toBeUndefined();
      else readControl(it);
    }),
  );
  expect(readControl("d0:Ab3_x9:m1:next")).toBeUndefined();
  expect(readControl("d1:Ab3_x9:")).toBeUndefined();
  expect(readControl("d1:Ab3_x9:+unheard-of")).toBeUndefined();
});
