import { wordsOf } from "../words.ts";
import type { Chance } from "./chance.ts";
import { isTelling } from "./telling.ts";

/**
 * The forms in which people ask about anything, X and sometimes Y.
 *
 * Filled with the packs' names on one side and with what the packs don't teach on the other, they teach the gate that
 * "what is the best …" says nothing, so that it looks at the rest.
 */
const FRAMES = `what is X
X
explain X
why do we need X
how does X work
X?
what does X mean
when would you use X
tell me about X please
now X
give me an example of X
pros and cons of X
difference between X and Y
X vs Y
what are the advantages of X
how do you do X
is X the same as Y
define X
X in simple words
can you help me with X
why is X important
what is the best X
What is X for?
what's the relationship between X and Y
how do organizations deal with X
what tools do you use for X
does anybody still use X
best practices for X
how does X compare to Y in practice
what are common problems with X
what about X though, I don't get it
is X worth the effort
who invented X
how would you explain X to a child
what should I know about X
how do I get started with X
X or Y, which one is better
what happens if X goes wrong
how is X measured
how can I make my X better
what is the point of X
where is X used in the real world
should every company have X
how much does X matter
what kinds of X are there
are there alternatives to X
what is the idea behind X
why would anyone use X
describe X in detail
how do you choose between X and Y
I read about X today, what is it
what's a good X
do I need X if I have Y
how long does X take
is it true that X is hard
what is the history of X
my question is about X
hi, can you explain X to me
ok, and X?
please compare X with Y
what do people get wrong about X
how to identify X`.split("\n");

const ASKING: ReadonlySet<string> = new Set(FRAMES.flatMap(wordsOf));

/** Whether a word may tell what a question is about: it is neither glue nor one that stands in questions about anything. */
export const isSubject = (word: string): boolean => isTelling(word) && !ASKING.has(word);

const LONGEST_TERM = 3;

/** Puts a term, and where the form wants it a second one, into a form of question. */
export function framed(term: string, others: readonly string[], chance: Chance): string {
  const frame = FRAMES[Math.floor(chance() * FRAMES.length)] ?? "X";
  const other = others[Math.floor(chance() * others.length)] ?? term;
  // Functions, since a term may hold a "$".
  return frame.replace("Y", () => other.toLowerCase()).replace("X", () => term.toLowerCase());
}

/** Whether a line is a bare term, which can be put into forms of question. */
export function isTerm(line: string): boolean {
  const words = wordsOf(line);
  return words.length > 0 && words.length <= LONGEST_TERM && words.every(isTelling);
}
