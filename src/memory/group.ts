import { z } from "zod";
import { topicsField, weekdayField } from "./checkin.ts";
import { conceptField as concept, itemField as item, listOf } from "./fields.ts";

/** The version of what is remembered of a group. */
export const GROUP_VERSION = 1;

/** A group's check-in as an organiser arranged it. */
const arrangement = z.object({
  isOn: z.boolean().catch(false),
  /** IANA. */
  zone: z.string(),
  /** Of the day: 510 is 8:30. */
  minute: z.int().min(0).max(1439),
  days: listOf(weekdayField).refine((it) => it.length > 0),
  /** So many hours after the question comes its answer. */
  hours: z.int().min(1).max(23).catch(8),
  /** What the questions are about; anything that the packs teach where it is left out. */
  about: topicsField.optional().catch(undefined),
  /** Whatever came due up to this time has been decided on, epoch ms. */
  from: z.number().catch(0),
});

/** A question that a group was asked. */
const groupQuestion = z.object({
  /** The same for every attempt at asking it. */
  key: z.string(),
  concept,
  item,
  /** The order in which its options are shown, as indexes into the content. */
  order: z.array(z.number()),
  /** When it was asked, and when its answer comes, epoch ms. */
  at: z.number(),
  reveals: z.number(),
  /** The platform's reference to the message, for showing how many have answered. */
  message: z.string().optional().catch(undefined),
  /** Whether it was said; it is kept before, so that whoever answers at once is heard. */
  isSaid: z.boolean().catch(true),
  isRevealed: z.boolean().catch(false),
  /** What each member chose, by what stands for them. */
  answers: z.record(z.string(), z.number()).catch({}),
});

/**
 * Reads what is remembered of a group: its check-in, the question of the day, what was asked before.
 *
 * Members are not named in it; what they answered is nobody's to see. Tolerant as everything that is remembered.
 */
export const Group = z.object({
  version: z.literal(GROUP_VERSION).catch(GROUP_VERSION),
  arrangement: arrangement.optional().catch(undefined),
  question: groupQuestion.optional().catch(undefined),
  /** Questions asked, the latest last. */
  asked: listOf(z.object({ concept, item, at: z.number() })),
});

/** What is remembered of a group. */
export type Group = z.output<typeof Group>;
/** A group's check-in as an organiser arranged it. */
export type Arrangement = z.output<typeof arrangement>;
/** A question that a group was asked. */
export type GroupQuestion = z.output<typeof groupQuestion>;

/** A group that nobody has arranged anything for. */
export const newGroup = (): Group => Group.parse({});
