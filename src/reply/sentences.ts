/** The first sentence of a plain Markdown text. */
export function firstSentence(text: string): string {
  const [paragraph = ""] = text.split("\n\n");
  const flat = paragraph.replace(/\s+/g, " ").trim();
  const segments = new Intl.Segmenter("en", { granularity: "sentence" }).segment(flat);
  return [...segments][0]?.segment.trim() ?? flat;
}

/** Things named one after another: "a", "a and b", "a, b and c". */
export const inARow = (words: readonly string[], joint = "and"): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`;

/** A text cut at a word to at most so many characters, with an ellipsis where something is missing. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
