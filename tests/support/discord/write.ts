import {
  type APIAttachment,
  type APIMessage,
  type APIMessageTopLevelComponent,
  ChannelType,
  GatewayDispatchEvents,
  MessageFlags,
  MessageType,
} from "discord-api-types/v10";
import { type Json, objectOf } from "../json.ts";
import { withNested } from "./check-components.ts";
import type { Upload } from "./check-message.ts";
import { type Asked, type Kept, type Place, snowflake, type World } from "./world.ts";

/** What becomes a message. */
export interface Draft {
  readonly place: Place;
  readonly author: string;
  readonly body: Json;
  readonly uploads: readonly Upload[];
  readonly onlyFor?: string;
  /** The interaction that it answers. */
  readonly answers?: Asked;
  /** The message that it replies to. */
  readonly repliesTo?: Kept;
}

/** Puts a message where it belongs and tells everybody who may know. */
export function write(world: World, draft: Draft): Kept {
  const { place, author, body, uploads, onlyFor, answers, repliesTo } = draft;
  const id = snowflake(world.now());
  const attachments = uploads.map(
    (it): APIAttachment => ({
      id: snowflake(),
      filename: it.name,
      size: it.content.length,
      url: `https://cdn.discordapp.com/attachments/${place.id}/${id}/${it.name}`,
      proxy_url: "",
    }),
  );
  const person = world.people.get(author);
  if (!person) throw new Error(`nobody is ${author}`);
  const pings = pingsOf(world, body, { isResponse: answers !== undefined, repliesTo });
  const message: APIMessage = {
    id,
    channel_id: place.id,
    author: person.user,
    content: String(body.content ?? ""),
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: pings.includes("everyone"),
    mentions: [...new Set([...mentionedIn(String(body.content ?? "")), ...pings])].flatMap(
      (it) => world.people.get(it)?.user ?? [],
    ),
    mention_roles: [],
    attachments,
    embeds: [],
    pinned: false,
    type: repliesTo
      ? MessageType.Reply
      : answers
        ? MessageType.ChatInputCommand
        : MessageType.Default,
    flags: Number(body.flags ?? 0) as MessageFlags,
    components: componentsOf(body),
    ...(answers && { application_id: world.app.id, webhook_id: world.app.id }),
    ...(repliesTo && {
      message_reference: { type: 0, message_id: repliesTo.message.id, channel_id: place.id },
      referenced_message: repliesTo.message,
    }),
  };
  const kept: Kept = {
    message,
    isResponse: answers !== undefined,
    pings,
    files: uploads,
    edits: 0,
    ...(onlyFor === undefined ? {} : { onlyFor }),
    ...(body.nonce === undefined ? {} : { nonce: String(body.nonce) }),
  };
  world.messages.set(place.id, [...(world.messages.get(place.id) ?? []), kept]);
  if (onlyFor === undefined) announce(world, place, kept, GatewayDispatchEvents.MessageCreate);
  world.events.emit("written", kept, place, answers);
  return kept;
}

/** Changes a message. */
export function rewrite(world: World, kept: Kept, body: Json, uploads: readonly Upload[]): Kept {
  const place = world.places.get(kept.message.channel_id);
  kept.message = {
    ...kept.message,
    edited_timestamp: new Date(world.now()).toISOString(),
    flags: ((kept.message.flags ?? 0) | Number(body.flags ?? 0)) & ~MessageFlags.Loading,
    ...(body.content === undefined ? {} : { content: String(body.content ?? "") }),
    ...(body.components === undefined ? {} : { components: componentsOf(body) }),
  };
  kept.edits += 1;
  if (uploads.length > 0) Object.assign(kept, { files: uploads });
  if (place && kept.onlyFor === undefined)
    announce(world, place, kept, GatewayDispatchEvents.MessageUpdate);
  world.events.emit("rewritten", kept, place);
  return kept;
}

/** Whether a Mentor with these intents is handed a message's text. */
const isReadable = (world: World, place: Place, kept: Kept): boolean => {
  const { message } = kept;
  const repliesTo = world.messages
    .get(place.id)
    ?.find((it) => it.message.id === message.message_reference?.message_id);
  const byReply = repliesTo?.isResponse && !mentionedIn(message.content).includes(world.app.id);
  return (
    place.type === ChannelType.DM ||
    message.author.id === world.mentor.user.id ||
    (message.mentions.some((it) => it.id === world.mentor.user.id) && !byReply)
  );
};

function announce(
  world: World,
  place: Place,
  kept: Kept,
  t: GatewayDispatchEvents.MessageCreate | GatewayDispatchEvents.MessageUpdate,
): void {
  if (place.guild ? !place.guild.hasMentor : !place.people.includes(world.mentor.user.id)) return;
  const shown = isReadable(world, place, kept)
    ? kept.message
    : { ...kept.message, content: "", components: [], attachments: [], embeds: [] };
  const d = {
    ...shown,
    channel_type: place.type,
    mentions: shown.mentions,
    ...(place.guild && { guild_id: place.guild.id }),
  };
  world.dispatch({ t, d }, place.guild?.id);
}

const componentsOf = (body: Json) =>
  (Array.isArray(body.components) ? body.components : []) as APIMessageTopLevelComponent[];

/** Users whom a text mentions. */
export const mentionedIn = (text: string): string[] =>
  [...text.matchAll(/(?<!\\)<@!?(\d+)>/g)].map((it) => it[1] ?? "");

/** Whom a message would notify: https://docs.discord.com/developers/resources/message#allowed-mentions-object */
function pingsOf(
  world: World,
  body: Json,
  about: { readonly isResponse: boolean; readonly repliesTo: Kept | undefined },
): string[] {
  const shown = (Array.isArray(body.components) ? body.components : [])
    .flatMap((it) => withNested(objectOf(it)))
    .map((it) => String(it.content ?? ""));
  const text = [String(body.content ?? ""), ...shown].join("\n");
  const allowed = body.allowed_mentions === undefined ? undefined : objectOf(body.allowed_mentions);
  const parse = allowed
    ? Array.isArray(allowed.parse)
      ? allowed.parse
      : []
    : about.isResponse
      ? ["users"]
      : ["users", "roles", "everyone"];
  const named = Array.isArray(allowed?.users) ? allowed.users : [];
  const users = mentionedIn(text).filter((it) => parse.includes("users") || named.includes(it));
  const everyone = parse.includes("everyone") && /@(?:everyone|here)/.test(text);
  const repliedTo = about.repliesTo?.message.author.id;
  const pingsReplied = repliedTo && (allowed ? allowed.replied_user === true : true);
  return [
    ...users.filter((it) => world.people.has(it)),
    ...(everyone ? ["everyone"] : []),
    ...(pingsReplied ? [repliedTo] : []),
  ];
}
