/**
 * What the mentor asks a workspace to allow, and what for; nothing else.
 *
 * https://docs.slack.dev/reference/scopes
 */
export const SCOPES = {
  "app_mentions:read": "sees messages that mention it, and no others in channels",
  "assistant:write": "offers prompts when a conversation is opened, and shows that it thinks",
  "channels:read": "knows whether it is in a public channel, and who made it",
  "chat:write": "answers, and sends the check-ins that were asked for",
  commands: "has its commands and shortcuts",
  "groups:read": "knows whether it is in a private channel, and who made it",
  "im:history": "sees what is written to it in direct messages",
  "users:read": "knows a member's time zone, and who administers the workspace",
} as const;

/** The events that the mentor listens to: https://docs.slack.dev/reference/events */
export const EVENTS = [
  "app_home_opened",
  "app_mention",
  "app_uninstalled",
  "message.im",
  "tokens_revoked",
] as const;
