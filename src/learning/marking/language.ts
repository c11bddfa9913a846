/** How words are read: what the marker needs to know of English. */
export interface Language {
  /** The words of a text in order, in the plain form in which words are compared. */
  wordsOf(text: string): string[];
  /** The word that was meant, where one is mistyped. */
  mend(word: string): string;
  /** The form that all forms of a word share. */
  stem(word: string): string;
  /** Whether a word says nothing of a subject: "the", "about". */
  isStopWord(word: string): boolean;
  /** How rare a word is in everyday English, as -ln of its share: 4 for "the", 10 for "latency". */
  rarity(word: string): number;
}
