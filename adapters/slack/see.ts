import type {
  BlockAction,
  GlobalShortcut,
  MessageShortcut,
  SlashCommand,
  ViewSubmitAction,
} from "@slack/bolt";
import type { WorkspaceId } from "./ids.ts";
import { FIELD, readPlace } from "./modals.ts";
import type { MessageSeen, RequestSeen, Spot } from "./seen.ts";
import { spoken } from "./text.ts";

/** A message as Slack's events tell of it; what Mentor looks at. */
export interface MessageEvent {
  readonly type: string;
  readonly subtype?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly user?: string | undefined;
  readonly text?: string | undefined;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly parent_user_id?: string | undefined;
  readonly channel: string;
  readonly channel_type?: string | undefined;
}

/**
 * Takes from a message's event what Mentor looks at; undefined where nobody said anything.
 *
 * Edits, deletions, people who join, and what bots say are no words to the mentor.
 */
export function seeMessage(
  workspace: WorkspaceId,
  event: MessageEvent,
  mentor: string,
): MessageSeen | undefined {
  const { subtype, bot_id, user, text = "", ts, thread_ts, parent_user_id, channel } = event;
  const isWords = subtype === undefined || SAID.includes(subtype);
  if (!isWords || bot_id !== undefined || !user || user === mentor) return undefined;
  const isDirect = event.channel_type === "im" || isDirectChannel(channel);
  const isOwn = thread_ts !== undefined && parent_user_id === mentor;
  // A message by itself begins a thread.
  const root = thread_ts ?? ts;
  return {
    id: `${channel}:${ts}`,
    at: Math.floor(Number(ts) * 1000),
    by: user,
    spot: { workspace, channel, isDirect, root, ...(isOwn && isDirect ? {} : { thread: root }) },
    text,
  };
}

/** Subtypes of messages that people write. */
const SAID = ["file_share", "me_message", "thread_broadcast"];

const isDirectChannel = (channel: string) => channel.startsWith("D");

/** Takes from a command what Mentor looks at. */
export const seeCommand = (workspace: WorkspaceId, it: SlashCommand): RequestSeen => ({
  kind: "command",
  id: it.trigger_id,
  at: Date.now(),
  by: it.user_id,
  spot: {
    workspace,
    channel: it.channel_id,
    isDirect: isDirectChannel(it.channel_id),
  },
  trigger: it.trigger_id,
  responseUrl: it.response_url,
  command: it.command,
  text: spoken(it.text).trim(),
});

/** Takes from a shortcut what Mentor looks at. */
export function seeShortcut(
  workspace: WorkspaceId,
  it: MessageShortcut | GlobalShortcut,
): RequestSeen {
  const request = { id: it.trigger_id, at: Date.now(), by: it.user.id, trigger: it.trigger_id };
  if (it.type === "shortcut") {
    // From anywhere: the answer comes as a direct message.
    const spot = { workspace, channel: it.user.id, isDirect: true };
    return { ...request, kind: "shortcut", spot, shortcut: it.callback_id };
  }
  const { channel, message } = it;
  return {
    ...request,
    kind: "message",
    spot: { workspace, channel: channel.id, isDirect: isDirectChannel(channel.id) },
    responseUrl: it.response_url,
    shortcut: it.callback_id,
    text: spoken(message.text ?? ""),
  };
}

/** Takes from the use of a control what Mentor looks at; undefined where it wasn't under a message. */
export function seeControl(
  workspace: WorkspaceId,
  { actions, channel, container, message, user, trigger_id, response_url }: BlockAction,
  mentor: string,
): RequestSeen | undefined {
  const [action] = actions;
  const ts: unknown = container.message_ts ?? message?.ts;
  const where = channel?.id ?? container.channel_id;
  if (!action || typeof ts !== "string" || typeof where !== "string") return undefined;
  const option = "selected_option" in action ? action.selected_option : undefined;
  const told: unknown = container.thread_ts ?? message?.thread_ts;
  const root = typeof told === "string" && told !== ts ? told : undefined;
  const isDirect = isDirectChannel(where);
  const isOwn = isDirect && message?.parent_user_id === mentor;
  const spot: Spot = {
    workspace,
    channel: where,
    isDirect,
    ...(root ? { root } : {}),
    ...(root && !isOwn ? { thread: root } : {}),
  };
  return {
    kind: "control",
    id: trigger_id,
    at: Math.floor(Number(action.action_ts) * 1000) || Date.now(),
    by: user.id,
    spot,
    trigger: trigger_id,
    ...(response_url ? { responseUrl: response_url } : {}),
    actionId: action.action_id,
    ...(option && "value" in option && option.value ? { chosen: option.value } : {}),
    under: { ts, isPrivate: container.is_ephemeral === true, text: spoken(message?.text ?? "") },
  };
}

/** Takes from a filled modal what Mentor looks at; undefined where it is none of its own. */
export function seeModal(
  workspace: WorkspaceId,
  { view, user, trigger_id }: ViewSubmitAction,
): RequestSeen | undefined {
  const place = readPlace(view.private_metadata);
  if (!place) return undefined;
  const { under, responseUrl, spot } = place;
  return {
    kind: "modal",
    // A modal is sent once; which one it was, its id says.
    id: `${view.id}:${view.hash}`,
    at: Date.now(),
    by: user.id,
    spot: { ...spot, workspace },
    trigger: trigger_id,
    ...(responseUrl ? { responseUrl } : {}),
    callbackId: view.callback_id,
    said: view.state.values[FIELD]?.[FIELD]?.value?.trim() ?? "",
    ...(under ? { under: { ...under, text: "" } } : {}),
  };
}
