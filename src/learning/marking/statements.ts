import type { Language } from "./language.ts";

/** Something stated, ready to be compared. */
export interface Statement {
  /** The stems of all words, in order. */
  readonly stems: readonly string[];
  /** Each different stem with what it counts when statements are compared, and the sum of that. */
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
  readonly negations: number;
}

const NEGATIONS: ReadonlySet<string> = new Set(
  `not no never without nobody nothing none neither nor nowhere cannot cant dont doesnt didnt isnt arent wasnt werent
  wont wouldnt couldnt shouldnt hasnt havent hadnt aint hardly barely`.match(/\S+/g),
);
const INSTEAD_OF = /\b(?:instead of|rather than)\b/giu;

/** What a word that says nothing of the subject counts beside one that does. */
const STOP_WORD_COUNTS = 0.3;

/** Spellings of hasty thumbs, which are no typing errors. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ["al", "all"],
  ["an", "and"],
  ["b", "be"],
  ["bc", "because"],
  ["coz", "because"],
  ["cuz", "because"],
  ["msg", "message"],
  ["msgs", "messages"],
  ["n", "and"],
  ["ppl", "people"],
  ["r", "are"],
  ["rite", "right"],
  ["stil", "still"],
  ["teh", "the"],
  ["thru", "through"],
  ["u", "you"],
  ["ur", "your"],
  ["wat", "what"],
  ["wen", "when"],
]);

/** Reads what content states. */
export const readStatement = (language: Language, text: string): Statement =>
  stateIn(language, language.wordsOf(withPlainNot(text)));

/** Reads what a learner states, in their own spelling. */
export const readLearners = (language: Language, text: string): Statement =>
  stateIn(
    language,
    language.wordsOf(withPlainNot(text)).map((it) => SHORT_FORMS.get(it) ?? language.mend(it)),
  );

const withPlainNot = (text: string): string => text.replace(INSTEAD_OF, "not");

function stateIn(language: Language, words: readonly string[]): Statement {
  const counts = new Map<string, number>();
  const stems: string[] = [];
  for (const word of words) {
    const saysNothing = language.isStopWord(word);
    const stem = saysNothing ? word : language.stem(word);
    stems.push(stem);
    counts.set(stem, saysNothing ? STOP_WORD_COUNTS : 1);
  }
  let total = 0;
  for (const it of counts.values()) total += it;
  return { stems, counts, total, negations: words.filter((it) => NEGATIONS.has(it)).length };
}
