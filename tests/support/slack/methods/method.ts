import type { Json } from "../../json.ts";
import type { Tier } from "../limits.ts";
import { refuse } from "../refusal.ts";
import {
  type Channel,
  directMessages,
  type Grant,
  type Member,
  type Workspace,
  type World,
} from "../world.ts";

/** A request as a method takes it. */
export interface Call {
  readonly world: World;
  readonly body: Json;
  /** What the token allows; methods that need none have an empty one. */
  readonly grant: Grant;
}

/** What Slack does for a method of its Web API. */
export interface Method {
  readonly name: string;
  readonly tier: Tier;
  /** What a token must be good for; one of them is enough. */
  readonly scopes?: readonly string[];
  /** The token that it takes; "none" needs none. */
  readonly token: "bot" | "app" | "none";
  /** It sends a message to the channel that it names. */
  readonly sends?: true;
  /** What it answers besides `ok`. @throws {Refusal} */
  readonly does: (call: Call) => Json;
}

/** A channel that the token may know of. @throws {Refusal} */
export function channelFor({ world, grant }: Call, id: unknown): Channel {
  const name = String(id ?? "");
  const member = world.members.get(name);
  if (member && isWithin(grant, member.workspace)) return directMessages(world, member);
  const channel = world.channels.get(name);
  const mentor = channel?.workspace.mentor?.id ?? "";
  if (!channel || !isWithin(grant, channel.workspace)) throw refuse("channel_not_found");
  if (channel.kind !== "public" && !channel.members.has(mentor)) throw refuse("channel_not_found");
  return channel;
}

/** A channel in which Mentor may write. @throws {Refusal} */
export function writableFor(call: Call, id: unknown): Channel {
  const channel = channelFor(call, id);
  if (channel.isArchived) throw refuse("is_archived");
  if (!channel.members.has(channel.workspace.mentor?.id ?? "")) throw refuse("not_in_channel");
  const members = [...channel.members].flatMap((it) => call.world.members.get(it) ?? []);
  if (channel.kind === "im" && members.some((it) => it.isGone)) throw refuse("channel_not_found");
  return channel;
}

/** Somebody whom the token may know of. @throws {Refusal} */
export function memberFor({ world, grant }: Call, id: unknown): Member {
  const member = world.members.get(String(id ?? ""));
  if (!member || !isWithin(grant, member.workspace)) throw refuse("user_not_found");
  return member;
}

const isWithin = (grant: Grant, workspace: Workspace) => grant.workspaces.includes(workspace);
