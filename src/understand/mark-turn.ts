import type { Conversation } from "../memory/conversation.ts";
import type { Knowledge } from "./knowledge.ts";
import type { MarkMeaning } from "./mark-meaning.ts";
import type { Meaning } from "./meaning.ts";
import { isQuestion } from "./questions.ts";
import { readTicks } from "./ticks.ts";
import { wordsOf } from "./words.ts";

type OwnWords = Extract<Meaning, { kind: "own-words" }>;

/**
 * Reads a message where the mentor waits for what a learner says of their own version: do you mean that …, which of these
 * points does it hold; or where it has just been marked and they object.
 *
 * What is no such answer is left to the ordinary reading.
 */
export function readAboutMark(
  { library }: Knowledge,
  conversation: Conversation,
  said: string,
): MarkMeaning | OwnWords | undefined {
  const text = said.trim().replace(/[’‘]/gu, "'");
  const { pending, move, topic } = conversation;

  if (pending?.kind === "mean") {
    const { concept, misconception } = pending;
    const instead = INSTEAD.exec(text)?.groups?.version ?? "";
    if (wordsOf(instead).length >= FEWEST_WORDS && !isQuestion(instead)) {
      return { kind: "own-words", concepts: [concept], said: instead };
    }
    const isAnswer = !isQuestion(text) && !THANKS.test(text);
    if (isAnswer && NO.test(text)) return { kind: "means", concept, misconception, holds: false };
    if (isAnswer && YES.test(text)) return { kind: "means", concept, misconception, holds: true };
  }
  if (pending?.kind === "ticks") {
    const { concept } = pending;
    const count = library.concepts.get(concept)?.points.length ?? 0;
    const points = readTicks(text, count);
    if (points) return { kind: "ticked", concept, points };
    if (DONE.test(text)) return { kind: "ticked", concept };
  }
  const isMarked = move === "confirm" || move === "correct" || move === "mirror";
  return isMarked && topic && OBJECTS.test(text) ? { kind: "disputes", concept: topic } : undefined;
}

/** So many words after "no, I mean …" are another version. */
const FEWEST_WORDS = 4;

const END = "(?=$|[\\s,.!;:…])";
const YES = new RegExp(
  `^(?:yes|yep|yeah|yup|ya|yea|correct|exactly|right|sure|i did|i do|guilty|true|that'?s (?:it|right|what i (?:thought|meant|mean|think))|indeed|kind of|sort of|i (?:thought|think) so|that is what i (?:thought|meant))${END}`,
  "iu",
);
const NO = new RegExp(
  `^(?:no|nope|nah|not (?:really|quite|exactly|at all|that)|i (?:did ?n[o']?t|do ?n[o']?t) (?:mean|think|say)|something else|i (?:meant|mean) (?:something|sth) else|wrong|false)${END}`,
  "iu",
);
const THANKS = /\bth(?:anks?|x)\b/iu;
const INSTEAD =
  /^(?:no|nope|nah)?[\s,.;:!-]*(?:(?:what )?i(?:'m| am)? (?:mean|meant|meaning|was saying|wanted to say)(?: (?:is|was|that|to say))*)[\s,:]+(?<version>.+)$/iu;

const DONE =
  /^(?:done|(?:ok(?:ay)?[\s,]+)?that'?s (?:all|it)|that is (?:all|it)|finished|ready|no (?:more|others)|these|those)(?: of (?:them|it))?\W*$/iu;

const OBJECTS =
  /^(?:(?:no|nope|hey|but|hm+|well|wait|sorry)[\s,.!]+)*(?:(?:that|this|it)(?:'?s| is| was|s)? ?n[o']?t (?:at all |really |quite )?what i (?:meant|mean|said|was saying|wanted to say)|not what i (?:meant|mean|said)|i (?:did ?n[o']?t|never) (?:say|said|mean|meant) (?:that|this|it)|(?:you|u)(?:'ve| have)? (?:mis(?:understood|read)|got) me(?: wrong)?|(?:but )?i (?:was|am|think i was|think i'?m) right|i disagree|mine (?:was|is) (?:right|correct|fine)|i meant (?:something|sth) else)\b/iu;
