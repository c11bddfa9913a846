import { type Dialect, markdownWriter } from "../shared/markdown.ts";
import { escaped, inert } from "./text.ts";

/**
 * The dialect of Slack's `markdown` blocks: Markdown, in which `<!channel>` and `<@…>` must not call anybody.
 *
 * Whatever stands for itself is escaped as Markdown asks, and `<`, `>`, `&` as Slack does, which Markdown reads in the
 * same way; within code, where Markdown reads no escapes, what Slack could take for a call is taken apart.
 */
const SLACK: Dialect = {
  plain: (text) => escaped(text.replace(/[\\*_~|`[\]]/g, "\\$&")),

  /** What begins a heading, a list, or the line under a heading. */
  atLineStart: (text) => text.replace(/^([#+=-])/gm, "\\$1").replace(/^(\d+)([.)])/gm, "$1\\$2"),

  code: inert,

  heading: (text, depth) => `${"#".repeat(depth)} ${text.replaceAll("\n", " ")}`,

  link: (text, address) => `[${text}](${address})`,

  table: ([head = [], ...rows]) =>
    [head, head.map(() => "---"), ...rows]
      .map((cells) => `| ${cells.map(cell).join(" | ")} |`)
      .join("\n"),

  newLine: "  \n",
};

/** In a table even code can't hold a bar. */
const cell = (text: string) => text.replace(/(?<!\\)\|/g, "\\|").replace(/\s*\n/g, " ");

/** Writes CommonMark as Slack's `markdown` block takes it. */
export const toSlack = markdownWriter(SLACK);
