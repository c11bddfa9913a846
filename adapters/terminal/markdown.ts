import type { BlockContent, DefinitionContent, List, Nodes, PhrasingContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { clean } from "./clean.ts";
import type { Look, Paint } from "./paint.ts";

/** What a text is written on. */
export interface Page {
  readonly columns: number;
  readonly paint: Paint;
  /** Whether {@link paint} shows; where it doesn't, code keeps its backticks. */
  readonly hasColour: boolean;
}

/** Writes Markdown as the lines of a page. Code and words that are wider than the page stay as they are. */
export function writeMarkdown(
  markdown: string,
  page: Page,
  looks: readonly Look[] = [],
): readonly string[] {
  const { children } = fromMarkdown(markdown);
  const writer = { ...page, looks, source: markdown };
  return inBlocks(children.map((it) => writeBlock(it, writer)));
}

/** Breaks a text into lines, between words. */
export const wrap = (text: string, columns: number): readonly string[] =>
  wrapAnsi(text, columns, { hard: false }).split("\n");

/** Lines with something before them: before the first and, as wide, before the others. */
export const hang = (mark: string, lines: readonly string[]): readonly string[] => {
  const space = " ".repeat(stringWidth(mark));
  return lines.map((it, i) => (i === 0 ? mark + it : it && space + it));
};

/** Lines with a bar at their left. */
export const barred = (lines: readonly string[], paint: Paint): readonly string[] =>
  lines.map((it) => `${paint("│", ["cyan"])} ${it}`.trimEnd());

/** Blocks with an empty line between one and the next. */
export const inBlocks = (blocks: readonly (readonly string[])[]): readonly string[] =>
  blocks.filter((it) => it.length > 0).flatMap((it, i) => (i === 0 ? it : ["", ...it]));

interface Writer extends Page {
  readonly looks: readonly Look[];
  readonly source: string;
}

function writeBlock(node: Nodes, writer: Writer): readonly string[] {
  const { columns, paint, looks } = writer;
  switch (node.type) {
    case "paragraph":
      return wrap(inline(node.children, writer), columns);
    case "heading":
      return wrap(inline(node.children, { ...writer, looks: [...looks, "bold"] }), columns);
    case "blockquote":
      return barred(writeBlocks(node.children, { ...writer, columns: columns - 2 }), paint);
    case "list":
      return writeList(node, writer);
    case "code":
      return clean(node.value)
        .split("\n")
        .map((it) => it && paint(it, ["cyan"]));
    case "thematicBreak":
      return [paint("─".repeat(Math.min(columns, 24)), ["dim"])];
    default:
      return wrap(paint(clean(sourceOf(node, writer)), looks), columns);
  }
}

const writeBlocks = (nodes: readonly (BlockContent | DefinitionContent)[], writer: Writer) =>
  inBlocks(nodes.map((it) => writeBlock(it, writer)));

function writeList({ children, ordered, start, spread }: List, writer: Writer): readonly string[] {
  const first = start ?? 1;
  const widest = `${first + children.length - 1}. `.length;
  const items = children.map((item, i) => {
    const mark = ordered ? `${first + i}. `.padStart(widest) : "• ";
    const inner = { ...writer, columns: writer.columns - mark.length };
    const blocks = item.children.map((it) => writeBlock(it, inner));
    return hang(mark, item.spread ? inBlocks(blocks) : blocks.flat());
  });
  return spread ? inBlocks(items) : items.flat();
}

const inline = (nodes: readonly PhrasingContent[], writer: Writer): string =>
  nodes.map((it) => writeInline(it, writer)).join("");

function writeInline(node: PhrasingContent, writer: Writer): string {
  const { paint, looks, hasColour } = writer;
  const within = (look: Look) => ({ ...writer, looks: [...looks, look] });
  switch (node.type) {
    case "text":
      return paint(inOneLine(node.value), looks);
    case "emphasis":
      return inline(node.children, within("italic"));
    case "strong":
      return inline(node.children, within("bold"));
    case "inlineCode": {
      const code = inOneLine(node.value);
      return hasColour ? paint(code, [...looks, "cyan"]) : `\`${code}\``;
    }
    case "break":
      return "\n";
    case "link":
      return withAddress(inline(node.children, writer), node.url, writer);
    case "image":
      return withAddress(paint(inOneLine(node.alt ?? ""), looks), node.url, writer);
    case "linkReference":
      return inline(node.children, writer);
    default:
      return paint(inOneLine(sourceOf(node, writer)), looks);
  }
}

const inOneLine = (text: string) => clean(text).replace(/\s*\n\s*/g, " ");

/** What a link says and where it leads, unless it says just that. */
function withAddress(words: string, url: string, { paint, looks, source }: Writer): string {
  const address = inOneLine(url);
  const isSaid = source.includes(`<${url.replace(/^mailto:/, "")}>`);
  return isSaid || !address ? words : `${words} ${paint(`(${address})`, [...looks, "dim"])}`;
}

/** A part of Markdown as it was written. */
const sourceOf = ({ position }: Nodes, { source }: Writer) =>
  source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
