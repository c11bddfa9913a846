import stringWidth from "string-width";
import { blockMarkdown } from "../../src/reply/markdown.ts";
import type { Action, Block, Reply } from "../../src/reply/reply.ts";
import { clean } from "./clean.ts";
import { hang, inBlocks, type Page, wrap, writeMarkdown } from "./markdown.ts";
import { createPaint } from "./paint.ts";

/** What a reply is shown on. */
export interface Screen {
  readonly columns: number;
  readonly hasColour: boolean;
}

/** Longer lines are hard to read, however wide the window is. */
const MAX_COLUMNS = 88;
const GAP = "   ";

/**
 * Writes a reply as the text that a terminal shows, without a line feed at its end.
 *
 * Buttons stand under it with their numbers, which a learner types to press them. A question's choices are its first
 * buttons and stand in their place with the same numbers.
 */
export function render(reply: Reply, screen: Screen): string {
  const page = pageOf(screen);
  const question = reply.blocks.findLast((it) => it.kind === "question");
  const answers = question && areAnswers(question.choices, reply.actions) ? question : undefined;
  const isShown = answers?.choices.length ?? 0;

  return inBlocks([
    ...reply.blocks.map((it) => writeBlock(it, page, it === answers)),
    writeButtons(reply.actions, isShown, page),
  ]).join("\n");
}

/** Writes what the terminal itself has to say, in Markdown, as the text that it shows. */
export const renderSaying = (markdown: string, screen: Screen): string =>
  writeMarkdown(markdown, pageOf(screen)).join("\n");

const pageOf = ({ columns, hasColour }: Screen): Page => ({
  columns: Math.min(columns, MAX_COLUMNS),
  paint: createPaint(hasColour),
  hasColour,
});

/** Whether a question's choices are what its first buttons say, in full or in short. */
function areAnswers(choices: readonly string[], actions: readonly Action[]): boolean {
  const plain = (text: string) => text.replace(/[*_`]/g, "").trim().toLowerCase();
  return choices.every((choice, i) => {
    const label = plain(actions[i]?.label ?? "").replace(/…$/, "");
    return label !== "" && (plain(choice).startsWith(label) || label === `${i + 1}`);
  });
}

function writeBlock(block: Block, page: Page, isAnsweredByButtons: boolean): readonly string[] {
  const { columns, paint } = page;
  switch (block.kind) {
    case "text":
    case "picture":
    case "list":
      return writeMarkdown(blockMarkdown(block), page);
    case "question": {
      const prompt = writeMarkdown(block.prompt, page, ["bold"]);
      const choices = block.choices.map((it, i) => {
        const mark = isAnsweredByButtons ? numberOf(i, page) : `${i + 1}. `;
        return hang(mark, writeMarkdown(it, { ...page, columns: columns - stringWidth(mark) }));
      });
      return inBlocks([prompt, choices.flat()]);
    }
    case "aside":
      return writeMarkdown(block.markdown, page, ["dim"]);
    case "file": {
      const name = wrap(paint(clean(block.name), ["bold"]), columns);
      return inBlocks([name, clean(block.content).split("\n")]);
    }
    default:
      return block satisfies never;
  }
}

const numberOf = (i: number, { paint }: Page) => `${paint(`[${i + 1}]`, ["cyan"])} `;

/** Buttons side by side as far as the page goes; the first ones may have been shown before. */
function writeButtons(actions: readonly Action[], from: number, page: Page): readonly string[] {
  const rows: string[] = [];
  let isOpen = false;
  for (const [i, { label }] of actions.entries()) {
    if (i < from) continue;
    const mark = numberOf(i, page);
    const button = hang(mark, wrap(clean(label), page.columns - stringWidth(mark)));

    const longer = `${rows.at(-1)}${GAP}${button[0]}`;
    const isShort = button.length === 1;
    if (isOpen && isShort && stringWidth(longer) <= page.columns) rows.splice(-1, 1, longer);
    else rows.push(...button);
    isOpen = isShort;
  }
  return rows;
}
