import { graphemesOf, sentencesOf } from "./sentences.ts";

/**
 * Splits Markdown into parts of at most so many UTF-16 units, in order, with no word lost.
 *
 * A part ends between blocks where it can, else after a line, a sentence or a word; only a word that is longer than a
 * part is cut. Each part is Markdown by itself: a code block that goes on is closed and opened again, and a quote that
 * goes on is still a quote.
 *
 * @param most At least 100.
 */
export function split(markdown: string, most: number): string[] {
  if (markdown.length <= most) return markdown.trim() ? [markdown] : [];
  return splitBlocks(markdown, (it) => it.length <= most);
}

type Fits = (piece: string) => boolean;

function splitBlocks(markdown: string, fits: Fits): string[] {
  const parts: string[] = [];
  for (const block of blocksOf(markdown)) {
    const joined = parts.length > 0 ? `${parts.at(-1)}\n\n${block}` : block;
    if (fits(joined)) parts.splice(-1, 1, joined);
    else parts.push(...(fits(block) ? [block] : splitBlock(block, fits)));
  }
  return parts;
}

const FENCE = /^\s{0,3}(`{3,}|~{3,})/;

/** Paragraphs, quotes, lists and code blocks; they end at an empty line that isn't within a code block. */
function blocksOf(markdown: string): string[] {
  const blocks: string[][] = [[]];
  let fence = "";
  for (const line of markdown.split("\n")) {
    const mark = FENCE.exec(line)?.[1] ?? "";
    const closes = fence !== "" && mark.startsWith(fence) && line.trim() === mark;
    if (!fence && mark) blocks.push([]);
    if (line.trim() || fence) blocks.at(-1)?.push(line);
    else blocks.push([]);
    if (closes) blocks.push([]);
    fence = closes ? "" : fence || mark;
  }
  return blocks.filter((it) => it.length > 0).map((it) => it.join("\n"));
}

function splitBlock(block: string, fits: Fits): string[] {
  const mark = FENCE.exec(block)?.[1];
  if (mark) {
    const [open = "", ...lines] = block.split("\n");
    if (lines.at(-1)?.trim().startsWith(mark)) lines.pop();
    const fence = (content: string) => `${open}\n${content}\n${mark}`;
    return pack(lines.join("\n"), (it) => fits(fence(it)), CODE).map(fence);
  }
  if (block.startsWith(">")) {
    const content = block.replace(/^> ?/gm, "");
    return splitBlocks(content, (it) => fits(quote(it))).map(quote);
  }
  return pack(block, fits, PROSE);
}

const quote = (content: string) =>
  content
    .split("\n")
    .map((it) => (it ? `> ${it}` : ">"))
    .join("\n");

/** A way to take a text apart. */
interface Cut {
  readonly apart: (text: string) => string[];
  /** Between what stays together. */
  readonly joint: string;
  /** Whether space at the ends of a part means nothing. */
  readonly trims: boolean;
}

const BY_CHARACTERS: readonly Cut[] = [
  { apart: graphemesOf, joint: "", trims: false },
  // A letter can carry more accents than fit into a message.
  { apart: (text) => [...text], joint: "", trims: false },
];
const byLines = (trims: boolean): Cut => ({ apart: (it) => it.split("\n"), joint: "\n", trims });
const CODE: readonly Cut[] = [byLines(false), ...BY_CHARACTERS];
const PROSE: readonly Cut[] = [
  byLines(true),
  { apart: sentencesOf, joint: "", trims: true },
  { apart: (text) => text.split(/(?<=\s)(?=\S)/), joint: "", trims: true },
  ...BY_CHARACTERS,
];

/** Puts as much into each part as fits; what doesn't fit into one is cut more finely. */
function pack(text: string, fits: Fits, [cut, ...finer]: readonly Cut[]): string[] {
  if (!cut) return [text];
  const tidy = (part: string) => (cut.trims ? part.trim() : part);
  const parts: string[] = [];
  let part: string | undefined;

  for (const unit of cut.apart(text)) {
    const longer: string = part === undefined ? unit : part + cut.joint + unit;
    if (fits(tidy(longer))) {
      part = longer;
      continue;
    }
    if (part !== undefined) parts.push(tidy(part));
    part = fits(tidy(unit)) ? unit : undefined;
    if (part === undefined) parts.push(...pack(unit, fits, finer));
  }
  if (part !== undefined) parts.push(tidy(part));
  return parts.filter(Boolean);
}
