import type { Move, Reply } from "../../src/reply/reply.ts";
import { readPress } from "../../src/understand/press.ts";

/** What concerns only the learner: how their words and answers were marked, how they are doing, what they arranged. */
const PRIVATE: ReadonlySet<Move> = new Set([
  "quiz",
  "grade",
  "confirm",
  "correct",
  "mirror",
  "checkin",
  "progress",
]);

/** Whether a reply is the learner's own business in a channel where others read along. */
export const isPrivate = (reply: Reply): boolean =>
  reply.private === true ||
  PRIVATE.has(reply.move) ||
  reply.blocks.some((it) => it.kind === "file");

/**
 * Whether a reply asks for an answer in words.
 *
 * In a channel Discord hands over only messages that mention the mentor, and nobody can reply to what only they see;
 * so such a reply brings a field to write into.
 */
export const waitsForWords = (reply: Reply): boolean =>
  isPrompt(reply) ||
  reply.blocks.some((it) => it.kind === "question" && it.choices.length === 0) ||
  reply.move === "clarify" ||
  reply.actions.some((it) => readPress(it.id).kind === "keep-data");

/** Whether a reply is nothing but the wish for an answer in words. */
export const isPrompt = (reply: Reply): boolean =>
  reply.move === "quiz" && reply.actions.length === 0;
