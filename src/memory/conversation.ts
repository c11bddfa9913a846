import { z } from "zod";
import {
  conceptField as concept,
  itemField as item,
  listOf,
  variantField as variant,
} from "./fields.ts";

/** A question that waits for its answer. */
const pending = z.discriminatedUnion("kind", [
  /** Which of these do you mean? */
  z.object({ kind: z.literal("which"), concepts: z.array(concept), wish: z.string().optional() }),
  /** Say it in your own words. */
  z.object({ kind: z.literal("own-words"), concept, point: z.number().optional() }),
  /** Do you mean that …? (a misconception) */
  z.object({ kind: z.literal("mean"), concept, misconception: item }),
  /** Which of these points does yours hold? */
  z.object({ kind: z.literal("ticks"), concept, ticked: z.array(z.number()) }),
  /** Type the word to delete everything. */
  z.object({ kind: z.literal("forget") }),
  /** Which time zone are you in? */
  z.object({ kind: z.literal("zone") }),
  /** Does your answer to this quiz question hold what the model answer does? */
  z.object({ kind: z.literal("holds"), concept, item, hints: z.number() }),
]);

const itemRef = z.object({ concept, item });

/** A quiz question that waits for its answer. */
const openQuestion = z.object({
  concept,
  item,
  /** The order in which its options are shown, as indexes into the content. */
  order: z.array(z.number()),
  /** Hints given. */
  hints: z.number(),
  /** They were asked which option they mean. */
  unclear: z.boolean(),
});

/** A round of quiz questions that is under way. */
const quiz = z.object({
  /** Where the questions come from: asked for, or a check-in. */
  from: z.enum(["learner", "checkin"]),
  /** The question that waits for its answer; between two questions there is none. */
  open: openQuestion.optional(),
  /** The questions still to come; `again` is on what was missed in this round. */
  left: z.array(itemRef.extend({ again: z.literal(true).optional() })),
  done: z.array(
    itemRef.extend({ verdict: z.enum(["right", "partly", "wrong", "unsure", "skipped"]) }),
  ),
  /** Turns since the quiz was last the matter: questions in between. */
  asides: z.number(),
});

/** The version of what is remembered of a conversation; raised when an older reader would misread it. */
export const CONVERSATION_VERSION = 1;

/**
 * Reads what is remembered of one learner's conversation.
 *
 * Reading is tolerant: what is missing or of another shape becomes its empty value, so that memory written by an
 * earlier or a later release never stops a conversation.
 */
export const Conversation = z.object({
  version: z.literal(CONVERSATION_VERSION).catch(CONVERSATION_VERSION),
  /** When the learner last said something, epoch ms. */
  at: z.number().catch(0),
  /** Turns taken; seeds the choice of wording. */
  turns: z.number().catch(0),
  /** What it is about just now. */
  topic: concept.optional().catch(undefined),
  /** Concepts of the last reply that had any, main one first. */
  about: listOf(concept),
  /** Concepts explained, in the order in which they came up first. */
  covered: listOf(concept),
  /** The last list of several concepts that a reply named, in the order shown: "the second one". */
  listed: listOf(concept),
  /** Explanations given, oldest first. */
  seen: listOf(z.object({ concept, variant })),
  /** Follow-ups answered, oldest first. */
  answered: listOf(z.object({ concept, item })),
  /** The picture that the learner heard last. */
  picture: z.object({ concept, variant }).optional().catch(undefined),
  /** What the mentor did last. */
  move: z.string().optional().catch(undefined),
  /** The style of the last explanation. */
  style: z.string().optional().catch(undefined),
  /** Length of the last explanation in characters, for "shorter". */
  length: z.number().catch(0),
  pending: pending.optional().catch(undefined),
  quiz: quiz.optional().catch(undefined),
  /** The quiz question that was marked last, for "why?". */
  graded: z.object({ concept, item }).optional().catch(undefined),
  /** Ids of the events handled last, newest last: a platform may deliver one twice. */
  handled: listOf(z.string()),
});

/** What is remembered of one learner's conversation. */
export type Conversation = z.output<typeof Conversation>;

/** What waits for the learner's answer. */
export type Pending = z.output<typeof pending>;

/** A round of quiz questions. */
export type QuizRound = z.output<typeof quiz>;

/** A quiz question that waits for its answer. */
export type OpenQuestion = z.output<typeof openQuestion>;

/** A conversation in which nothing has been said. */
export const newConversation = (): Conversation => Conversation.parse({});

/** After this long without a word a conversation starts afresh. */
export const CONVERSATION_FADES_AFTER_MS = 30 * 24 * 60 * 60 * 1000;
