import type { Pace } from "./outlet.ts";

/** A delivery on its way: what is to be said to whom. Ids alone, since a queue's data is plain text. */
export interface Errand {
  readonly subscriber: string;
  readonly conversation: string;
  /** When it came due, epoch ms. */
  readonly due: number;
}

/** What became of an errand. */
export type Outcome =
  | { readonly kind: "done" }
  /** Not now; `everywhere` holds the whole platform back, not this errand alone. */
  | { readonly kind: "later"; readonly afterMs: number; readonly everywhere: boolean }
  /** Never, and `why`. */
  | { readonly kind: "closed"; readonly why: string };

/** A platform whose errands this process runs. */
export interface Runner {
  readonly platform: string;
  /** So many at once. */
  readonly atOnce: number;
  /** Over all processes together, at most so many within so long. */
  readonly pace?: Pace;
  run(errand: Errand, id: string): Promise<Outcome>;
}

/** What a process does for the queue. */
export interface Duties {
  readonly runners: readonly Runner[];
  /** Called about once a second, in one process at a time as a rule. */
  sweep(): Promise<void>;
  /** Something went wrong that the queue takes care of by itself. */
  onTrouble(what: string, error: Error): void;
}

/** What waits for a process that has time for it. */
export interface Backlog {
  readonly platform: string;
  readonly waiting: number;
  /** Since when the one that has waited longest does so, epoch ms. */
  readonly since?: number;
}
