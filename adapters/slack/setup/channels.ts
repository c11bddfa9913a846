import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import type { Member } from "../members.ts";

/** What the mentor knows of a channel. */
export type ChannelFacts =
  | {
      readonly kind: "seen";
      readonly isMember: boolean;
      readonly isArchived: boolean;
      /** Who made it. */
      readonly creator: string | undefined;
    }
  /** A private channel that the mentor isn't in, or none at all. */
  | { readonly kind: "unseen" };

/** Asks Slack about a channel. */
export async function channelFacts(client: WebClient, channel: string): Promise<ChannelFacts> {
  try {
    const { channel: about } = await client.conversations.info({ channel });
    return {
      kind: "seen",
      isMember: about?.is_member === true,
      isArchived: about?.is_archived === true,
      creator: about?.creator,
    };
  } catch (error) {
    const code = error instanceof WebAPIPlatformError ? error.data.error : "";
    if (code === "channel_not_found" || code === "missing_scope") return { kind: "unseen" };
    throw error;
  }
}

/** Whether somebody may set a channel up: who administers the workspace, and who made the channel. */
export const mayOrganise = (user: string, { isAdmin }: Member, channel: ChannelFacts): boolean =>
  isAdmin || (channel.kind === "seen" && channel.creator === user);

/** Whether the mentor can speak in a channel. */
export const canSpeak = (channel: ChannelFacts): boolean =>
  channel.kind === "seen" && channel.isMember && !channel.isArchived;

/** What the mentor may do in a channel, and how to give it what it lacks. */
export function mayDo(channel: ChannelFacts): string {
  if (channel.kind === "unseen")
    return "**I can't see this channel.** To let me in, write `/invite @Mentor` here.";
  if (channel.isArchived) return "**This channel is archived**, so I can't write here.";
  if (!channel.isMember)
    return "**I'm not in this channel**, so I can't post here. To let me in, write `/invite @Mentor` here.";
  return "In this channel I see only messages that mention me. I answer those in their threads, and post the question of the day if it is on.";
}
