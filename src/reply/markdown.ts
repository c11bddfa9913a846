import type { Block, Reply } from "./reply.ts";

/** A whole reply as CommonMark: all that the learner reads, except the buttons. */
export const replyMarkdown = (reply: Reply): string =>
  reply.blocks.map(blockMarkdown).filter(Boolean).join("\n\n");

/** A block as CommonMark. */
export function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.markdown;
    case "picture": {
      const picture = quote(block.markdown);
      return block.limit ? `${picture}\n>\n${quote(`*Where it stops:* ${block.limit}`)}` : picture;
    }
    case "list":
      return list(block.items, block.numbered);
    case "question": {
      const prompt = emphasised(block.prompt, ["**", "__"]);
      return [prompt, list(block.choices, true)].filter(Boolean).join("\n\n");
    }
    case "aside":
      return emphasised(block.markdown, ["*", "_"]);
    case "file":
      return `**${block.name}**\n\n${fence(block.content)}`;
    default:
      return block satisfies never;
  }
}

const quote = (markdown: string) =>
  markdown
    .split("\n")
    .map((line) => (line ? `> ${line}` : ">"))
    .join("\n");

const list = (items: readonly string[], isNumbered: boolean) =>
  items.map((it, i) => listItem(isNumbered ? `${i + 1}. ` : "- ", it)).join("\n");

/** What follows in an item's text stands under its beginning, or else it would end the list. */
const listItem = (mark: string, item: string) =>
  mark + item.replace(/\n(?=[^\n])/g, `\n${" ".repeat(mark.length)}`);

/** A paragraph with the first of the marks around it that it doesn't use itself; without one where that can't be. */
function emphasised(markdown: string, marks: readonly string[]): string {
  const text = markdown.trim();
  const isOneParagraph = text !== "" && !/\n\s*\n|^(?:[-+>#]|\d+[.)])\s|^```/m.test(text);
  const mark = marks.find((it) => !text.includes(it.charAt(0)));
  return isOneParagraph && mark && !text.endsWith("\\") ? mark + text + mark : text;
}

/** A code block whose fence is longer than any run of backticks inside. */
function fence(content: string): string {
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map((it) => it[0].length));
  const mark = "`".repeat(longest + 1);
  return `${mark}\n${content}\n${mark}`;
}
