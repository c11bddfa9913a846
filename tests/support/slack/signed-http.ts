import { createHmac } from "node:crypto";
import { type Json, objectOf } from "../json.ts";
import type { Carrier, Delivery } from "./deliveries.ts";
import type { World } from "./world.ts";

/** What Slack sends to a request URL, signed as Slack signs it. */
export interface Signed {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Signs a delivery; a test may do so with another secret or at another time. */
export function sign(
  { kind, payload, retry }: Delivery,
  { secret, at }: { readonly secret: string; readonly at: number },
): Signed {
  const body = bodyOf(kind, payload);
  const time = String(Math.floor(at / 1000));
  const mac = createHmac("sha256", secret).update(`v0:${time}:${body}`).digest("hex");
  return {
    body,
    headers: {
      "content-type":
        kind === "events_api" ? "application/json" : "application/x-www-form-urlencoded",
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      "x-slack-request-timestamp": time,
      "x-slack-signature": `v0=${mac}`,
      ...(retry
        ? { "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": retry.reason }
        : {}),
    },
  };
}

/** The way to Mentor over its own web address. */
export const overHttp =
  (world: World, url: string): Carrier =>
  async (delivery) => {
    const { signingSecret: secret } = world.app;
    const { body, headers } = sign(delivery, { secret, at: world.now() });
    const response = await fetch(url, { method: "POST", body, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`answered with ${response.status}`);
    return answerOf(text, response.headers.get("content-type") ?? "");
  };

function bodyOf(kind: Delivery["kind"], payload: Json): string {
  switch (kind) {
    case "events_api":
      return JSON.stringify(payload);
    case "slash_commands":
      return new URLSearchParams(
        Object.entries(payload).map(([key, it]): [string, string] => [key, String(it)]),
      ).toString();
    case "interactive":
    case "block_suggestion":
      return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    default:
      return kind satisfies never;
  }
}

/** An answer without a body acknowledges; a text is a message's text. */
function answerOf(text: string, type: string): Json {
  if (text === "") return {};
  return type.includes("json") ? objectOf(JSON.parse(text)) : { text };
}
