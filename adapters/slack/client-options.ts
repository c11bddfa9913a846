import { type Logger, LogLevel, type WebClientOptions } from "@slack/web-api";
import type { Log } from "../log.ts";
import { type Meter, UNMEASURED } from "../meter.ts";
import { withoutTokens } from "./failures.ts";
import { PLATFORM } from "./ids.ts";

/** A request that takes longer has failed. */
const TIMEOUT_MS = 10_000;

/**
 * How Slack's Web API is asked: once and not for long.
 *
 * Slack's own client would try ten times within half an hour, unseen and with nothing by which Slack knows a message
 * again.
 *
 * @param api Another address than Slack's own.
 */
export const clientOptions = (
  api: string | undefined,
  logger: Logger,
  meter: Meter = UNMEASURED,
): WebClientOptions => ({
  ...(api ? { slackApiUrl: api } : {}),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: TIMEOUT_MS,
  logger,
  async fetch(...request) {
    const answer = await fetch(...request);
    meter.answered(PLATFORM, answer.status);
    return answer;
  },
});

/** What Slack's libraries have to say, as lines of our log: warnings and failures, without tokens. */
export function loggerFor(log: Log): Logger {
  const line = (said: readonly unknown[]) =>
    withoutTokens(
      said
        .map((it) => (it instanceof Error ? it.message : typeof it === "string" ? it : ""))
        .join(" "),
    );
  return {
    // What they say in passing holds whole requests.
    debug() {},
    info() {},
    warn: (...said) =>
      log.warn({ platform: PLATFORM, reason: line(said) }, "Slack's library warns"),
    error: (...said) =>
      log.error({ platform: PLATFORM, reason: line(said) }, "Slack's library failed"),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
