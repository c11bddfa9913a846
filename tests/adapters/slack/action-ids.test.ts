import fc from "fast-check";
import { expect, test } from "vitest";
import type { Audience, Owner, Purpose } from "../../../adapters/shared/control-ids.ts";
import { readControl, spellControl } from "../../../adapters/slack/action-ids.ts";

/** Slack's ids of members: U or W, and capitals and digits. */
const user = fc.stringMatching(/^[UW][A-Z0-9]{8,10}$/);
const action = fc.stringMatching(/^m1:[a-z]{2,10}:[a-z0-9:-]{1,70}$/);
const purpose: fc.Arbitrary<Purpose> = fc.oneof(
  action.map((it): Purpose => ({ kind: "action", action: it })),
  fc.constantFrom<Purpose>({ kind: "choose" }, { kind: "write" }),
  fc.constantFrom("channel", "hour", "days").map((field): Purpose => ({ kind: "setup", field })),
);
const audience = fc.constantFrom<Audience>("default", "everybody");
const owner: fc.Arbitrary<Owner> = fc.oneof(
  user.map((it) => ({ user: it })),
  fc.constant("anybody" as const),
);

test("what a button on Slack means is read back from its id alone, which fits", () => {
  fc.assert(
    fc.property(purpose, owner, audience, (it, whose, who) => {
      const id = spellControl(it, whose, who);
      expect(id.length).toBeLessThanOrEqual(255);
      expect(readControl(id)).toMatchObject({
        purpose: it,
        audience: who,
        isShared: whose === "anybody",
      });
    }),
  );
});

test("a button on Slack is its own learner's, and nobody else's", () => {
  fc.assert(
    fc.property(purpose, user, user, (it, ana, ben) => {
      fc.pre(ana !== ben);
      const control = readControl(spellControl(it, { user: ana }));
      expect(control?.isOwnedBy(ana)).toBe(true);
      expect(control?.isOwnedBy(ben)).toBe(false);
    }),
  );
});

test("a button of another platform, another version or somebody else's making is told apart", () => {
  fc.assert(
    fc.property(fc.string(), (it) => {
      if (!/^s1[:!]/.test(it)) expect(readControl(it)).toBeUndefined();
      else readControl(it);
    }),
  );
  expect(readControl("d1:anyone:+choose")).toBeUndefined();
});
