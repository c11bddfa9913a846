import type { Concept, QuizItem } from "../content/model.ts";

/** A step towards the answer that does not give it. */
export type Hint =
  /** A line of the author's. */
  | { readonly kind: "nudge"; readonly text: string }
  /** An everyday comparison of the concept. */
  | { readonly kind: "picture"; readonly text: string }
  /** One that it is not, by its index in the content. */
  | { readonly kind: "not"; readonly option: number }
  /** How many things a full answer holds. */
  | { readonly kind: "count"; readonly points: number };

/**
 * The hints for a question, the first that is given first.
 *
 * The author's line or an everyday picture, then options that can be ruled out; two always remain, so that hints
 * alone never give the answer.
 */
export function hintsFor(concept: Concept, item: QuizItem): Hint[] {
  const hints: Hint[] = [];
  const picture = concept.pictures.find((it) => !givesAway(it, item));
  if (item.hint) hints.push({ kind: "nudge", text: item.hint });
  else if (picture) hints.push({ kind: "picture", text: picture });

  if (item.kind === "open") {
    if (item.points.length > 1) hints.push({ kind: "count", points: item.points.length });
    return hints;
  }
  const wrong = [...item.options.keys()].filter((i) => item.options[i]?.right === false);
  for (const option of wrong.slice(1)) hints.push({ kind: "not", option });
  return hints;
}

/** Whether a text holds a right option or its model answer. */
export function givesAway(text: string, item: QuizItem): boolean {
  const right = item.kind === "open" ? item.answer : rightOption(item)?.text;
  return right !== undefined && plain(text).includes(plain(right));
}

/** The right option of a question with options. */
export const rightOption = (item: Exclude<QuizItem, { kind: "open" }>) =>
  item.options.find((it) => it.right);

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
