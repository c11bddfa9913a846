/** How a request stands to its limits: https://docs.discord.com/developers/topics/rate-limits */
export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds to wait; undefined where the request may pass. */
  readonly retryAfter?: number;
  readonly isGlobal: boolean;
}

/** Counts requests, as Discord does. */
export interface RateLimits {
  /** @param bucket The route with its major parameter; undefined where only the global limit would count, and doesn't. */
  take(bucket: string | undefined, isGlobal: boolean): Verdict;
}

/** Requests to a bucket, and how long they count. */
export interface Limit {
  readonly requests: number;
  readonly perMs: number;
}

/** Starts counting. */
export function createRateLimits(perBucket: Limit, global: Limit): RateLimits {
  const windows = new Map<string, { count: number; endsAt: number }>();

  const count = (key: string, { requests, perMs }: Limit) => {
    const now = Date.now();
    let window = windows.get(key);
    if (!window || window.endsAt <= now) {
      window = { count: 0, endsAt: now + perMs };
      windows.set(key, window);
    }
    window.count += 1;
    const afterMs = window.endsAt - now;
    return { left: requests - window.count, afterMs };
  };

  return {
    take(bucket, isGlobal) {
      if (isGlobal) {
        const { left, afterMs } = count("global", global);
        if (left < 0) {
          const headers = {
            "retry-after": (afterMs / 1000).toFixed(3),
            "x-ratelimit-global": "true",
          };
          return {
            headers: { ...headers, "x-ratelimit-scope": "global" },
            retryAfter: afterMs / 1000,
            isGlobal: true,
          };
        }
      }
      if (bucket === undefined) return { headers: {}, isGlobal: false };
      const { left, afterMs } = count(bucket, perBucket);
      const headers = {
        "x-ratelimit-limit": String(perBucket.requests),
        "x-ratelimit-remaining": String(Math.max(0, left)),
        "x-ratelimit-reset": ((Date.now() + afterMs) / 1000).toFixed(3),
        "x-ratelimit-reset-after": (afterMs / 1000).toFixed(3),
        "x-ratelimit-bucket": hashOf(bucket),
      };
      if (left >= 0) return { headers, isGlobal: false };
      return {
        headers: {
          ...headers,
          "retry-after": (afterMs / 1000).toFixed(3),
          "x-ratelimit-scope": "user",
        },
        retryAfter: afterMs / 1000,
        isGlobal: false,
      };
    },
  };
}

/** Channels of one route share a bucket's name, not its count. */
const hashOf = (bucket: string) => Buffer.from(bucket.replace(/\d{5,}/g, "")).toString("hex");
