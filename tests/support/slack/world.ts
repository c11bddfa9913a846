import { randomBytes } from "node:crypto";
import type { EventEmitter } from "node:events";
import type { Json } from "../json.ts";
import { refuse } from "./refusal.ts";

/** Several workspaces of one company. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
}

/** Where a team works. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly organisation?: Organisation;
  /** Mentor's own user there, once it was installed. */
  mentor: Member | undefined;
}

/** Somebody in a workspace; Mentor's own user too. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly workspace: Workspace;
  readonly isBot: boolean;
  zone: string;
  isAdmin: boolean;
  /** Their account was switched off. */
  isGone: boolean;
}

/** Where messages stand. */
export interface Channel {
  readonly id: string;
  readonly kind: "im" | "mpim" | "public" | "private";
  readonly name: string;
  readonly workspace: Workspace;
  readonly creator: string;
  readonly members: Set<string>;
  isArchived: boolean;
}

/** A message and what only Slack knows of it. */
export interface Kept {
  readonly ts: string;
  readonly channel: Channel;
  /** A member's id. */
  readonly author: string;
  /** Text, blocks, attachments: as they were sent. */
  body: Json;
  /** The message at the head of its thread. */
  readonly thread: string | undefined;
  /** Who alone sees it. */
  readonly onlyFor?: string;
  /** It came by a response URL. */
  readonly isResponse: boolean;
  edits: number;
  isDeleted: boolean;
}

/** A modal, or somebody's Home tab. */
export interface View {
  readonly id: string;
  readonly surface: "modal" | "home";
  readonly member: Member;
  hash: string;
  body: Json;
  /** What stands under it, for a modal that was opened over another. */
  readonly under: View | undefined;
  isOpen: boolean;
}

/** What Mentor holds a token for. */
export interface Grant {
  readonly kind: "bot" | "app";
  readonly token: string;
  /** Of another app than Mentor's. */
  readonly app?: string;
  readonly scopes: Set<string>;
  /** The workspaces in which it counts. */
  readonly workspaces: readonly Workspace[];
  readonly organisation?: Organisation;
  /** Epoch ms. */
  readonly expiresAt?: number;
  readonly refreshToken?: string;
  isRevoked: boolean;
}

/** Something that a member did to Mentor and that can be answered. */
export interface Asked {
  readonly what: string;
  readonly by: Member;
  readonly channel: Channel | undefined;
  readonly at: number;
  readonly triggerId: string;
  readonly responseToken: string;
  /** The message on which it was done. */
  readonly message?: Kept | undefined;
  /** The view in which it was done. */
  readonly view?: View | undefined;
  /** What came back over the connection on which it was delivered; undefined until then. */
  acknowledged?: Json;
  triggers: number;
  responses: number;
  /** The answer to it, once it is there. */
  settled?: Kept | View;
  /** It was refused before Mentor could answer. */
  failed?: string;
}

/** What Mentor's app may have and is told of, as its manifest says. */
export interface AppSettings {
  readonly scopes: readonly string[];
  readonly events: readonly string[];
  readonly commands: readonly string[];
  /** By callback id: over a message, or anywhere. */
  readonly shortcuts: Readonly<Record<string, "message" | "global">>;
  readonly rotates: boolean;
  /** The agent's surface: suggested prompts, status. */
  readonly hasAgent: boolean;
}

/** All that is on this Slack, and the rules that everybody there lives by. */
export interface World {
  readonly events: EventEmitter;
  readonly app: {
    readonly id: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly signingSecret: string;
    readonly appToken: string;
    settings: AppSettings;
  };
  readonly workspaces: Map<string, Workspace>;
  readonly members: Map<string, Member>;
  readonly channels: Map<string, Channel>;
  /** By channel, oldest first. */
  readonly messages: Map<string, Kept[]>;
  readonly views: Map<string, View>;
  readonly grants: Map<string, Grant>;
  /** By trigger. */
  readonly asked: Map<string, Asked>;
  /** The status that Mentor shows in a thread, by channel and thread. */
  readonly statuses: Map<string, string>;
  /** Prompts that Mentor proposes, by channel. */
  readonly prompts: Map<string, readonly Json[]>;
  /** What Mentor did wrong: deadlines missed, promises broken. */
  readonly problems: string[];
  /** Where this Slack is reached. */
  base: string;
  now(): number;
  /** Sends an event to Mentor, where its app is subscribed to it. */
  tell(event: Json, workspace: Workspace): void;
}

/** Everything that changes something on this Slack says so by one of these. */
export const CHANGES = ["written", "rewritten", "deleted", "view", "asked", "status"] as const;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** A new id as Slack has them: "U" and ten letters and digits. */
export const idOf = (kind: string): string =>
  kind + Array.from(randomBytes(10), (it) => LETTERS[it % LETTERS.length]).join("");

/** What a bot is called besides its user's id. */
export const botIdOf = ({ id }: Pick<Member, "id">): string => `B${id.slice(1)}`;

let lastMicros = 0;

/** A message's time, which is also its name within its channel; later than any other. */
export function timestamp(now: number): string {
  lastMicros = Math.max(lastMicros + 1, now * 1000);
  const text = String(lastMicros);
  return `${text.slice(0, -6)}.${text.slice(-6)}`;
}

/** A message that stands in a channel. @throws {Refusal} */
export function keptIn(world: World, channel: Channel, ts: unknown): Kept {
  const found = world.messages.get(channel.id)?.find((it) => it.ts === ts && !it.isDeleted);
  if (!found) throw refuse("message_not_found");
  return found;
}

/** The direct messages of somebody with Mentor. */
export function directMessages(world: World, member: Member): Channel {
  const mentor = member.workspace.mentor?.id ?? "";
  for (const it of world.channels.values())
    if (it.kind === "im" && it.members.has(member.id) && it.members.has(mentor)) return it;
  const channel: Channel = {
    id: idOf("D"),
    kind: "im",
    name: "directmessage",
    workspace: member.workspace,
    creator: member.id,
    members: new Set([member.id, mentor]),
    isArchived: false,
  };
  world.channels.set(channel.id, channel);
  return channel;
}
