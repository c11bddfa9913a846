import { STOP_WORDS, stem, wordsOf } from "../words.ts";

/** Words that are glue in how people ask, and yet tell what they ask about: "everything went down", "the same twice". */
const TELLING = new Set("down before after once same without".split(" "));

/** Whether a word may tell what a message is about. */
export const isTelling = (word: string): boolean => !STOP_WORDS.has(word) || TELLING.has(word);

/** The stems of a text's telling words, in order. */
export const tellingStemsOf = (text: string): string[] => wordsOf(text).filter(isTelling).map(stem);
