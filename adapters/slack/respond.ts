import type { SlackMessage } from "./render.ts";

/** Waiting longer than Slack takes at worst helps nobody. */
const TIMEOUT_MS = 10_000;

/**
 * Answers where a request said that it can be answered: with a message of its own, or in place of the one that was used.
 *
 * Only the one who asked sees it.
 */
export async function respond(
  url: string,
  { text, blocks }: SlackMessage,
  { replaces, root }: { readonly replaces: boolean; readonly root?: string | undefined },
): Promise<void> {
  const answered = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify({
      response_type: "ephemeral",
      replace_original: replaces,
      text,
      blocks,
      unfurl_links: false,
      unfurl_media: false,
      ...(root ? { thread_ts: root } : {}),
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!answered.ok) throw new Error(`an answer was refused with status ${answered.status}`);
}
