import { type Json, listOf, objectOf } from "../json.ts";
import { refuseBlocks } from "./check-blocks.ts";
import { refuse } from "./refusal.ts";

/** https://docs.slack.dev/reference/methods/chat.postMessage */
const MOST_TEXT = 40_000;
/** What all the text of a message's blocks came to where Slack was seen to refuse more. */
const MOST_IN_BLOCKS = 13_100;

/** Holds a message against Slack's rules. @throws {Refusal} */
export function checkMessage(body: Json): void {
  const { text, blocks, markdown_text: markdown } = body;
  const hasBlocks = Array.isArray(blocks) && blocks.length > 0;
  if (blocks !== undefined && !Array.isArray(blocks)) throw refuse("invalid_blocks_format");
  if (markdown !== undefined && (hasBlocks || text !== undefined))
    throw refuse("markdown_text_conflict");
  if (typeof markdown === "string" && markdown.length > 12_000) throw refuse("msg_too_long");
  if (!hasBlocks && !text && !markdown && !listOf(body.attachments).length) throw refuse("no_text");
  if (typeof text === "string" && text.length > MOST_TEXT) throw refuse("msg_too_long");
  if (!hasBlocks) return;
  refuseBlocks(blocks);
  const length = textsOf(blocks).reduce((sum, it) => sum + it.length, 0);
  if (length > MOST_IN_BLOCKS) throw refuse("msg_blocks_too_long");
}

/** What Mentor promises of every message: that Slack wouldn't refuse otherwise is no excuse. */
export function brokenPromises(body: Json): string[] {
  const written = [String(body.text ?? ""), ...markedUp(body.blocks)].join("\n");
  const live = /<!(?:channel|here|everyone|subteam\^[^>]*)(?:\|[^>]*)?>/.exec(written);
  return [
    ...(live ? [`a live mention: ${live[0]}`] : []),
    ...(Array.isArray(body.blocks) && body.blocks.length > 0 && !body.text
      ? ["blocks without a text for those who don't see them"]
      : []),
  ];
}

/** All texts of blocks, however deep. */
export function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, it]) =>
    key === "text" && typeof it === "string" ? [it] : textsOf(it),
  );
}

/** Texts of blocks in which Slack looks for mentions: all but what is plain. */
function markedUp(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markedUp);
  const it = objectOf(value);
  if (it.type === "plain_text" || it.type === "raw_text") return [];
  if ((it.type === "mrkdwn" || it.type === "markdown") && typeof it.text === "string")
    return [it.text];
  return Object.values(it).flatMap((child) =>
    typeof child === "object" && child !== null ? markedUp(child) : [],
  );
}
