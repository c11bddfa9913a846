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
      return block.items
        .map((it, i) => `${block.numbered ? `${i + 1}.` : "-"} ${it.replaceAll("\n", "\n   ")}`)
        .join("\n");
    case "question": {
      const choices = block.choices.map((it, i) => `${i + 1}. ${it}`);
      return [`**${block.prompt}**`, choices.join("\n")].filter(Boolean).join("\n\n");
    }
    case "aside":
      return `*${block.markdown.replaceAll("*", "")}*`;
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

/** A code block whose fence is longer than any run of backticks inside. */
function fence(content: string): string {
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map((it) => it[0].length));
  const mark = "`".repeat(longest + 1);
  return `${mark}\n${content}\n${mark}`;
}
