import { z } from "zod";
import type { Variable } from "./config.ts";

/** What can be set of how Mentor is watched. */
export const WATCH_VARIABLES = {
  watchPort: {
    name: "MENTOR_WATCH_PORT",
    meaning:
      "Where Mentor says how it is: /healthz, /readyz and, for Prometheus, /metrics. Shards of Discord take the ports after it. Left out, nobody listens.",
    right: "a number from 1 to 65535",
    reads: z.coerce.number().int().min(1).max(65_535),
  },
  watchHost: {
    name: "MENTOR_WATCH_HOST",
    meaning:
      "Who reaches that port: this machine alone, or, with 0.0.0.0 or ::, whoever reaches the machine.",
    right: "an address of this machine, like 127.0.0.1, 0.0.0.0 or ::",
    reads: z.union([z.ipv4(), z.ipv6()]),
    default: "127.0.0.1",
  },
  adminPassword: {
    name: "MENTOR_ADMIN_PASSWORD",
    meaning:
      "With it, /queues on that port shows the deliveries under way to whoever gives it, as the user admin. Left out, nobody sees them.",
    right: "twelve characters or more",
    reads: z.string().min(12),
    secret: true,
  },
} as const satisfies Record<string, Variable>;

/** What doesn't go together. */
export function watchFaults(set: {
  readonly adminPassword: string | undefined;
  readonly watchPort: number | undefined;
}): readonly string[] {
  return set.adminPassword !== undefined && set.watchPort === undefined
    ? ["MENTOR_ADMIN_PASSWORD: there is no port for it; right is with MENTOR_WATCH_PORT set"]
    : [];
}
