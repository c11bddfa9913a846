import {
  type APIMessageTopLevelComponent,
  type AutocompleteInteraction,
  type Channel,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  ComponentType,
  type Interaction,
  InteractionContextType,
  type Message,
  MessageFlags,
  type ModalSubmitInteraction,
} from "discord.js";
import type { MessageSeen, Options, Request, RequestSeen, Spot, Under } from "./seen.ts";

/** Takes from discord.js's message what Mentor looks at. */
export function seeMessage(message: Message, mentor: string): MessageSeen {
  const { author, mentions, attachments, stickers } = message;
  return {
    id: message.id,
    at: message.createdTimestamp,
    by: author.id,
    spot: {
      channel: message.channelId,
      ...(message.guildId ? { kind: "server", guild: message.guildId } : { kind: "direct" }),
      ...threadOf(message.channel, mentor),
    },
    text: message.content,
    isByPerson: !author.bot && !message.system && !message.webhookId,
    isForMentor: mentions.users.has(mentor) || mentions.repliedUser?.id === mentor,
    hasMore: attachments.size > 0 || stickers.size > 0,
  };
}

/** Takes from discord.js's interaction what Mentor looks at; undefined of kinds that it has no use for. */
export function seeRequest(interaction: Interaction, mentor: string): RequestSeen | undefined {
  const request = requestOf(interaction, mentor);
  if (interaction.isChatInputCommand()) {
    return {
      ...request,
      kind: "command",
      command: pathOf(interaction),
      options: optionsOf(interaction.options.data),
    };
  }
  if (interaction.isMessageContextMenuCommand()) {
    const text = interaction.targetMessage.content || textOf(interaction.targetMessage);
    return { ...request, kind: "message", command: interaction.commandName, text };
  }
  if (interaction.isMessageComponent()) {
    const values = "values" in interaction ? interaction.values : [];
    const { customId, message } = interaction;
    return { ...request, kind: "control", customId, values, under: underOf(message) };
  }
  if (interaction.isModalSubmit()) {
    const { customId, message } = interaction;
    const under = message ? { under: underOf(message) } : {};
    return { ...request, kind: "modal", customId, fields: fieldsOf(interaction), ...under };
  }
  if (interaction.isAutocomplete()) {
    const { name: option, value: typed } = interaction.options.getFocused(true);
    return { ...request, kind: "typing", command: pathOf(interaction), option, typed };
  }
  return undefined;
}

const requestOf = (interaction: Interaction, mentor: string): Request => ({
  ticket: { id: interaction.id, token: interaction.token },
  at: interaction.createdTimestamp,
  by: interaction.user.id,
  spot: {
    channel: interaction.channelId ?? "",
    ...kindOf(interaction),
    ...threadOf(interaction.channel, mentor),
  },
  locale: interaction.locale,
  may: interaction.memberPermissions?.bitfield.toString(),
  roles: interaction.inCachedGuild() ? [...interaction.member.roles.cache.keys()] : [],
  mentorMay: interaction.appPermissions.bitfield.toString(),
});

/** In a server where the mentor is no member, somebody brought it along. */
function kindOf(interaction: Interaction): Pick<Spot, "kind" | "guild"> {
  if (interaction.inCachedGuild()) return { kind: "server", guild: interaction.guildId };
  return { kind: interaction.context === InteractionContextType.BotDM ? "direct" : "elsewhere" };
}

/** Threads belong to whom started them. */
const threadOf = (
  channel: Channel | null,
  mentor: string,
): Pick<Spot, "isThread" | "isOwnThread"> => {
  const isThread = channel?.isThread() === true;
  return { isThread, isOwnThread: isThread && channel.ownerId === mentor };
};

/** "privacy export". */
const pathOf = ({ commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction) =>
  [commandName, options.getSubcommandGroup(false), options.getSubcommand(false)]
    .filter(Boolean)
    .join(" ");

const optionsOf = (options: readonly CommandInteractionOption[]): Options =>
  Object.fromEntries(
    options.flatMap(({ name, value, options: inner }): [string, string | number | boolean][] =>
      inner && inner.length > 0
        ? Object.entries(optionsOf(inner))
        : value === undefined
          ? []
          : [[name, value]],
    ),
  );

const underOf = (message: Message): Under => ({
  message: message.id,
  isPrivate: message.flags.has(MessageFlags.Ephemeral),
  text: textOf(message),
});

const textOf = (message: Message): string =>
  message.components
    .flatMap((it) => textsIn(it.toJSON() as APIMessageTopLevelComponent))
    .join("\n\n");

function textsIn(component: APIMessageTopLevelComponent): string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [component.content];
    case ComponentType.Container:
      return component.components.flatMap((it) =>
        it.type === ComponentType.TextDisplay ? [it.content] : [],
      );
    default:
      return [];
  }
}

const fieldsOf = ({ fields }: ModalSubmitInteraction): string[] =>
  fields.fields.map((it) =>
    "value" in it ? String(it.value) : "values" in it ? it.values.join(" ") : "",
  );
