import { InteractionResponseType as Kind, MessageFlags } from "discord-api-types/v10";
import { type Json, objectOf } from "../../json.ts";
import { checkChoices } from "../check-commands.ts";
import { checkMessage, checkModal } from "../check-message.ts";
import { Refusal, refuse } from "../refusal.ts";
import type { Call, Route } from "../rest-server.ts";
import type { Asked, Kept, World } from "../world.ts";
import { rewrite, write } from "../write.ts";

/** https://docs.discord.com/developers/interactions/receiving-and-responding */
const ANSWERED_WITHIN_MS = 3_000;
const TOKEN_LASTS_MS = 15 * 60_000;
const MOST_FOLLOW_UPS = 5;

/** How interactions are answered. */
export const INTERACTION_ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: "/interactions/:id/:token/callback",
    isOpen: true,
    isFree: true,
    does: acknowledge,
  },
  { method: "POST", path: "/webhooks/:app/:token", isOpen: true, does: followUp },
  {
    method: "GET",
    path: "/webhooks/:app/:token/messages/@original",
    isOpen: true,
    does: (call) => originalOf(call).message,
  },
  {
    method: "PATCH",
    path: "/webhooks/:app/:token/messages/@original",
    isOpen: true,
    does: editOriginal,
  },
  {
    method: "DELETE",
    path: "/webhooks/:app/:token/messages/@original",
    isOpen: true,
    does: (call) => {
      const { world } = call;
      const kept = originalOf(call);
      const all = world.messages.get(kept.message.channel_id) ?? [];
      world.messages.set(
        kept.message.channel_id,
        all.filter((it) => it !== kept),
      );
      world.events.emit("deleted", kept);
      return undefined;
    },
  },
];

function acknowledge({ world, params, body, uploads }: Call): undefined {
  const asked = world.asked.get(params.token ?? "");
  if (!asked || asked.id !== params.id) throw refuse("unknownInteraction");
  if (world.now() - asked.at > ANSWERED_WITHIN_MS) throw refuse("unknownInteraction");
  if (asked.answer) throw refuse("alreadyAcknowledged");
  const type = Number(body.type);
  const data = objectOf(body.data);
  if (!ANSWERS[asked.kind].includes(type) || (needsMessage(type) && !asked.message))
    throw new Refusal(400, 50035, `Invalid Form Body\ntype: ${type} does not answer ${asked.kind}`);

  const flags = Number(data.flags ?? 0);
  const isEphemeral = (flags & MessageFlags.Ephemeral) !== 0;
  if (type === Kind.ChannelMessageWithSource) checkMessage(data, "interaction", uploads);
  if (type === Kind.UpdateMessage) checkUpdate(asked, data, uploads);
  if (type === Kind.Modal) checkModal(data);
  if (type === Kind.ApplicationCommandAutocompleteResult) checkChoices(data.choices);
  if (type === Kind.DeferredChannelMessageWithSource && (flags & ~MessageFlags.Ephemeral) !== 0)
    throw new Refusal(400, 50035, "Invalid Form Body\nflags: only EPHEMERAL may be deferred");

  asked.answer = { type, data, isEphemeral };
  switch (type) {
    case Kind.ChannelMessageWithSource:
      asked.settled = asked.original = respond(world, asked, data, uploads);
      break;
    case Kind.DeferredChannelMessageWithSource:
      asked.original = respond(world, asked, { flags: flags | MessageFlags.Loading }, []);
      break;
    case Kind.UpdateMessage:
      if (asked.message)
        asked.settled = asked.original = rewrite(world, asked.message, data, uploads);
      break;
    case Kind.DeferredMessageUpdate:
      if (asked.message) asked.original = asked.message;
      break;
  }
  world.events.emit("acknowledged", asked);
  return undefined;
}

const ANSWERS: Readonly<Record<Asked["kind"], readonly number[]>> = {
  command: [Kind.ChannelMessageWithSource, Kind.DeferredChannelMessageWithSource, Kind.Modal],
  press: [
    Kind.ChannelMessageWithSource,
    Kind.DeferredChannelMessageWithSource,
    Kind.DeferredMessageUpdate,
    Kind.UpdateMessage,
    Kind.Modal,
  ],
  // A modal does not lead to another.
  modal: [
    Kind.ChannelMessageWithSource,
    Kind.DeferredChannelMessageWithSource,
    Kind.DeferredMessageUpdate,
    Kind.UpdateMessage,
  ],
  autocomplete: [Kind.ApplicationCommandAutocompleteResult],
};

const needsMessage = (type: number) =>
  type === Kind.UpdateMessage || type === Kind.DeferredMessageUpdate;

const respond = (world: World, asked: Asked, body: Json, uploads: Call["uploads"]): Kept =>
  write(world, {
    place: asked.place,
    author: world.mentor.user.id,
    body,
    uploads,
    answers: asked,
    ...((Number(body.flags ?? 0) & MessageFlags.Ephemeral) === 0 ? {} : { onlyFor: asked.by }),
  });

/** What is true of a message stays true: Components V2 never go back, and who sees it is settled. */
function checkUpdate(asked: Asked, data: Json, uploads: Call["uploads"]): void {
  const had = (asked.original ?? asked.message)?.message.flags ?? 0;
  const flags = Number(data.flags ?? 0) & ~MessageFlags.Ephemeral;
  checkMessage(
    { ...data, flags: flags | (had & MessageFlags.IsComponentsV2) },
    "interaction",
    uploads,
  );
}

function waiting({ world, params }: Call): Asked {
  const asked = world.asked.get(params.token ?? "");
  if (!asked || params.app !== world.app.id || !asked.answer) throw refuse("unknownWebhook");
  if (world.now() - asked.at > TOKEN_LASTS_MS) throw refuse("expiredToken");
  return asked;
}

function originalOf(call: Call): Kept {
  const { original } = waiting(call);
  if (!original) throw refuse("unknownMessage");
  return original;
}

function editOriginal(call: Call): unknown {
  const asked = waiting(call);
  const kept = originalOf(call);
  checkUpdate(asked, call.body, call.uploads);
  return settle(call.world, asked, rewrite(call.world, kept, call.body, call.uploads));
}

function settle(world: World, asked: Asked, kept: Kept): unknown {
  asked.settled = kept;
  world.events.emit("acknowledged", asked);
  return kept.message;
}

function followUp(call: Call): unknown {
  const { world, body, uploads } = call;
  const asked = waiting(call);
  const { original } = asked;
  const isLoading = ((original?.message.flags ?? 0) & MessageFlags.Loading) !== 0;
  if (isLoading && original && asked.answer?.type === Kind.DeferredChannelMessageWithSource) {
    // The first follow-up takes the place of a response that was put off, seen by whom that was.
    checkUpdate(asked, body, uploads);
    return settle(world, asked, rewrite(world, original, body, uploads));
  }
  checkMessage(body, "interaction", uploads);
  asked.followUps += 1;
  if (asked.isUserInstall && asked.followUps > MOST_FOLLOW_UPS) throw refuse("tooManyFollowUps");
  return settle(world, asked, respond(world, asked, body, uploads));
}
