/** The first sentence of a Markdown text, with the marks that were opened in it closed. */
export function firstSentence(text: string): string {
  const [paragraph = ""] = text.split("\n\n");
  const flat = paragraph.replace(/\s+/g, " ").trim();

  let sentence = "";
  for (const { segment } of sentenceSegmenter.segment(flat)) {
    sentence += segment;
    if (isWhole(sentence.trim())) break;
  }
  return sentence.trim();
}

const sentenceSegmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const graphemeSegmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A text's sentences, each with the space that follows it. */
export const sentencesOf = (text: string): string[] =>
  [...sentenceSegmenter.segment(text)].map((it) => it.segment);

/** A text's characters as a reader counts them: a letter with its accents is one, and so is a flag. */
export const graphemesOf = (text: string): string[] =>
  [...graphemeSegmenter.segment(text)].map((it) => it.segment);

const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|mr|mrs|ms|dr|st|no)\.$/i;

const isWhole = (text: string) =>
  !ABBREVIATION.test(text) && ["**", "`"].every((mark) => text.split(mark).length % 2 === 1);

/** Things named one after another: "a", "a and b", "a, b and c". */
export const inARow = (words: readonly string[], joint = "and"): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`;

/** A text cut at a word to at most so many characters, with an ellipsis where something is missing. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = beginning(text, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** At most so many UTF-16 units, in which platforms count, without a character cut in two. */
function beginning(text: string, most: number): string {
  let taken = "";
  // Nobody's character is longer than what is looked at beyond the cut.
  for (const grapheme of graphemesOf(text.slice(0, most + 64))) {
    if (taken.length + grapheme.length > most) break;
    taken += grapheme;
  }
  return taken;
}
