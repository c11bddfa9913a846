import { createHash } from "node:crypto";
import {
  type APIInteractionResponseCallbackData,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  type REST,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPatchAPIInteractionOriginalResponseJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  type RESTPostAPIInteractionCallbackJSONBody,
  type RESTPostAPIInteractionFollowupJSONBody,
  Routes,
} from "discord.js";
import { MAX_NONCE } from "./limits.ts";
import type { DiscordMessage } from "./render.ts";
import type { Ticket } from "./seen.ts";
import type { Choice } from "./suggest.ts";

/** How an interaction is answered at first. */
export type Answer =
  | { readonly kind: "message"; readonly message: DiscordMessage; readonly isPrivate: boolean }
  /** The message with the control changes. */
  | { readonly kind: "update"; readonly message: DiscordMessage }
  /** The answer takes longer. */
  | { readonly kind: "wait"; readonly isPrivate: boolean }
  | { readonly kind: "wait-to-update" }
  | { readonly kind: "modal"; readonly modal: APIModalInteractionResponseCallbackData }
  | { readonly kind: "choices"; readonly choices: readonly Choice[] };

/** Sends messages. Nothing that is sent ever pings. */
export interface Sender {
  /** Sends a message; the same `key` and `part` again within minutes is the same message. */
  send(channel: string, message: DiscordMessage, how: Sending): Promise<string>;
  edit(channel: string, id: string, message: DiscordMessage): Promise<void>;
  type(channel: string): Promise<void>;
  /** The channel of a user's direct messages. */
  openDirect(user: string): Promise<string>;
}

/** Sends messages, and answers interactions. */
export interface Wire extends Sender {
  answer(ticket: Ticket, answer: Answer): Promise<void>;
  editAnswer(ticket: Ticket, message: DiscordMessage): Promise<void>;
  follow(ticket: Ticket, message: DiscordMessage, isPrivate: boolean): Promise<void>;
}

/** How a message is sent. */
export interface Sending {
  readonly key: string;
  readonly part: number;
  readonly repliesTo?: string;
}

const QUIET = { parse: [] };

/** Sends through discord.js's own REST client, which keeps to the rate limits. */
export function createSender(rest: REST): Sender {
  return {
    async send(channel, message, { key, part, repliesTo }) {
      const body: RESTPostAPIChannelMessageJSONBody = {
        ...bodyOf(message),
        nonce: nonceFor(key, part),
        enforce_nonce: true,
        ...(repliesTo
          ? { message_reference: { message_id: repliesTo, fail_if_not_exists: false } }
          : {}),
      };
      const route = Routes.channelMessages(channel);
      const sent = (await rest.post(route, { body, files: filesOf(message) })) as APIMessage;
      return sent.id;
    },

    async edit(channel, id, message) {
      const body: RESTPatchAPIChannelMessageJSONBody = changed(message);
      await rest.patch(Routes.channelMessage(channel, id), { body, files: filesOf(message) });
    },

    async type(channel) {
      await rest.post(Routes.channelTyping(channel));
    },

    async openDirect(user) {
      const body = { recipient_id: user };
      const opened = (await rest.post(Routes.userChannels(), {
        body,
      })) as RESTPostAPICurrentUserCreateDMChannelResult;
      return opened.id;
    },
  };
}

/** Sends, and answers interactions of an application. */
export function createWire(rest: REST, application: () => string): Wire {
  const webhook = ({ token }: Ticket) => Routes.webhook(application(), token);

  return {
    ...createSender(rest),

    async answer({ id, token }, answer) {
      const files = "message" in answer ? filesOf(answer.message) : [];
      await rest.post(Routes.interactionCallback(id, token), {
        body: callbackOf(answer),
        files,
        auth: false,
      });
    },

    async editAnswer(ticket, message) {
      const body: RESTPatchAPIInteractionOriginalResponseJSONBody = changed(message);
      await rest.patch(`${webhook(ticket)}/messages/@original`, {
        body,
        files: filesOf(message),
        auth: false,
      });
    },

    async follow(ticket, message, isPrivate) {
      const body: RESTPostAPIInteractionFollowupJSONBody = flagged(message, isPrivate);
      await rest.post(webhook(ticket), { body, files: filesOf(message), auth: false });
    },
  };
}

function callbackOf(answer: Answer): RESTPostAPIInteractionCallbackJSONBody {
  switch (answer.kind) {
    case "message":
      return {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: flagged(answer.message, answer.isPrivate),
      };
    case "update":
      return {
        type: InteractionResponseType.UpdateMessage,
        data: changed(answer.message),
      };
    case "wait":
      return {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        ...(answer.isPrivate ? { data: { flags: MessageFlags.Ephemeral } } : {}),
      };
    case "wait-to-update":
      return { type: InteractionResponseType.DeferredMessageUpdate };
    case "modal":
      return { type: InteractionResponseType.Modal, data: answer.modal };
    case "choices":
      return {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: [...answer.choices] },
      };
    default:
      return answer satisfies never;
  }
}

const bodyOf = ({ components }: DiscordMessage) => ({
  components,
  flags: MessageFlags.IsComponentsV2,
  allowed_mentions: QUIET,
});

/** What a message becomes; whatever was attached to it goes. */
const changed = (message: DiscordMessage) => ({
  ...bodyOf(message),
  attachments: message.files.map(({ name }, i) => ({ id: String(i), filename: name })),
});

const flagged = (
  message: DiscordMessage,
  isPrivate: boolean,
): APIInteractionResponseCallbackData => ({
  ...bodyOf(message),
  flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0),
});

const filesOf = ({ files }: DiscordMessage): RawFile[] =>
  files.map(({ name, data }) => ({ name, data }));

/** A part of something that is sent, in as many characters as a nonce takes. */
export const nonceFor = (key: string, part: number): string =>
  createHash("sha256").update(`${key} ${part}`).digest("base64url").slice(0, MAX_NONCE);
