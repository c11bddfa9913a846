import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { NotInstalled } from "./workspaces.ts";

/** What a failure of a request to Slack means for what was to be done. */
export type Failure =
  /** Whoever it was for can't be reached there any more, or never could: no use trying again. */
  | { readonly kind: "closed"; readonly why: string }
  /** The message can't be changed any more; another one can be sent. */
  | { readonly kind: "fixed" }
  /** Slack asks to wait, or the mentor's own token is no good just now. */
  | { readonly kind: "later"; readonly afterMs: number; readonly isEverywhere: boolean }
  /** Nothing was done, and it may go better in a moment. */
  | { readonly kind: "again" }
  /** It may or may not have been done. */
  | { readonly kind: "unknown" };

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const CLOSED: Readonly<Record<string, string>> = {
  account_inactive: "the account is deactivated",
  channel_not_found: "the channel is gone, or I'm not allowed to see it",
  not_in_channel: "I'm not in the channel; somebody has to invite me",
  user_not_in_channel: "the member isn't in the channel",
  is_archived: "the channel is archived",
  user_not_found: "the member is gone",
  user_disabled: "the account is deactivated",
  messages_tab_disabled: "my direct messages are turned off",
  cannot_dm_bot: "bots take no direct messages",
  restricted_action: "the workspace doesn't let me write there",
  restricted_action_read_only_channel: "the channel is read-only",
  restricted_action_thread_only_channel: "the channel takes only replies",
  restricted_action_non_threadable_channel: "the channel takes no replies",
  token_revoked: "the workspace took me away",
  team_access_not_granted: "the organisation doesn't let me into the workspace",
  thread_not_found: "the thread is gone",
};
const FIXED = ["message_not_found", "cant_update_message", "edit_window_closed"];
/** An operator can mend these, and what was arranged with learners should outlast them. */
const TO_MEND = ["invalid_auth", "not_authed", "token_expired", "missing_scope"];
const BUSY = ["ratelimited", "rate_limited", "internal_error", "service_unavailable"];
const WAIT_MS = 60_000;
const SECOND_MS = 1_000;

/** Takes what a request threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof NotInstalled) return { kind: "closed", why: "the workspace took me away" };
  if (error instanceof WebAPIRateLimitedError)
    return { kind: "later", afterMs: error.retryAfter * SECOND_MS, isEverywhere: false };
  if (error instanceof WebAPIHTTPError)
    return error.statusCode === 503 ? { kind: "again" } : { kind: "unknown" };
  if (error instanceof WebAPIRequestError)
    return isRefused(error.original) ? { kind: "again" } : { kind: "unknown" };
  if (!(error instanceof WebAPIPlatformError)) return { kind: "unknown" };

  const code = error.data.error;
  const closed = CLOSED[code];
  if (closed) return { kind: "closed", why: closed };
  if (FIXED.includes(code)) return { kind: "fixed" };
  if (TO_MEND.includes(code)) return { kind: "later", afterMs: WAIT_MS, isEverywhere: false };
  return BUSY.includes(code) ? { kind: "again" } : { kind: "unknown" };
}

/** A request that never left did nothing. */
function isRefused(error: unknown): boolean {
  const code = (it: unknown) => (it instanceof Error && "code" in it ? String(it.code) : "");
  const cause = error instanceof Error ? error.cause : undefined;
  return [code(error), code(cause)].some((it) => /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(it));
}

/** What is logged of an error: never what was sent, which may hold what a learner wrote, and no token. */
export function inLog(error: unknown): Record<string, unknown> {
  if (error instanceof WebAPIPlatformError) {
    const { needed } = error.data as { readonly needed?: string };
    return { code: error.data.error, ...(needed ? { needed } : {}) };
  }
  if (error instanceof WebAPIHTTPError) return { status: error.statusCode };
  if (error instanceof WebAPIRateLimitedError)
    return { code: "ratelimited", retryAfter: error.retryAfter };
  const cause = error instanceof WebAPIRequestError ? error.original : error;
  return { reason: withoutTokens(cause instanceof Error ? cause.message : String(cause)) };
}

/** A text that may be logged: Slack's tokens and response addresses are left out, and so are further lines. */
export const withoutTokens = (text: string): string =>
  (text.split("\n")[0] ?? "")
    .replace(/\bx(?:ox[a-z]|app|oxe)[-.][\w.-]+/g, "xox…")
    .replace(/https?:\/\/\S+/g, (it) => URL.parse(it)?.host ?? "…");
