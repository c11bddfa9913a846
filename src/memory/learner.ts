import { z } from "zod";
import type { ConceptId } from "../ids.ts";
import { CheckIn } from "./checkin.ts";
import { conceptField as concept, itemField as item, listOf } from "./fields.ts";
import { bringingUpToDate, withDaysOfMisses } from "./migrations.ts";

/** The version of what is remembered of a learner. */
export const LEARNER_VERSION = 2;

const profile = z.object({
  version: z.literal(LEARNER_VERSION).catch(LEARNER_VERSION),
  /** When the mentor first met them, epoch ms. */
  since: z.number().catch(0),
  /** Time zone, IANA. */
  zone: z.string().optional().catch(undefined),
  /** The check-in that they asked for once, though it may be off by now. */
  checkin: CheckIn.optional().catch(undefined),
  /** Concepts that were explained to them, in the order in which they came up first. */
  met: listOf(z.object({ concept, at: z.number() })),
  /** Quiz questions put to them of late, the latest last; `answered` is set once they were. */
  asked: listOf(z.object({ concept, item, at: z.number(), answered: z.literal(true).optional() })),
  /**
   * Quiz questions that they missed, the latest last. They are `regained` by a right answer on the concept on the same
   * day, and gone after one on a later day.
   */
  missed: listOf(
    z.object({
      concept,
      item,
      at: z.number(),
      day: z.string(),
      regained: z.literal(true).optional(),
    }),
  ),
  /** Misconceptions that they took for true, the latest last; gone once they know the concept again. */
  believed: listOf(z.object({ concept, misconception: item, at: z.number() })),
  /** Days in a row, with a day off forgiven, on which they practised; `last` is the latest of them. */
  streak: z.object({ days: z.number(), last: z.string() }).optional().catch(undefined),
});

/**
 * Reads a learner's profile: all that is remembered of them except cards and events.
 *
 * Tolerant as {@link Conversation}: an unreadable field becomes its empty value, the rest stays.
 */
export const Profile = z.preprocess(bringingUpToDate([withDaysOfMisses]), profile);

/** All that is remembered of a learner except cards and events. */
export type Profile = z.output<typeof Profile>;

/** A concept's card as it is stored: a JSON tuple whose first number is its version. */
export type StoredCard = string;

/** What is remembered of a learner across conversations. */
export interface Learner {
  readonly profile: Profile;
  readonly cards: ReadonlyMap<ConceptId, StoredCard>;
}

/** A learner whom the mentor has not met. */
export const newLearner = (): Learner => ({ profile: Profile.parse({}), cards: new Map() });
