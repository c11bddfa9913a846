/** What Slack answers instead of doing what it was asked: 200 with `ok: false`, except for haste. */
export class Refusal extends Error {
  /** Slack's word for it: "channel_not_found". */
  readonly code: string;
  readonly more: Readonly<Record<string, unknown>>;
  /** Seconds until it may be tried again, where it came too soon. */
  readonly retryAfter: number | undefined;

  constructor(code: string, more: Readonly<Record<string, unknown>> = {}, retryAfter?: number) {
    super(code);
    this.code = code;
    this.more = more;
    this.retryAfter = retryAfter;
  }
}

/** Refuses in Slack's words. */
export const refuse = (code: string, more: Readonly<Record<string, unknown>> = {}): Refusal =>
  new Refusal(code, more);
