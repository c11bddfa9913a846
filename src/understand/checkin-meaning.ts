import type { ConceptId, ItemId } from "../ids.ts";
import type { ItemRef } from "../memory/events.ts";
import type { Weekday } from "../schedule/times.ts";

/** Until when check-ins are to pause; the first day on which they come again. */
export type Until =
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "weekday"; readonly weekday: Weekday }
  /** `month` is 1 to 12; without a year the next such day. */
  | { readonly kind: "date"; readonly month: number; readonly day: number; readonly year?: number };

/** What was said of check-ins and can't be: no such time, zone, number of questions, topic, or end of a pause. */
export type Refused = "minute" | "zone" | "count" | "about" | "until";

/** What of a check-in is wished for; whatever is left out stays as it is. */
export interface Settings {
  /** Of the day. */
  readonly minute?: number;
  readonly days?: readonly Weekday[];
  readonly count?: number;
  /** IANA; where the words fit several, those. */
  readonly zone?: string;
  readonly zones?: readonly string[];
  /** What the questions are to be about; with neither, whatever is worth asking. */
  readonly about?: { readonly path?: string; readonly concepts?: readonly ConceptId[] };
  readonly refused?: readonly Refused[];
}

/** When a check-in is to come instead of now. */
export const LATERS = ["two-hours", "tonight", "tomorrow"] as const;
/** When a check-in is to come instead of now. */
export type Later = (typeof LATERS)[number];

/** What can be wished of check-ins. */
export type CheckInWish =
  | { readonly kind: "show" }
  /** They are to come, like this. */
  | { readonly kind: "set"; readonly settings: Settings }
  /** Another time, and which? */
  | { readonly kind: "choose-time" }
  /** Without an end, until they are resumed. */
  | { readonly kind: "pause"; readonly until?: Until; readonly refused?: readonly Refused[] }
  | { readonly kind: "resume" | "stop" }
  /** Busy now; `minute` is of that day. Without either they are to be offered some. */
  | { readonly kind: "later"; readonly later?: Later; readonly minute?: number }
  /** The one that was missed, now. */
  | { readonly kind: "now" };

/** What may be meant about check-ins, by a learner or by the clock. */
export type CheckInMeaning =
  | { readonly kind: "checkin"; readonly wish: CheckInWish }
  /** Asked for their time zone, they said something that is none. */
  | { readonly kind: "zone-unclear" }
  /** A check-in came due, epoch ms; once it was sent, with the questions that it asked. */
  | { readonly kind: "due"; readonly due: number; readonly asked?: readonly ItemRef[] }
  /** An answer to a group's question, by the option's index in the content. */
  | {
      readonly kind: "vote";
      readonly concept: ConceptId;
      readonly item: ItemId;
      readonly option: number;
    }
  /** Nothing can be sent to the learner any more. */
  | { readonly kind: "closed" };
