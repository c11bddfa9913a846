import { ChannelType, MessageFlags, PermissionFlagsBits } from "discord-api-types/v10";
import { objectOf } from "../../json.ts";
import { checkMessage } from "../check-message.ts";
import { createForm } from "../form.ts";
import { refuse } from "../refusal.ts";
import type { Call, Route } from "../rest-server.ts";
import { channelOf } from "../show.ts";
import { type Kept, keptIn, type Place, permissionsIn, placeFor, snowflake } from "../world.ts";
import { rewrite, write } from "../write.ts";

const NONCE_LASTS_MS = 5 * 60_000;
const OLD_AFTER_MS = 60 * 60_000;
const MOST_OLD_EDITS = 3;

/** What can be done in channels. */
export const CHANNEL_ROUTES: readonly Route[] = [
  {
    method: "GET",
    path: "/channels/:channel",
    does: ({ world, params }) => channelOf(placeFor(world, params.channel ?? "")),
  },
  {
    method: "POST",
    path: "/channels/:channel/typing",
    does: ({ world, params }) => {
      const place = placeFor(world, params.channel ?? "");
      maySend(place);
      world.events.emit("typing", place);
      return undefined;
    },
  },
  { method: "POST", path: "/channels/:channel/messages", does: send },
  {
    method: "GET",
    path: "/channels/:channel/messages/:message",
    does: ({ world, params }) =>
      keptIn(world, placeFor(world, params.channel ?? "").id, params.message ?? "").message,
  },
  { method: "PATCH", path: "/channels/:channel/messages/:message", does: edit },
  {
    method: "POST",
    path: "/channels/:channel/messages/:message/threads",
    does: startThread,
  },
];

function send({ world, params, body, uploads }: Call): unknown {
  const place = placeFor(world, params.channel ?? "");
  maySend(place);
  refuseClosed(world, place);
  checkMessage(body, "channel", uploads);
  if (uploads.length > 0) must(place, PermissionFlagsBits.AttachFiles);

  const author = world.mentor.user.id;
  const nonce = body.nonce === undefined ? undefined : String(body.nonce);
  if (nonce !== undefined && body.enforce_nonce === true) {
    const since = world.now() - NONCE_LASTS_MS;
    const earlier = world.messages
      .get(place.id)
      ?.find(
        (it) =>
          it.nonce === nonce &&
          it.message.author.id === author &&
          Date.parse(it.message.timestamp) > since,
      );
    if (earlier) return { ...earlier.message, nonce };
  }
  const repliesTo = repliedTo({ world, place, body });
  const kept = write(world, { place, author, body, uploads, ...(repliesTo && { repliesTo }) });
  return { ...kept.message, ...(nonce === undefined ? {} : { nonce }) };
}

function repliedTo({
  world,
  place,
  body,
}: Pick<Call, "world" | "body"> & { place: Place }): Kept | undefined {
  if (body.message_reference === undefined) return undefined;
  const { message_id: id, fail_if_not_exists: mustExist = true } = objectOf(body.message_reference);
  const found = world.messages.get(place.id)?.find((it) => it.message.id === id);
  if (!found && mustExist) {
    const form = createForm();
    form.fault("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
    form.done();
  }
  return found;
}

function edit({ world, params, body, uploads }: Call): unknown {
  const place = placeFor(world, params.channel ?? "");
  const kept = keptIn(world, place.id, params.message ?? "");
  if (kept.onlyFor !== undefined) throw refuse("unknownMessage");
  if (kept.message.author.id !== world.mentor.user.id) throw refuse("notOurMessage");
  const age = world.now() - Date.parse(kept.message.timestamp);
  if (age > OLD_AFTER_MS && kept.edits >= MOST_OLD_EDITS) throw refuse("tooManyOldEdits");
  const isV2 = ((kept.message.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const flags = Number(body.flags ?? 0) | (isV2 ? MessageFlags.IsComponentsV2 : 0);
  checkMessage({ ...body, flags }, "channel", uploads);
  return rewrite(world, kept, body, uploads).message;
}

function startThread({ world, params, body }: Call): unknown {
  const parent = placeFor(world, params.channel ?? "");
  must(parent, PermissionFlagsBits.CreatePublicThreads);
  keptIn(world, parent.id, params.message ?? "");
  const form = createForm();
  const name = form.text(body.name, "name", 1, 100);
  form.done();
  if (!parent.guild) throw refuse("missingAccess");
  const thread: Place = {
    id: params.message ?? snowflake(),
    type: ChannelType.PublicThread,
    name,
    guild: parent.guild,
    people: [],
    parent,
    startedBy: world.mentor.user.id,
    denied: 0n,
  };
  world.places.set(thread.id, thread);
  const d = { ...channelOf(thread), newly_created: true };
  world.dispatch({ t: "THREAD_CREATE", d }, parent.guild.id);
  return channelOf(thread);
}

function maySend(place: Place): void {
  if (place.type === ChannelType.DM) return;
  must(
    place,
    place.type === ChannelType.PublicThread
      ? PermissionFlagsBits.SendMessagesInThreads
      : PermissionFlagsBits.SendMessages,
  );
}

function must(place: Place, permission: bigint): void {
  if ((permissionsIn(place) & permission) === 0n) throw refuse("missingPermissions");
}

/** Somebody may have closed their messages, or have left every server that Mentor is in. */
function refuseClosed(world: Call["world"], place: Place): void {
  if (place.type !== ChannelType.DM) return;
  const person = world.people.get(place.people.find((it) => it !== world.mentor.user.id) ?? "");
  if (!person) throw refuse("unknownUser");
  if (person.isClosed) throw refuse("closedToUs");
  const isNear = [...world.guilds.values()].some(
    (it) => it.hasMentor && it.members.has(person.user.id),
  );
  if (!isNear && !person.hasInstalled) throw refuse("noMutualGuild");
}
