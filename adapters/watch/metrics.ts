import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Meter } from "../meter.ts";
import { createTally, type Tally } from "./lately.ts";
import type { Look } from "./look.ts";

/** What this process has counted and timed, as Prometheus reads it. */
export interface Metrics extends Meter {
  readonly contentType: string;
  /** Everything as it is now, with what was seen when somebody looked just before. */
  write(look: Look): Promise<string>;
}

/** Discord blocks whoever is refused ten thousand times within ten minutes. */
const REFUSED_WITHIN_MS = 10 * 60_000;
const REFUSALS = [401, 403, 429];

const TURN_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** A platform waits three seconds. */
const ACKNOWLEDGE_SECONDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 5];
const LATE_SECONDS = [1, 2, 5, 10, 30, 60, 120, 300, 900, 3_600];

/** Makes the metrics of this process; all are named here. */
export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers });
  const timer = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name, help, labelNames: ["platform"], buckets, registers });

  const turns = counter(
    "mentor_turns_total",
    'Turns answered; move="decline" are questions that no pack teaches.',
    "platform",
    "move",
  );
  const turnTime = timer(
    "mentor_turn_seconds",
    "From hearing an event to its reply, kept.",
    TURN_SECONDS,
  );
  const acknowledgeTime = timer(
    "mentor_acknowledge_seconds",
    "From a platform's event to the first sign that it was received.",
    ACKNOWLEDGE_SECONDS,
  );
  const sends = counter("mentor_sends_total", "Sent unasked.", "platform", "outcome");
  const lateness = timer(
    "mentor_checkin_lag_seconds",
    "From when a check-in was due to its arrival.",
    LATE_SECONDS,
  );
  const skipped = counter(
    "mentor_skipped_total",
    "Check-ins that came due and weren't wanted any more, or were too late.",
    "platform",
  );
  const failures = counter("mentor_failures_total", "What went wrong.", "kind");
  const requests = counter(
    "mentor_requests_total",
    "Requests to a platform, by the status of its answer.",
    "platform",
    "status",
  );
  const refused = gauge(
    "mentor_refused_requests",
    "Answers 401, 403 and 429 of a platform within ten minutes.",
    "platform",
  );
  const lines = counter("mentor_log_lines_total", "Lines in the log.", "level");
  const ready = gauge("mentor_ready", "Whether a part is ready: 1 or 0.", "part");
  const roundTrip = gauge("mentor_redis_round_trip_seconds", "To Redis and back, just now.");
  const scheduled = gauge("mentor_scheduled", "What will come due, for all learners and groups.");
  const oldestDue = gauge(
    "mentor_oldest_due_seconds",
    "How long the oldest is due that isn't on its way.",
  );
  const waiting = gauge("mentor_queue_waiting", "Deliveries that wait to be made.", "platform");
  const queueLag = gauge(
    "mentor_queue_lag_seconds",
    "How long the delivery waits that has waited longest.",
    "platform",
  );
  const tallies = new Map<string, Tally>();

  return {
    turn(platform, move, ms) {
      turns.inc({ platform, move });
      turnTime.observe({ platform }, ms / 1000);
    },
    acknowledged: (platform, ms) => acknowledgeTime.observe({ platform }, ms / 1000),
    answered(platform, status) {
      requests.inc({ platform, status: String(status) });
      const tally = tallies.get(platform) ?? createTally(REFUSED_WITHIN_MS);
      tallies.set(platform, tally);
      if (REFUSALS.includes(status)) tally.add();
    },
    sent: (platform, outcome) => sends.inc({ platform, outcome }),
    arrived: (platform, lateMs) => lateness.observe({ platform }, Math.max(lateMs, 0) / 1000),
    skipped: (platform) => skipped.inc({ platform }),
    failed: (kind) => failures.inc({ kind }),
    logged: (level) => lines.inc({ level }),

    contentType: registry.contentType,
    async write({ parts, redisMs, lateness, at }) {
      for (const { name, wrong } of parts) ready.set({ part: name }, wrong === undefined ? 1 : 0);
      for (const [platform, it] of tallies) refused.set({ platform }, it.count());
      const since = (then: number | undefined) =>
        then === undefined ? 0 : Math.max(at - then, 0) / 1000;
      if (redisMs !== undefined) roundTrip.set(redisMs / 1000);
      if (lateness) {
        scheduled.set(lateness.scheduled);
        oldestDue.set(since(lateness.dueSince));
        for (const it of lateness.backlogs) {
          waiting.set({ platform: it.platform }, it.waiting);
          queueLag.set({ platform: it.platform }, since(it.since));
        }
      }
      return registry.metrics();
    },
  };
}
