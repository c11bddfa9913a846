import type { Move } from "../src/reply/reply.ts";

/** What became of something that was sent unasked; nobody knows whether what failed arrived. */
export type SendOutcome = "sent" | "closed" | "later" | "failed";

/** What went wrong, for whoever counts: a turn, a delivery, what events start on a platform, the schedule or its queue. */
export type FailureKind = "turn" | "delivery" | "event" | "schedule";

/** Who is told what happens in this process, to count and to time it. Nothing that a learner said is ever told. */
export interface Meter {
  /** A turn was taken, and answered after so long. */
  turn(platform: string, move: Move, ms: number): void;
  /** A platform had a first sign that an event of its own was received, after so long. */
  acknowledged(platform: string, ms: number): void;
  /** A platform answered a request of Mentor's with that HTTP status. */
  answered(platform: string, status: number): void;
  /** Something was sent unasked. */
  sent(platform: string, outcome: SendOutcome): void;
  /** A check-in arrived, so long after it was due. */
  arrived(platform: string, lateMs: number): void;
  /** A check-in came due that is not wanted any more, or came too late. */
  skipped(platform: string): void;
  failed(kind: FailureKind): void;
  /** A line of that level was written to the log. */
  logged(level: string): void;
}

/** Nobody counts. */
export const UNMEASURED: Meter = {
  turn() {},
  acknowledged() {},
  answered() {},
  sent() {},
  arrived() {},
  skipped() {},
  failed() {},
  logged() {},
};
