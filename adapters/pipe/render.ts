import { replyMarkdown } from "../../src/reply/markdown.ts";
import type { Reply } from "../../src/reply/reply.ts";

/** Writes a reply as the line of the pipe that carries it. */
export function render(reply: Reply, ms: number): string {
  const { move, concepts, style, variant, verdict, actions } = reply;
  return JSON.stringify({
    move,
    concepts,
    style,
    variant,
    verdict,
    text: replyMarkdown(reply),
    actions: actions.map(({ id, label }) => ({ id, label })),
    ms: Math.round(ms * 1000) / 1000,
  });
}
