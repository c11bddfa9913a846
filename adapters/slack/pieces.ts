import { split } from "../../src/reply/fit.ts";
import { blockMarkdown } from "../../src/reply/markdown.ts";
import type { Block } from "../../src/reply/reply.ts";
import { remembering } from "../../src/schedule/remembered.ts";
import { MAX_BLOCKS, MAX_MESSAGE } from "./limits.ts";
import { toSlack } from "./markdown.ts";

/** Texts of authors come again and again, and reading Markdown is a good part of what a turn costs. */
const MOST_REMEMBERED = 2_000;
const toSlackOnce = remembering(MOST_REMEMBERED, (markdown: string) => markdown, toSlack);

/** What a block takes besides its text; room is left for blocks that aren't text. */
const AROUND_TEXT = 32;
const MOST_TEXTS = MAX_BLOCKS - 10;
const MOST_TOGETHER = MAX_MESSAGE - 3_000;

/**
 * Writes blocks as messages' texts, in Slack's Markdown: as few messages as possible, a text for each of the blocks.
 *
 * What could be a file is shown as code: to attach one, the mentor would need a scope that it needs for nothing else.
 */
export function writeBlocks(blocks: readonly Block[]): string[][] {
  const messages: { texts: string[]; size: number }[] = [];
  for (const text of blocks.flatMap(textsOf)) {
    const size = sizeOf(text);
    const last = messages.at(-1);
    if (last && last.size + size <= MOST_TOGETHER && last.texts.length < MOST_TEXTS) {
      last.texts.push(text);
      last.size += size;
    } else {
      messages.push({ texts: [text], size });
    }
  }
  return messages.map((it) => it.texts);
}

/** The parts of a block, each written short enough; what has to be escaped makes a text longer. */
function textsOf(block: Block): string[] {
  const markdown = blockMarkdown(block);
  const whole = toSlackOnce(markdown);
  if (sizeOf(whole) <= MOST_TOGETHER) return whole.trim() ? [whole] : [];
  for (let most = MOST_TOGETHER - 2 * AROUND_TEXT; ; most = Math.floor(most / 2)) {
    const parts = split(markdown, most)
      .map(toSlack)
      .filter((it) => it.trim());
    if (parts.every((it) => sizeOf(it) <= MOST_TOGETHER) || most < 200) return parts;
  }
}

const sizeOf = (text: string) => JSON.stringify(text).length + AROUND_TEXT;
