/** Nobody's question is longer; the rest of a pasted page is not read. */
const MAX_LENGTH = 2000;

/** A message in the form in which it is read. */
export interface Tidied {
  readonly text: string;
  /** Written in an alphabet that the mentor can't read. */
  readonly isForeign: boolean;
}

/**
 * Takes off a message what is not the learner's words: mentions, code, links' addresses, emoji, control characters,
 * Markdown's marks.
 */
export function tidy(said: string): Tidied {
  const text = said
    .slice(0, MAX_LENGTH * 2)
    .normalize("NFKC")
    .replace(/```[\s\S]*?(?:```|$)/gu, " ")
    .replace(/<(?:[@#!]|a?:)[^>\s]*>/gu, " ")
    .replace(/<?https?:\/\/[^\s>]+>?/gu, " ")
    .replace(/(^|\s)@[\w.-]+/gu, "$1")
    .replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, (it) => (/\s/u.test(it) ? " " : ""))
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1F1E6}-\u{1F1FF}]/gu, " ")
    .replace(/^\s*(?:>+|[-*#]+)\s+/gmu, "")
    .replace(/[*_`~|]{1,3}(?=\S)|(?<=\S)[*_`~|]{1,3}/gu, (it) =>
      it === "_" || it === "|" ? " " : "",
    )
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, MAX_LENGTH);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return { text, isForeign: letters > 0 && latin < letters / 2 };
}
