import type { ListItem, PhrasingContent, RootContent, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** How a platform writes what Markdown says. What it is given as text is to be read as just that, whatever is in it. */
export interface Dialect {
  /** Text, on one line. */
  readonly plain: (text: string) => string;
  /** A paragraph, whose lines may begin with what the platform takes for a heading, a list or the like. */
  readonly atLineStart: (text: string) => string;
  /** What stands in code. */
  readonly code: (text: string) => string;
  readonly heading: (text: string, depth: number) => string;
  /** A link to a web address, in which nothing is left that could end it. */
  readonly link: (text: string, address: string, isBare: boolean) => string;
  readonly table: (rows: readonly (readonly string[])[]) => string;
  /** Ends a line within a paragraph. */
  readonly newLine: string;
}

/**
 * Makes what writes CommonMark in a platform's own dialect, which reads some of it otherwise and knows more than it.
 *
 * Whatever is plain text in Markdown is plain text on the platform, and nothing in it can call, hide, link or break out
 * of a block.
 */
export function markdownWriter(dialect: Dialect): (markdown: string) => string {
  const plain = (text: string) => dialect.plain(text.replace(UNSEEN, "").replace(/\s*\n\s*/g, " "));

  const blocks = (nodes: readonly RootContent[]): string =>
    nodes.map(block).filter(Boolean).join("\n\n");

  const block = (node: RootContent): string => {
    switch (node.type) {
      case "paragraph":
        return dialect.atLineStart(inline(node.children));
      case "heading":
        return dialect.heading(inline(node.children), node.depth);
      case "blockquote":
        return quoted(blocks(node.children));
      case "list":
        return node.children
          .map((it, i) => item(it, node.ordered ? `${(node.start ?? 1) + i}. ` : "- "))
          .join("\n");
      case "code":
        return [`${FENCE}${language(node.lang)}`, dialect.code(apart(node.value)), FENCE].join(
          "\n",
        );
      case "thematicBreak":
        return "⸻";
      case "table":
        return dialect.table(rowsOf(node));
      case "html":
        return dialect.atLineStart(plain(node.value));
      case "definition":
      case "footnoteDefinition":
      case "yaml":
        return "";
      default:
        return inline([node as PhrasingContent]);
    }
  };

  const inline = (nodes: readonly PhrasingContent[]): string => nodes.map(phrase).join("");

  const phrase = (node: PhrasingContent): string => {
    switch (node.type) {
      case "text":
      case "html":
        return plain(node.value);
      case "strong":
        return around("**", inline(node.children));
      case "emphasis":
        return around("*", inline(node.children));
      case "delete":
        return around("~~", inline(node.children));
      case "inlineCode":
        return code(node.value);
      case "break":
        return dialect.newLine;
      case "link":
        return link(inline(node.children), node.url);
      case "image":
        return plain(node.alt ?? "");
      case "linkReference":
        return inline(node.children);
      case "imageReference":
        return plain(node.alt ?? "");
      case "footnoteReference":
        return plain(`[${node.identifier}]`);
      default:
        return node satisfies never;
    }
  };

  /** A list's item: what follows its first line stands under it. */
  const item = ({ children }: ListItem, mark: string): string => {
    const text = children.map(block).filter(Boolean).join("\n");
    return mark + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`);
  };

  const code = (text: string): string => {
    const line = dialect.code(apart(text.replace(/\s+/g, " ")));
    if (!line.trim()) return "";
    return line.includes("`") ? `\`\` ${line} \`\`` : `\`${line}\``;
  };

  const link = (text: string, url: string): string => {
    const address = URL.parse(url);
    if (!address || !/^https?:$/.test(address.protocol)) return text;
    const isBare = text.replace(/\\(.)/g, "$1") === url;
    return dialect.link(text, address.href.replace(/[()<>\s]/g, inAddress), isBare);
  };

  const rowsOf = (table: Table): string[][] =>
    table.children.map(({ children }) => children.map((it) => inline(it.children)));

  return (markdown) => {
    const tree = fromMarkdown(markdown, {
      extensions: [gfm({ singleTilde: false })],
      mdastExtensions: [gfmFromMarkdown()],
    });
    return blocks(tree.children);
  };
}

/** Marks around nothing would be read as something else. */
const around = (mark: string, text: string) => (text.trim() ? mark + text + mark : text);

/** Every line of a quote is marked: the next one without a mark would end it. */
export const quoted = (text: string): string =>
  text
    .split("\n")
    .map((it) => (it.trim() ? `> ${it}` : ">"))
    .join("\n");

const FENCE = "```";

const language = (name: string | null | undefined) =>
  name && /^[\w+#.-]+$/.test(name) ? name : "";

const inAddress = (it: string) => `%${it.charCodeAt(0).toString(16)}`;

/** Invisible, and ends whatever a reader of marks or names would see. */
export const NOTHING = "\u200b";

/** Control characters, and marks that turn the direction of what follows. */
const UNSEEN = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

/** Platforms end a code block at three backticks, however many began it. */
const apart = (code: string) => code.replace(UNSEEN, "").replace(/`(?=`)/g, `\`${NOTHING}`);
