import type { Wanted } from "../learning/priorities.ts";
import type { CheckIn } from "../memory/checkin.ts";
import type { PartOfDay } from "../schedule/times.ts";
import type { Refused } from "../understand/checkin-meaning.ts";
import type { LearningDecision } from "./learning-decision.ts";

/** What is said before a check-in's first question. */
export interface Opening {
  readonly partOfDay: PartOfDay;
  readonly count: number;
  /** Concepts that it asks about, and why; without those whose name would give an answer away. */
  readonly why: readonly Wanted[];
  /** It is the first since the rhythm slowed down. */
  readonly slowed: boolean;
}

/** The first question of a check-in. */
export type AsksCheckIn = Extract<LearningDecision, { kind: "asks" }> & {
  readonly opening: Opening;
  readonly checkin: CheckIn;
};

/** What there is to tell about check-ins. */
export type AboutCheckIns =
  /** They are on, off, paused; or just became so. */
  | { readonly kind: "settings" | "off" | "set" | "paused" | "resumed" | "stopped" }
  /** There are none. */
  | { readonly kind: "none" }
  /** At what time? When instead? */
  | { readonly kind: "which-time" | "which-later" }
  /** Which time zone? One of these, perhaps. */
  | { readonly kind: "which-zone"; readonly zones: readonly string[]; readonly again: boolean }
  /** It comes later today, or tomorrow. */
  | { readonly kind: "later" }
  /** There is nothing to ask just now. */
  | { readonly kind: "nothing-now" }
  /** The last note to somebody who didn't react to the last ones. */
  | { readonly kind: "ended" };

/** The mentor tells about check-ins, or asks what it needs to set them. */
export interface TellsOfCheckIns {
  readonly move: "checkin";
  readonly kind: "tells";
  readonly about: AboutCheckIns;
  /** As it is from now on; undefined where the learner never had any. */
  readonly checkin: CheckIn | undefined;
  /** The learner's time zone from now on, if it is known. */
  readonly zone: string | undefined;
  readonly at: number;
  /** What they wished for that can't be, and is told of beside it. */
  readonly refused?: readonly Refused[];
}

/** What the mentor does about check-ins. */
export type CheckInDecision = AsksCheckIn | TellsOfCheckIns;

/** The mentor says nothing, and remembers that something came due. */
export interface Silence {
  readonly move: "silence";
  readonly checkin: CheckIn | undefined;
}
