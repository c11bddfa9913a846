import { typingErrors } from "./typos.ts";
import { STOP_WORDS, stem, wordsOf } from "./words.ts";

/** Which option a learner's words mean, by its place in the order shown. */
export type ReadAnswer =
  /**
   * `by` its place ("b", "the second one") or by its text, all of it or some; `sure` where the words can hardly mean
   * anything else.
   */
  | {
      readonly kind: "option";
      readonly place: number;
      readonly by: "place" | "text" | "words";
      readonly sure: boolean;
    }
  /** A bit like an option, like several, or only what it is not. */
  | { readonly kind: "unclear" }
  /** Like no option at all. */
  | { readonly kind: "none" };

/** How people lead up to an answer: "I think it's", "my guess: option". */
const LEAD =
  /^(?:(?:i(?:'d| would)? ?(?:think|guess|believe|say|pick|choose|go(?: with| for)?|take|bet|suppose)|i'?m (?:going with|pretty sure)|my (?:final )?(?:answer|guess|choice)(?: is)?|(?:the )?(?:right |correct )?answer(?: is)?|(?:it|that)(?:'s| is| must be| should be| would be| has to be)|its|thats|is (?:it|that)|would it be|could it be|must be|has to be|maybe|probably|perhaps|definitely|surely|possibly|hm+|um+|uh+|er+m?|well|so|oh|ok(?:ay)?|then|the|option|choice|letter|number|no\.|nr\.?|pick|choose|take|go(?:ing)? with|select|like|and|that|but|just)(?=[\s,:;.#(–-]|$)[\s,:;.#(–-]*)+/iu;

const AFTER =
  "(?:\\s*[).:,!?;–-]|\\s*$|\\s+(?:because|since|as|cause|cos|bc|i think|i guess|i suppose|please|is (?:right|correct|my|the|it)|final|of course|for sure|maybe|probably|right|sounds|seems|looks))";
const LETTER = new RegExp(`^\\(?([a-h])(?:\\)|${AFTER})`, "iu");
const NUMBER = new RegExp(`^\\(?([1-9]|one|two|three|four|five|six)(?:\\)|${AFTER})`, "iu");
const PLACE =
  /^(?:the )?(?:very )?(first|second|third|fourth|fifth|sixth|last|1st|2nd|3rd|4th|5th|6th|top|bottom|middle|former|latter)\b(?: (?:one|option|answer|choice|of (?:them|these|those)))?(?=\s*(?:$|[.,!?;:)]|(?:because|since|i think|i guess|please|is)\b))/iu;
const RULES_OUT =
  /^(?:it'?s |that'?s )?(?:definitely |certainly |surely )?(?:not|except|anything but|never)\s+/iu;
const NOT = /\b(?:not|isn'?t|never|except|anything but)\b/iu;
const SEVERAL =
  /^\W*(?:both|all|none|neither|either|any)\b|\b[a-h1-6]\b\s*(?:or|and|\/|&)\s*\b[a-h1-6]\b/iu;

const NUMBERS: readonly string[] = ["one", "two", "three", "four", "five", "six"];
const ORDINALS: Readonly<Record<string, number>> = {
  first: 0,
  "1st": 0,
  top: 0,
  former: 0,
  second: 1,
  "2nd": 1,
  latter: 1,
  third: 2,
  "3rd": 2,
  fourth: 3,
  "4th": 3,
  fifth: 4,
  "5th": 4,
  sixth: 5,
  "6th": 5,
};

const TRUE =
  /^(?:true|t|yes|yep|yeah|yup|y|correct|right|agreed?|i agree|sure|absolutely|it is|it does|tru|ture)\b/iu;
const FALSE =
  /^(?:false|f|no|nope|nah|n|wrong|incorrect|not (?:true|right|correct|really|at all)|untrue|disagree|i (?:don'?t|do not) (?:agree|think so)|i disagree|never|it (?:isn'?t|is not|doesn'?t|does not)|flase|fasle|fals)\b/iu;

/** From this likeness on, words are taken for an option, if they are so much less like any other. */
const LIKE = 0.5;
const MARGIN = 0.15;
/** From this likeness on there can hardly be a doubt. */
const VERY_LIKE = 0.8;
/** A statement of more words than these, where true or false was asked, is an answer of its own. */
const MOST_IN_PASSING = 2;
/** Below this likeness to every option, words are an answer of their own. */
const HARDLY_LIKE = 0.3;

/**
 * Reads an answer to a question with options: a letter, a number, a place, true or false, or an option's text, with
 * typos or in part.
 *
 * @param options The options' texts in the order shown.
 */
export function readAnswer(said: string, options: readonly string[]): ReadAnswer {
  const plain = said.trim().replace(/[’‘]/gu, "'");
  const exact = options.findIndex((it) => sameText(it, plain));
  if (exact >= 0) return { kind: "option", place: exact, by: "text", sure: true };

  const bare = plain.replace(LEAD, "").replace(/^#/u, "").trim();
  const place = isTrueOrFalse(options)
    ? readTruth(bare, options)
    : readPlaceOf(bare.replace(RULES_OUT, ""), options);
  if (SEVERAL.test(bare) && place === undefined) return { kind: "unclear" };
  if (place !== undefined) {
    return NOT.test(plain) && !isTrueOrFalse(options)
      ? { kind: "unclear" }
      : { kind: "option", place, by: "place", sure: true };
  }
  if (isTrueOrFalse(options)) {
    return { kind: wordsThatCount(plain).length > MOST_IN_PASSING ? "none" : "unclear" };
  }
  const begins = options.flatMap((it, i) => (beginsWith(it, bare) ? [i] : []));
  const [only] = begins;
  return only !== undefined && begins.length === 1
    ? { kind: "option", place: only, by: "words", sure: true }
    : readText(plain, options);
}

const sameText = (a: string, b: string) => wordsOf(a).join(" ") === wordsOf(b).join(" ");

/** "yes" for "Yes, but only for reads". */
function beginsWith(option: string, said: string): boolean {
  const words = wordsOf(said);
  return words.length > 0 && words.every((it, i) => wordsOf(option)[i] === it);
}

const isTrueOrFalse = (options: readonly string[]) =>
  options.length === 2 &&
  options.some((it) => it === "True") &&
  options.some((it) => it === "False");

function readTruth(bare: string, options: readonly string[]): number | undefined {
  const isFalse = FALSE.test(bare);
  if (isFalse || TRUE.test(bare)) return options.indexOf(isFalse ? "False" : "True");
  return readPlaceOf(bare, options);
}

function readPlaceOf(bare: string, options: readonly string[]): number | undefined {
  const letter = LETTER.exec(bare)?.[1]?.toLowerCase();
  const number = NUMBER.exec(bare)?.[1]?.toLowerCase();
  const ordinal = PLACE.exec(bare)?.[1]?.toLowerCase();
  if (SEVERAL.test(bare)) return undefined;
  const place = letter
    ? letter.charCodeAt(0) - "a".charCodeAt(0)
    : number
      ? NUMBERS.includes(number)
        ? NUMBERS.indexOf(number)
        : Number(number) - 1
      : ordinal
        ? placeOf(ordinal, options.length)
        : undefined;
  return place !== undefined && place < options.length ? place : undefined;
}

function placeOf(ordinal: string, count: number): number | undefined {
  if (ordinal === "last" || ordinal === "bottom") return count - 1;
  if (ordinal === "middle") return count % 2 === 1 ? (count - 1) / 2 : undefined;
  return ORDINALS[ordinal];
}

function readText(said: string, options: readonly string[]): ReadAnswer {
  const holds = options.map(wordsThatCount);
  const inOptions = (word: string) => holds.filter((words) => words.includes(word)).length;
  const weight = (word: string) => 1 / Math.max(1, inOptions(word));
  const answer = wordsThatCount(said.replace(LEAD, ""));

  const likeness = options.map((option, i) => {
    const words = holds[i] ?? [];
    const found = words.filter((word) => answer.some((it) => isSameWord(it, word)));
    const used = answer.filter((it) => words.some((word) => isSameWord(it, word)));
    const sum = (all: readonly string[]) => all.reduce((total, it) => total + weight(it), 0);
    const ofAnswer = sum(used) / (sum(answer) || 1);
    const ofOption = sum(found) / (sum(words) || 1);
    const isOpposite = isNegated(said) !== isNegated(option);
    return (0.6 * ofAnswer + 0.4 * ofOption) * (isOpposite ? 0.6 : 1);
  });
  const [best = 0, second = 0] = likeness.toSorted((a, b) => b - a);
  if (best >= LIKE && best - second >= MARGIN) {
    const sure = best >= VERY_LIKE;
    return { kind: "option", place: likeness.indexOf(best), by: "words", sure };
  }
  return { kind: best >= HARDLY_LIKE ? "unclear" : "none" };
}

/** Stems without stop words; where nothing would be left, all words. */
function wordsThatCount(text: string): string[] {
  const words = wordsOf(text);
  const content = words.filter((it) => !STOP_WORDS.has(it));
  return [...new Set((content.length > 0 ? content : words).map(stem))];
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || a[0] !== b[0]) return false;
  const most = shorter >= 7 ? 2 : 1;
  return typingErrors(a, b, most) <= most;
}

const NEGATIONS: ReadonlySet<string> = new Set(
  `no not never nothing nobody none without cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt
  shouldnt hasnt havent hadnt`.match(/\S+/g),
);

const isNegated = (text: string): boolean =>
  wordsOf(text).filter((it) => NEGATIONS.has(it)).length % 2 === 1;
