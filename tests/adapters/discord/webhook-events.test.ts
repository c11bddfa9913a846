import { generateKeyPairSync, sign } from "node:crypto";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listenForEvents, readWebhookEvent } from "../../../adapters/discord/webhook-events.ts";

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const key = publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("hex");
const gone: string[] = [];
let fails = false;
let close = () => {};
let address = "";

beforeAll(async () => {
  const server = await listenForEvents({
    port: 0,
    publicKey: key,
    left: async (user) => {
      if (fails) throw new Error("Redis is away");
      gone.push(user);
    },
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  close = () => server.close();
});
afterAll(() => close());

const signed = (body: string, timestamp = "1795550000") => ({
  body,
  timestamp,
  signature: sign(null, Buffer.from(timestamp + body), privateKey).toString("hex"),
});

async function post(body: string, by = signed(body)): Promise<number> {
  const headers = { "x-signature-ed25519": by.signature, "x-signature-timestamp": by.timestamp };
  return (await fetch(address, { method: "POST", body, headers })).status;
}

const deauthorized = (user: string) =>
  JSON.stringify({
    version: 1,
    application_id: "1",
    type: 1,
    event: {
      type: "APPLICATION_DEAUTHORIZED",
      timestamp: "2026-11-24T09:00:00",
      data: { user: { id: user, username: "ana" } },
    },
  });

test("Discord, which tries the address, finds that somebody is there", async () => {
  expect(await post('{"version":1,"application_id":"1","type":0}')).toBe(204);
});

test("a learner who takes Mentor away from their account is forgotten", async () => {
  expect(await post(deauthorized("42"))).toBe(204);
  expect(gone).toEqual(["42"]);
});

test("nobody but Discord can have a learner forgotten", async () => {
  const body = deauthorized("43");

  expect(await post(body, { ...signed(body), signature: "00".repeat(64) })).toBe(401);
  expect(await post(body, { ...signed(deauthorized("44")), body })).toBe(401);
  expect(await post(body, { ...signed(body), timestamp: "1" })).toBe(401);
  expect(await post(body, { ...signed(body), signature: "" })).toBe(401);
  expect((await fetch(address)).status).toBe(401);
  expect(gone).not.toContain("43");
});

test("Discord hears when a learner could not be forgotten, and tells it again", async () => {
  fails = true;
  expect(await post(deauthorized("45"))).toBe(500);
  fails = false;
  expect(await post(deauthorized("45"))).toBe(204);
  expect(gone).toContain("45");
});

test("events that mean nothing to Mentor are taken and left alone", () => {
  for (const it of ["{}", "nonsense", '{"type":1,"event":{"type":"ENTITLEMENT_CREATE"}}'])
    expect(readWebhookEvent(signed(it), key)).toEqual({ kind: "other" });
});
