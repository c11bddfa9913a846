import type { Outlet } from "../src/checkins/outlet.ts";

/** A platform on which the mentor talks. */
export interface Adapter {
  /** The platform's name, with which its learners' and conversations' ids begin: "discord" in "discord:123". */
  readonly platform: string;
  /** How the mentor speaks unasked there. */
  readonly outlet: Outlet;
  /** Resolves when there will be nobody to talk with any more; a platform that never ends by itself has none. */
  readonly ended?: Promise<void>;
  /** Why events aren't taken in just now; undefined where they are. A platform without it always takes them in. */
  trouble?(): string | undefined;
  /** Resolves when events are taken in; throws in one plain sentence when that can't be. */
  start(): Promise<void>;
  /** Takes in no more events, finishes those that were acknowledged, and lets go of the platform. */
  stop(): Promise<void>;
}
