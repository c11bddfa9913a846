import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { NOTHING } from "../shared/markdown.ts";

/**
 * Takes a text as Slack hands it over, and gives what its author wrote.
 *
 * Slack escapes `&`, `<` and `>`, and puts what it made of the rest into angle brackets: a link is what it shows, and
 * whoever was called is left out.
 */
export const spoken = (text: string): string =>
  text
    .replace(/<([^<>]*)>/g, (_, inner: string) => shownOf(inner))
    .replace(/&(lt|gt|amp);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name]);

const ENTITIES = { lt: "<", gt: ">", amp: "&" } as const;

/** What a reader sees of `https://example.org|a link`, `#C1|general`, `!date^…|today`, `@U1`. */
function shownOf(inner: string): string {
  const bar = inner.indexOf("|");
  const [address, label] = bar < 0 ? [inner] : [inner.slice(0, bar), inner.slice(bar + 1)];
  switch (address.charAt(0)) {
    case "@":
      return "";
    case "#":
      return label ? `#${label}` : "";
    case "!":
      return address.startsWith("!date") ? (label ?? "") : "";
    default:
      return label ?? address.replace(/^mailto:/, "");
  }
}

/** Writes a text so that Slack shows it as it is: nobody is called, nothing becomes a link. */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What looks like Slack's own marks where it isn't known whether Slack reads escapes: taken apart, unseen. */
export const inert = (text: string): string => text.replace(/<(?=[!@#])/g, `<${NOTHING}`);

/** A Markdown text's words without its marks, a line for each paragraph. */
export const wordsOf = (markdown: string): string =>
  linesOf(fromMarkdown(markdown)).join("\n").trim();

function linesOf(node: Nodes): string[] {
  switch (node.type) {
    case "root":
    case "blockquote":
    case "list":
      return node.children.flatMap(linesOf);
    case "listItem":
      return [`• ${node.children.flatMap(linesOf).join(" ")}`];
    default:
      return [inOneLine(node)];
  }
}

function inOneLine(node: Nodes): string {
  if ("children" in node) return node.children.map(inOneLine).join("");
  if ("value" in node) return node.value;
  return node.type === "break" ? " " : "alt" in node ? (node.alt ?? "") : "";
}
