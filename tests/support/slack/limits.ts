/** Requests, and how long they count. */
export interface Limit {
  readonly requests: number;
  readonly perMs: number;
}

/** How strict this Slack is about speed: https://docs.slack.dev/apis/web-api/rate-limits */
export interface Speed {
  /** Messages to one channel: one a second, with short bursts. */
  readonly perChannel: Limit;
  /** How much more than Slack's own requests a minute each tier allows. */
  readonly generosity: number;
}

/** Slack's own figures. */
export const SLACKS_OWN: Speed = { perChannel: { requests: 5, perMs: 5_000 }, generosity: 1 };

/** Generous, since most tests are about something else. */
export const FAST: Speed = { perChannel: { requests: 1_000, perMs: 1_000 }, generosity: 1_000 };

/** Requests a minute by tier; "special" ones are hardly limited. */
const TIERS = { 1: 1, 2: 20, 3: 50, 4: 100, special: 600 } as const;

/** A method's tier. */
export type Tier = keyof typeof TIERS;

/** Counts requests. */
export interface Limits {
  /** Seconds to wait; undefined where the request may pass. */
  take(key: string, limit: Limit): number | undefined;
  tier(tier: Tier): Limit;
}

/** Starts counting. */
export function createLimits({ generosity }: Speed): Limits {
  const windows = new Map<string, { count: number; endsAt: number }>();

  return {
    take(key, { requests, perMs }) {
      const now = Date.now();
      let window = windows.get(key);
      if (!window || window.endsAt <= now) {
        window = { count: 0, endsAt: now + perMs };
        windows.set(key, window);
      }
      window.count += 1;
      return window.count <= requests ? undefined : Math.ceil((window.endsAt - now) / 1000);
    },
    tier: (tier) => ({ requests: TIERS[tier] * generosity, perMs: 60_000 }),
  };
}
