import type {
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextSection,
  RichTextStyleable,
} from "@slack/types";
import type { List, Nodes, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

type Style = NonNullable<RichTextStyleable["style"]>;

/**
 * Writes Markdown as rich text, which Slack shows where it takes no `markdown` blocks: on the Home tab and in modals.
 *
 * What is text in it is only ever text: nothing calls anybody, and nothing has to be escaped.
 */
export function richText(markdown: string): RichTextBlock[] {
  const elements = fromMarkdown(markdown).children.flatMap((it) => blockOf(it));
  return elements.length > 0 ? [{ type: "rich_text", elements }] : [];
}

function blockOf(node: RootContent): RichTextBlockElement[] {
  switch (node.type) {
    case "list":
      return listOf(node, 0);
    case "blockquote":
      return [{ type: "rich_text_quote", elements: inOne(node.children) }];
    case "code":
      return [
        { type: "rich_text_preformatted", elements: [{ type: "text", text: node.value || " " }] },
      ];
    case "heading":
      return sectionOf([...inline(node.children, { bold: true }), NEW_LINE]);
    case "thematicBreak":
    case "definition":
      return [];
    default:
      return sectionOf([...inline([node], {}), NEW_LINE]);
  }
}

const NEW_LINE: RichTextElement = { type: "text", text: "\n" };

const sectionOf = (elements: RichTextElement[]): RichTextSection[] =>
  elements.some((it) => it !== NEW_LINE) ? [{ type: "rich_text_section", elements }] : [];

/** A list, and after it the lists that stand in it. */
function listOf({ ordered, children }: List, indent: number): RichTextBlockElement[] {
  const items = children.map((it) => inOne(it.children.filter((child) => child.type !== "list")));
  const within = children.flatMap((it) => it.children.filter((child) => child.type === "list"));
  return [
    {
      type: "rich_text_list",
      style: ordered ? "ordered" : "bullet",
      indent,
      elements: items.map((elements) => ({
        type: "rich_text_section",
        elements: elements.length > 0 ? elements : [{ type: "text", text: " " }],
      })),
    },
    ...within.flatMap((it) => listOf(it, indent + 1)),
  ];
}

/** Paragraphs with a line between them. */
const inOne = (nodes: readonly Nodes[]): RichTextElement[] =>
  nodes.flatMap((it, i) => [...(i > 0 ? [NEW_LINE] : []), ...inline([it], {})]);

const inline = (nodes: readonly Nodes[], style: Style): RichTextElement[] =>
  nodes.flatMap((it): RichTextElement[] => {
    switch (it.type) {
      case "strong":
        return inline(it.children, { ...style, bold: true });
      case "emphasis":
        return inline(it.children, { ...style, italic: true });
      case "inlineCode":
        return textOf(it.value, { ...style, code: true });
      case "link":
        return /^https?:\/\//.test(it.url)
          ? [{ type: "link", url: it.url, text: wordsIn(it) || it.url, style }]
          : inline(it.children, style);
      case "break":
        return [NEW_LINE];
      default:
        return "children" in it
          ? inline(it.children, style)
          : textOf("value" in it ? it.value : "", style);
    }
  });

const textOf = (text: string, style: Style): RichTextElement[] =>
  text === "" ? [] : [{ type: "text", text, ...(Object.keys(style).length > 0 ? { style } : {}) }];

const wordsIn = (node: Nodes): string =>
  "children" in node ? node.children.map(wordsIn).join("") : "value" in node ? node.value : "";
