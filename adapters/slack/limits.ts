/** Slack's own limits; the page that sets each one stands above it. */

// https://docs.slack.dev/reference/block-kit/blocks
/** Blocks in a message. */
export const MAX_BLOCKS = 50;
/** Elements of an actions block. */
export const MAX_ELEMENTS = 25;

// https://docs.slack.dev/reference/block-kit/block-elements
/** What identifies a button or a select. */
export const MAX_ACTION_ID = 255;
/** A button's label, an option's, and an option's description. */
export const MAX_LABEL = 75;
/** What an option stands for. */
export const MAX_OPTION_VALUE = 150;
/** What stands in a select before anything is chosen. */
export const MAX_PLACEHOLDER = 150;
/** What can be typed into a field. */
export const MAX_TYPED = 3000;

// https://docs.slack.dev/reference/block-kit/composition-objects/text-object
/** Text of a section. */
export const MAX_SECTION = 3000;

// https://docs.slack.dev/reference/views/modal-views
/** A modal's title, and its buttons. */
export const MAX_TITLE = 24;
/** What a modal carries along. */
export const MAX_METADATA = 3000;

/**
 * A message's blocks in all, written as JSON.
 *
 * Slack documents 12,000 characters of Markdown, and was seen to refuse blocks of some 13,000 with `msg_blocks_too_long`.
 */
export const MAX_MESSAGE = 12_000;

// https://docs.slack.dev/reference/methods/chat.postMessage
/** Text for those who don't see the blocks: beyond 4000 characters Slack advises against it. */
export const MAX_FALLBACK = 3000;

// https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
/** Prompts that are suggested. */
export const MAX_PROMPTS = 4;
