import type { Concept } from "../content/model.ts";
import type { ConceptId } from "../ids.ts";
import type { Conversation } from "../memory/conversation.ts";
import { stemsOf } from "./words.ts";

const ORDINALS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:first|1st|former)\b|\b(?:number|no\.?|#)\s?(?:1|one)\b/iu, 0],
  [/\b(?:second|2nd|latter|other)\b|\b(?:number|no\.?|#)\s?(?:2|two)\b/iu, 1],
  [/\b(?:third|3rd)\b|\b(?:number|no\.?|#)\s?(?:3|three)\b/iu, 2],
  [/\b(?:fourth|4th)\b|\b(?:number|no\.?|#)\s?(?:4|four)\b/iu, 3],
  [/\b(?:last)\b/iu, -1],
];

/** "the first one", "the second thing you explained", "number 2". */
const ONE_OF_THEM =
  /\b(?:the |your )?(?:very )?(?:first|second|third|fourth|last|former|latter|other|1st|2nd|3rd|4th)(?: (?:one|thing|topic|concept|idea|part|subject|of (?:them|those|these|the two)))(?: (?:(?:that )?(?:you|we) \w+(?: about)?|above|again))?|\b(?:number|no\.?|#)\s?(?:[1-4]|one|two|three|four)\b|^(?:the )?(?:first|second|third|fourth|last|former|latter|1st|2nd|3rd|4th|[1-4])[.!)]?$/iu;

const BEGINNING =
  /\b(?:go|going|back|return) (?:back )?to (?:the |our )?(?:very )?(?:beginning|start|first)\b\W*$/iu;

/** Which of the concepts talked about or offered is meant by its place, if a message names one so. */
export function readPlace(text: string, conversation: Conversation): ConceptId | undefined {
  if (BEGINNING.test(text)) return conversation.covered[0];
  const match = ONE_OF_THEM.exec(text.trim());
  if (!match) return undefined;
  const words = match[0];
  const place =
    ORDINALS.find(([ordinal]) => ordinal.test(words))?.[1] ?? Number(words.replace(/\D/gu, "")) - 1;

  const history =
    /\b(?:explain|start|talk|cover|discuss|began|begin|did|told|taught|said|had)/iu.test(words);
  const isOffer = /\b(?:said|offer|suggest|mention|list|propos|recommend)/iu.test(words);
  const from =
    (history && !isOffer) || conversation.listed.length < 2
      ? conversation.covered
      : conversation.listed;
  return from.at(place);
}

/** The two concepts that "both", "the difference" or "which of the two" are about, if two are at hand. */
export function lastTwo(conversation: Conversation): readonly [ConceptId, ConceptId] | undefined {
  const { about, listed, covered, topic } = conversation;
  const pair = (all: readonly ConceptId[]) => {
    const [first, second] = all;
    return first && second && first !== second ? ([first, second] as const) : undefined;
  };
  return (
    pair(about.slice(0, 2)) ??
    (listed.length === 2 && topic && listed.includes(topic) ? pair(listed) : undefined) ??
    pair([...covered.filter((it) => it !== topic), ...(topic ? [topic] : [])].slice(-2))
  );
}

/** "it", "that", "those two": words that point back at what was said. */
const POINTS_BACK =
  /\b(?:it|its|it's|this|that|that's|these|those|they|them|their|theirs|one|ones|both|either|such|same|he|she|him|the (?:two|other|others|answer|question|picture|analogy|example))\b/iu;

/** Whether a message points back at what was said before. */
export const pointsBack = (text: string): boolean => POINTS_BACK.test(text);

/** "the one in transit", "the kind with tokens". */
const DESCRIBED =
  /\bthe (?:one|ones|first|other|kind|type|version) (?:in|at|with|for|of|by|on|without) (?:the |a |an )?(\w+)/iu;

/** Which of the concepts talked about is meant by a word of its title. */
export function readDescription(
  text: string,
  covered: readonly ConceptId[],
  concepts: ReadonlyMap<ConceptId, Concept>,
): ConceptId | undefined {
  const [word] = stemsOf(DESCRIBED.exec(text)?.[1] ?? "");
  if (!word) return undefined;
  return covered.findLast((id) => stemsOf(concepts.get(id)?.title ?? "").includes(word));
}
