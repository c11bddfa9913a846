import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";

/** What a failure of a request to Discord means for what was to be done. */
export type Failure =
  /** Whoever it was for can't be reached there any more, or never could: no use trying again. */
  | { readonly kind: "closed"; readonly why: string }
  /** The interaction or message is gone, or somebody else has answered it: nothing is left to do. */
  | { readonly kind: "gone"; readonly why: string }
  /** The message can't be changed any more; another one can be sent. */
  | { readonly kind: "fixed" }
  /** Discord asks to wait. */
  | { readonly kind: "later"; readonly afterMs: number; readonly isEverywhere: boolean }
  /** It may or may not have been done. */
  | { readonly kind: "unknown" };

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const CLOSED: Readonly<Record<number, string>> = {
  10003: "the channel is gone",
  10004: "the server is gone",
  10013: "the user is gone",
  50001: "I can't see the channel",
  50007: "the user takes no direct messages from me",
  50013: "I lack a permission in the channel",
  50278: "the user shares no server with me any more",
};
const GONE: Readonly<Record<number, string>> = {
  10008: "the message is gone",
  10015: "the interaction is over",
  10062: "the interaction was answered too late",
  40060: "the interaction has been answered already",
  50027: "the interaction is over",
};
const TOO_MANY_OLD_EDITS = 30046;
const OPENING_TOO_FAST = 40003;
const WAIT_MS = 60_000;

/** Takes what a request threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError)
    return { kind: "later", afterMs: error.retryAfter, isEverywhere: error.global };
  if (!(error instanceof DiscordAPIError)) return { kind: "unknown" };

  const code = Number(error.code);
  const closed = CLOSED[code];
  if (closed) return { kind: "closed", why: closed };
  const gone = GONE[code];
  if (gone) return { kind: "gone", why: gone };
  if (code === TOO_MANY_OLD_EDITS) return { kind: "fixed" };
  if (code === OPENING_TOO_FAST || error.status === 429)
    return { kind: "later", afterMs: WAIT_MS, isEverywhere: false };
  return error.status === 403 ? { kind: "closed", why: "Discord forbids it" } : { kind: "unknown" };
}

/** What is logged of an error: never the request's body, which may hold what a learner wrote. */
export function inLog(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError)
    return {
      code: error.code,
      status: error.status,
      request: `${error.method} ${withoutTokens(error.url)}`,
      reason: error.message.split("\n")[0],
    };
  if (error instanceof HTTPError)
    return { status: error.status, request: `${error.method} ${withoutTokens(error.url)}` };
  return { reason: error instanceof Error ? error.message : String(error) };
}

/** An interaction's address holds the token that answers it. */
const withoutTokens = (url: string) =>
  new URL(url, "https://discord.com").pathname.replace(/\/[\w-]{40,}/g, "/…");
