import type { ActionsBlock, KnownBlock, MarkdownBlock } from "@slack/types";
import { replyMarkdown } from "../../src/reply/markdown.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { shortened } from "../../src/reply/sentences.ts";
import { waitsForWords } from "../shared/privacy.ts";
import { SAYINGS } from "../shared/sayings.ts";
import { button, controlsFor, type Frame } from "./controls.ts";
import { MAX_FALLBACK, MAX_MESSAGE } from "./limits.ts";
import { writeBlocks } from "./pieces.ts";
import { escaped, wordsOf } from "./text.ts";

/** A message as Slack takes it, apart from where it goes. */
export interface SlackMessage {
  /** What is read aloud, and what a notification shows. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/**
 * Writes a reply as the Slack messages that carry it, in order; mostly it is one.
 *
 * The buttons are in the last, where the learner has stopped reading.
 */
export function render(reply: Reply, frame: Frame): SlackMessage[] {
  const extra = waitsForWords(reply)
    ? [button({ kind: "write" }, SAYINGS.write, frame, "primary")]
    : [];
  const controls = controlsFor(reply.actions, frame, extra);
  const said = writeBlocks(reply.blocks).map((it) => it.map(markdownBlock));
  const messages = withControls(said, controls);
  const fallback = fallbackFor(reply);

  return messages.map((blocks, i) => ({
    text: i === 0 ? fallback : "…",
    blocks,
  }));
}

/**
 * Whether a reply is one to be kept, and not to be read once.
 *
 * What only one sees in a channel is gone with the day; so that goes to their direct messages.
 */
export const holdsFiles = (reply: Reply): boolean => reply.blocks.some((it) => it.kind === "file");

/** A saying of Slack's side of the mentor: a hint, an apology. */
export const saying = (markdown: string, controls: readonly ActionsBlock[] = []): SlackMessage => ({
  text: escaped(wordsOf(markdown)) || "…",
  blocks: [
    ...writeBlocks([{ kind: "text", markdown }])
      .flat()
      .map(markdownBlock),
    ...controls,
  ],
});

/** The controls stand under the last texts, or by themselves where that would be too much for a message. */
function withControls(
  said: readonly KnownBlock[][],
  controls: readonly ActionsBlock[],
): KnownBlock[][] {
  const before = said.slice(0, -1);
  const last = said.at(-1) ?? [];
  const together = [...last, ...controls];
  if (together.length === 0) return before;
  return JSON.stringify(together).length <= MAX_MESSAGE
    ? [...before, together]
    : [...before, last, [...controls]];
}

const markdownBlock = (text: string): MarkdownBlock => ({ type: "markdown", text });

/** All that a reply says, for those who don't see its blocks; what its buttons say where it says nothing else. */
function fallbackFor(reply: Reply): string {
  const withoutFiles = { ...reply, blocks: reply.blocks.filter((it) => it.kind !== "file") };
  const words =
    wordsOf(replyMarkdown(withoutFiles)) || reply.actions.map((it) => it.label).join(", ");
  return escaped(shortened(words, MAX_FALLBACK)).trim() || "…";
}
