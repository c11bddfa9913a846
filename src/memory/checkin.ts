import { z } from "zod";
import { conceptField, conversationField, listOf } from "./fields.ts";

/** A day of the week as ISO counts them, in stored data. */
export const weekdayField = z.literal([1, 2, 3, 4, 5, 6, 7]);

/** What questions are about, in stored data: a path, or some concepts. */
export const topicsField = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("path"), path: z.string() }),
  z.object({ kind: z.literal("concepts"), concepts: z.array(conceptField).min(1) }),
]);

/** What questions are about: a path, or some concepts. */
export type Topics = z.output<typeof topicsField>;

/** How many questions a check-in has at most, after a break of any length too. */
export const MOST_QUESTIONS = 5;

/**
 * Reads a learner's check-in: what they chose, and how it has gone.
 *
 * Tolerant as the profile that it stands in. Times are epoch ms; the time zone is the profile's.
 */
export const CheckIn = z.object({
  /** Whether check-ins come; and where they don't, whether the learner, their silence or a closed door ended them. */
  state: z.enum(["on", "stopped", "ignored", "closed"]).catch("stopped"),
  /** Where they come. */
  conversation: conversationField,
  /** Of the day: 510 is 8:30. */
  minute: z.int().min(0).max(1439),
  /** ISO weekdays, 1 is Monday. */
  days: listOf(weekdayField).refine((it) => it.length > 0),
  /** Questions in each. */
  count: z.int().min(1).max(MOST_QUESTIONS).catch(3),
  /** What the questions are about; whatever is worth asking where it is left out. */
  about: topicsField.optional().catch(undefined),
  /** None come before the local date `until`; without one, until they are resumed. */
  paused: z.object({ until: z.iso.date().optional() }).optional().catch(undefined),
  /** The next one comes at this time instead. */
  later: z.number().optional().catch(undefined),
  /** Whatever came due up to this time has been decided on. */
  from: z.number().catch(0),
  /** Learners who don't react are asked once a week. */
  rhythm: z.enum(["daily", "weekly"]).catch("daily"),
  /** When the last one was sent. */
  sent: z.number().optional().catch(undefined),
  /** They have done nothing since the last one was sent. */
  unanswered: z.boolean().catch(false),
  /** How many in a row they did nothing about. */
  ignored: z.number().catch(0),
  /** How many came due while they couldn't be sent, since the mentor last spoke with the learner. */
  missed: z.number().catch(0),
  /** They have been told that check-ins ended, where they didn't end them themselves. */
  told: z.boolean().catch(false),
});

/** A learner's check-in: what they chose, and how it has gone. */
export type CheckIn = z.output<typeof CheckIn>;
