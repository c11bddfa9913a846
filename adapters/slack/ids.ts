import { type ConversationId, conversationId, type LearnerId, learnerId } from "../../src/ids.ts";

/** The platform's name, with which ids begin. */
export const PLATFORM = "slack";

/**
 * Where the mentor is installed: a workspace (`T…`), or an organisation (`E…`) that installed it for all of its own.
 *
 * Every id of a learner or a conversation carries it, so that nothing that is kept of one is ever met in another.
 */
export type WorkspaceId = string;

/** What an event of Slack's tells of where it comes from, as Bolt's context has it. */
export interface Origin {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly isEnterpriseInstall: boolean;
}

/** The installation that an event belongs to; undefined where it names none. */
export const workspaceOf = ({
  teamId,
  enterpriseId,
  isEnterpriseInstall,
}: Origin): WorkspaceId | undefined => (isEnterpriseInstall ? enterpriseId : teamId);

/** A member as a learner. */
export const learnerOf = (workspace: WorkspaceId, user: string): LearnerId =>
  learnerId(`${PLATFORM}:${workspace}:${user}`);

/** A member's direct messages, or one thread of them. They are named for the member, so that nobody asks for the channel. */
export const directWith = (workspace: WorkspaceId, user: string, thread?: string): ConversationId =>
  at(workspace, `@${user}`, thread);

/** A channel, or one thread of it. */
export const channelIn = (
  workspace: WorkspaceId,
  channel: string,
  thread?: string,
): ConversationId => at(workspace, channel, thread);

/** Where a conversation takes place. */
export type Place = {
  readonly workspace: WorkspaceId;
  /** The `ts` of the message that its thread hangs from. */
  readonly thread?: string;
} & ({ readonly user: string } | { readonly channel: string });

/** Reads where a conversation takes place; undefined where that isn't on Slack. */
export function placeOf(conversation: ConversationId): Place | undefined {
  const [, workspace, sign, id, thread] =
    /^slack:([A-Z0-9]+):(@?)([A-Z0-9]+)(?::(\d+\.\d+))?$/.exec(conversation) ?? [];
  if (!workspace || !id) return undefined;
  const where = { workspace, ...(thread ? { thread } : {}) };
  return sign ? { ...where, user: id } : { ...where, channel: id };
}

/** Whether a learner or a conversation is one of an installation's. */
export const belongsTo = (id: LearnerId | ConversationId, workspace: WorkspaceId): boolean =>
  id.startsWith(`${PLATFORM}:${workspace}:`);

const at = (workspace: WorkspaceId, where: string, thread: string | undefined) =>
  conversationId([PLATFORM, workspace, where, ...(thread ? [thread] : [])].join(":"));
