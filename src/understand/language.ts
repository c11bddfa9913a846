import type { Language } from "../learning/marking/language.ts";
import { rarity } from "./english.ts";
import type { Mend } from "./typos.ts";
import { STOP_WORDS, stem, wordsOf } from "./words.ts";

/** How English is read, for those who mark what learners say. */
export const languageOf = (mend: Mend): Language => ({
  wordsOf,
  mend,
  stem,
  isStopWord: (word) => STOP_WORDS.has(word),
  rarity,
});
