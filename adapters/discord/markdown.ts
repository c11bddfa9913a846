import type { ListItem, PhrasingContent, RootContent, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/**
 * Writes CommonMark in Discord's own dialect, which reads some of it otherwise and knows more than it.
 *
 * A line break within a paragraph is a space here and a new line there; `__` underlines there, `||` hides, `<@…>` and
 * `@everyone` call people. So whatever is plain text in Markdown is plain text on Discord, and nothing in it can call,
 * hide, link or break out of a block.
 */
export function toDiscord(markdown: string): string {
  const tree = fromMarkdown(markdown, {
    extensions: [gfm({ singleTilde: false })],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return blocks(tree.children);
}

const blocks = (nodes: readonly RootContent[]): string =>
  nodes.map(block).filter(Boolean).join("\n\n");

function block(node: RootContent): string {
  switch (node.type) {
    case "paragraph":
      return atLineStart(inline(node.children));
    case "heading":
      // Discord has three sizes.
      return node.depth <= 3
        ? `${"#".repeat(node.depth)} ${inline(node.children)}`
        : `**${inline(node.children)}**`;
    case "blockquote":
      return quoted(blocks(node.children));
    case "list":
      return node.children
        .map((it, i) => item(it, node.ordered ? `${(node.start ?? 1) + i}. ` : "- "))
        .join("\n");
    case "code":
      return [`${FENCE}${language(node.lang)}`, apart(node.value), FENCE].join("\n");
    case "thematicBreak":
      return "⸻";
    case "table":
      return rows(node);
    case "html":
      return atLineStart(plain(node.value));
    case "definition":
    case "footnoteDefinition":
    case "yaml":
      return "";
    default:
      return inline([node as PhrasingContent]);
  }
}

const inline = (nodes: readonly PhrasingContent[]): string => nodes.map(phrase).join("");

function phrase(node: PhrasingContent): string {
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
      return "\n";
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
}

/** Marks around nothing would be read as something else. */
const around = (mark: string, text: string) => (text.trim() ? mark + text + mark : text);

/** A list's item: what follows its first line stands under it. */
function item({ children }: ListItem, mark: string): string {
  const text = children.map(block).filter(Boolean).join("\n");
  return mark + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`);
}

/** Every line of a quote is marked: the next one without a mark would end it. */
export const quoted = (text: string): string =>
  text
    .split("\n")
    .map((it) => `> ${it}`.trimEnd())
    .join("\n");

/** Small and grey; a line each. */
export const small = (text: string): string =>
  text
    .split("\n")
    .map((it) => (it.trim() ? `-# ${it}` : it))
    .join("\n");

const FENCE = "```";

const language = (name: string | null | undefined) =>
  name && /^[\w+#.-]+$/.test(name) ? name : "";

const rows = (table: Table): string =>
  table.children
    .map(({ children }) => children.map((it) => inline(it.children)).join(" · "))
    .map((row, i) => (i === 0 ? `**${row}**` : row))
    .join("\n");

function link(text: string, url: string): string {
  const address = URL.parse(url);
  if (!address || !/^https?:$/.test(address.protocol)) return text;
  const isBare = text.replace(/\\(.)/g, "$1") === url;
  const safe = address.href.replace(/[()<>\s]/g, inAddress);
  return isBare ? `<${safe}>` : `[${text}](<${safe}>)`;
}

const inAddress = (it: string) => `%${it.charCodeAt(0).toString(16)}`;

/** Invisible, and ends whatever a reader of marks or names would see. */
const NOTHING = "\u200b";

/** Control characters, and marks that turn the direction of what follows. */
const UNSEEN = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

/** What Discord would read as more than text, made text again. Discord shows a soft line break; Markdown doesn't. */
const plain = (text: string): string =>
  text
    .replace(UNSEEN, "")
    .replace(/\s*\n\s*/g, " ")
    .replace(/[\\*_~|`<>[\]]/g, "\\$&")
    .replace(/@(?=everyone|here)/g, `@${NOTHING}`);

/** What begins a heading, a list or small print at the start of a line. */
const atLineStart = (text: string): string =>
  text.replace(/^([#+-])/gm, "\\$1").replace(/^(\d+)([.)])/gm, "$1\\$2");

/** Discord ends a code block at three backticks, however many began it. */
const apart = (code: string) => code.replace(UNSEEN, "").replace(/`(?=`)/g, `\`${NOTHING}`);

function code(text: string): string {
  const line = apart(text.replace(/\s+/g, " "));
  if (!line.trim()) return "";
  return line.includes("`") ? `\`\` ${line} \`\`` : `\`${line}\``;
}
