import { split } from "../../src/reply/fit.ts";
import { blockMarkdown } from "../../src/reply/markdown.ts";
import type { Block, Moment } from "../../src/reply/reply.ts";
import { remembering } from "../../src/schedule/remembered.ts";
import { quoted } from "../shared/markdown.ts";
import { MAX_TEXT } from "./limits.ts";
import { small, toDiscord } from "./markdown.ts";

/** Texts of authors come again and again, and reading Markdown is a third of what a turn costs. */
const MOST_REMEMBERED = 2_000;
const toDiscordOnce = remembering(MOST_REMEMBERED, (markdown: string) => markdown, toDiscord);

/** Markdown and how it is written on Discord. */
interface Piece {
  readonly markdown: string;
  readonly write: (markdown: string) => string;
  /** It belongs right under what stands before it. */
  readonly isClose?: true;
}

/**
 * Writes blocks as texts that each fit into a message, in order, as few as possible.
 *
 * Files are not among them: they go along as attachments.
 */
export function writeBlocks(blocks: readonly Block[], moments: readonly Moment[] = []): string[] {
  const texts: string[] = [];
  for (const piece of blocks.flatMap(piecesOf)) {
    for (const [i, part] of fitting(withTimes(piece, moments)).entries()) {
      const joint = piece.isClose && i === 0 ? "\n" : "\n\n";
      const joined = texts.length > 0 ? `${texts.at(-1)}${joint}${part}` : part;
      if (joined.length <= MAX_TEXT) texts.splice(-1, 1, joined);
      else texts.push(part);
    }
  }
  return texts;
}

function piecesOf(block: Block): Piece[] {
  switch (block.kind) {
    case "picture":
      return [
        { markdown: block.markdown, write: (it) => quoted(toDiscordOnce(it)) },
        ...(block.limit
          ? [
              {
                markdown: `*Where it stops:* ${block.limit}`,
                write: (it: string) => quoted(small(toDiscordOnce(it))),
                isClose: true as const,
              },
            ]
          : []),
      ];
    case "aside":
      return [{ markdown: block.markdown, write: (it) => small(toDiscordOnce(it)) }];
    case "file":
      return [];
    case "text":
    case "list":
    case "question":
      return [{ markdown: blockMarkdown(block), write: toDiscordOnce }];
    default:
      return block satisfies never;
  }
}

/** Marks a moment until what stands around it is written; nobody else may use it. */
const MARK = /\uE000(\d+)\uE001/g;
const MARKS = /[\uE000\uE001]/g;
const SECOND = 1000;

/** Adds to a moment's words what Discord makes of it: how far off it is, in each reader's own time. */
function withTimes(piece: Piece, moments: readonly Moment[]): Piece {
  const clean = piece.markdown.replace(MARKS, "");
  const markdown = moments.reduce(
    (text, { words, at }) =>
      text.replace(words, () => `${words}\uE000${Math.floor(at / SECOND)}\uE001`),
    clean,
  );
  return { ...piece, markdown, write: (it) => piece.write(it).replace(MARK, " (<t:$1:R>)") };
}

/** The parts of a piece, each written short enough; what has to be escaped makes a text longer. */
function fitting({ markdown, write }: Piece): string[] {
  for (let most = MAX_TEXT; ; most = Math.floor(most / 2)) {
    const parts = split(markdown, most).map(write).filter(Boolean);
    if (parts.every((it) => it.length <= MAX_TEXT) || most < 100) return parts;
  }
}
