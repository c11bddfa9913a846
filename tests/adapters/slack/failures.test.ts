import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import fc from "fast-check";
import { expect, test } from "vitest";
import { failureOf, inLog, withoutTokens } from "../../../adapters/slack/failures.ts";
import { NotInstalled } from "../../../adapters/slack/workspaces.ts";

const refused = (error: string) => new WebAPIPlatformError({ ok: false, error });
const refusedToConnect = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });

test.for([
  ["a deactivated account", refused("account_inactive"), "closed"],
  ["a channel that is gone", refused("channel_not_found"), "closed"],
  ["a channel that the mentor isn't in", refused("not_in_channel"), "closed"],
  ["an archived channel", refused("is_archived"), "closed"],
  ["a workspace that took the mentor away", new NotInstalled(), "closed"],
  ["a message that is gone", refused("message_not_found"), "fixed"],
  ["Slack's wish to wait", new WebAPIRateLimitedError(3), "later"],
  ["a token that an operator can mend", refused("invalid_auth"), "later"],
  ["a Slack that isn't there just now", new WebAPIHTTPError(503, "", {}), "again"],
  ["a request that never left", new WebAPIRequestError(refusedToConnect), "again"],
  ["a request that wasn't answered", new WebAPIRequestError(new Error("timeout")), "unknown"],
  ["a Slack that broke over it", new WebAPIHTTPError(500, "", {}), "unknown"],
  ["a bug of ours", new Error("no"), "unknown"],
] as const)("%s is told apart", ([, error, kind]) => {
  expect(failureOf(error).kind).toBe(kind);
});

test("Slack's seconds are waited in full", () => {
  expect(failureOf(new WebAPIRateLimitedError(3))).toMatchObject({ afterMs: 3_000 });
});

test("no token, and no address by which somebody could answer in the mentor's name, stands in the log", () => {
  const secret = fc.oneof(
    fc.stringMatching(/^xox[bpear]-[\w-]{10,40}$/),
    fc.stringMatching(/^xapp-1-[\w-]{10,40}$/),
    fc.stringMatching(/^https:\/\/hooks\.slack\.com\/commands\/T[A-Z0-9]{8}\/[0-9]{8,}\/\w{10,}$/),
  );
  fc.assert(
    fc.property(secret, fc.lorem(), fc.lorem(), (it, before, after) => {
      expect(withoutTokens(`${before} ${it} ${after}`)).not.toContain(it.slice(-8));
      expect(JSON.stringify(inLog(new Error(`${before} ${it}`)))).not.toContain(it.slice(-8));
    }),
  );
});

test("what is logged of a refusal is its name, and nothing that was sent", () => {
  const error = new WebAPIPlatformError({
    ok: false,
    error: "missing_scope",
    needed: "chat:write",
    response_metadata: { messages: ["what a learner wrote"] },
  } as never);

  expect(inLog(error)).toEqual({ code: "missing_scope", needed: "chat:write" });
});
