import type { Groups } from "../../../src/checkins/groups.ts";
import type { Mind } from "../../../src/dialogue/mind.ts";
import { conversationId } from "../../../src/ids.ts";
import type { Reply } from "../../../src/reply/reply.ts";
import { readGroupSettings } from "../../../src/understand/checkin-group.ts";
import { spellControl } from "../custom-ids.ts";
import { say, type Words, wordsFor } from "../locales/words.ts";
import { toDiscord } from "../markdown.ts";
import { modalFor } from "../modals.ts";
import { writeBlocks } from "../pieces.ts";
import { learnerOf, PLATFORM } from "../receive.ts";
import { type DiscordMessage, saying } from "../render.ts";
import type { Request, RequestSeen } from "../seen.ts";
import type { Wire } from "../wire.ts";
import { readChosen, topicChoices } from "./choices.ts";
import { panelRows } from "./panel.ts";
import { mayOrganise, missingIn, type Permitted } from "./permissions.ts";
import type { ServerSettings, Servers } from "./servers.ts";

/** What answering organisers takes. */
export interface SetupParts {
  readonly wire: Wire;
  readonly servers: Servers;
  readonly groups: Groups;
  readonly mind: Mind;
  /** What the mentor may do in a channel; undefined where it doesn't see it. */
  readonly permissionsIn: (channel: string) => Permitted | undefined;
}

const written = ({ blocks, moments }: Reply) => writeBlocks(blocks, moments).join("\n");

/** A channel that Discord doesn't show. */
const UNSEEN: Permitted = { may: 0n, isThread: false };

type Seen<K extends RequestSeen["kind"]> = Extract<RequestSeen, { kind: K }>;

/** A channel's check-in is kept under the channel. */
export const groupIn = (channel: string) => conversationId(`${PLATFORM}:${channel}`);

/** Shows organisers their server's settings, and changes them. */
export function createSetupAnswers({ wire, servers, groups, mind, permissionsIn }: SetupParts) {
  const tell = (request: Request, message: DiscordMessage) =>
    wire.answer(request.ticket, { kind: "message", message, isPrivate: true });

  /** The server, where the one who asks may organise it; otherwise they are told why not. */
  const serverFor = async (request: Request): Promise<string | undefined> => {
    const words = wordsFor(request.locale);
    const { guild } = request.spot;
    if (!guild) {
      await tell(request, saying(say(words, "servers-only")));
      return undefined;
    }
    const { roles } = await servers.settings(guild);
    if (mayOrganise(request.may, request.roles, roles)) return guild;
    await tell(request, saying(toDiscord(say(words, "managers-only"))));
    return undefined;
  };

  const describe = async (settings: ServerSettings, request: Request, words: Words) => {
    const checkIn = settings.channel
      ? written(await groups.show(groupIn(settings.channel), request.at))
      : say(words, "status-no-channel");
    const names = (ids: readonly string[], sign: string) =>
      ids.map((it) => `<${sign}${it}>`).join(", ");
    const lines = [
      `**${say(words, "status-title")}**`,
      settings.channel ? `<#${settings.channel}>: ${checkIn}` : checkIn,
      settings.unasked.length > 0
        ? say(words, "status-unasked", { channels: names(settings.unasked, "#") })
        : say(words, "status-asked"),
      ...(settings.roles.length > 0
        ? [say(words, "status-roles", { roles: names(settings.roles, "@&") })]
        : []),
      ...lacking(settings, request, words),
    ];
    return lines.join("\n\n");
  };

  /** What is missing, where, and how to give it. */
  const lacking = (settings: ServerSettings, { spot, mentorMay }: Request, words: Words) => {
    const here = { may: BigInt(mentorMay), isThread: spot.isThread };
    const places = new Map<string, Permitted>([[spot.channel, here]]);
    for (const it of [settings.channel, ...settings.unasked])
      if (it && !places.has(it)) places.set(it, permissionsIn(it) ?? UNSEEN);
    return [...places].flatMap(([channel, permitted]) => {
      const missing = missingIn(permitted);
      if (missing.length === 0) return [];
      const values = { channel: `<#${channel}>`, permissions: missing.join(", ") };
      return [say(words, "status-lacks", values)];
    });
  };

  const panel = async (guild: string, request: Request): Promise<DiscordMessage> => {
    const words = wordsFor(request.locale);
    const settings = await servers.settings(guild);
    const arrangement = settings.channel
      ? await groups.arrangement(groupIn(settings.channel))
      : undefined;
    const topics = topicChoices(mind.library, say(words, "setup-everything"));
    return saying(
      await describe(settings, request, words),
      panelRows({ settings, arrangement, topics, words }),
    );
  };

  const apply = async (guild: string, request: Seen<"control"> | Seen<"modal">, field: string) => {
    const { library } = mind;
    const { by, at } = request;
    const organiser = { by: learnerOf(by), at };
    const { channel } = await servers.settings(guild);
    if (request.kind === "modal") {
      const settings = readGroupSettings(mind, request.fields[0] ?? "");
      if (channel) await groups.arrange(groupIn(channel), settings, organiser);
      return;
    }
    const chosen = readChosen(field, request.values, library);
    switch (chosen?.kind) {
      case "server": {
        const after = await servers.change(guild, chosen.change);
        if (channel && after.channel && after.channel !== channel)
          await move(channel, after.channel, organiser);
        return;
      }
      case "checkin":
        if (channel) await groups.arrange(groupIn(channel), chosen.settings, organiser);
        return;
      case "off":
        if (channel) await groups.end(groupIn(channel), at);
        return;
      case undefined:
        return;
      default:
        return chosen satisfies never;
    }
  };

  /** The check-in moves along with what was arranged. */
  const move = async (
    from: string,
    to: string,
    organiser: Parameters<Groups["arrange"]>[2],
  ): Promise<void> => {
    const before = await groups.arrangement(groupIn(from));
    if (!before?.isOn) return;
    const { zone, minute, days, hours, about } = before;
    const topics =
      about?.kind === "path" ? { path: about.path } : about ? { concepts: about.concepts } : {};
    await groups.end(groupIn(from), organiser.at);
    await groups.arrange(groupIn(to), { zone, minute, days, hours, about: topics }, organiser);
  };

  return {
    /** `/mentor setup`, `/mentor status`. */
    async show(request: Seen<"command">, how: "setup" | "status"): Promise<void> {
      const words = wordsFor(request.locale);
      const { guild } = request.spot;
      if (!guild) return tell(request, saying(say(words, "servers-only")));
      if (how === "status") {
        const settings = await servers.settings(guild);
        return tell(request, saying(await describe(settings, request, words)));
      }
      if (await serverFor(request)) await tell(request, await panel(guild, request));
    },

    /** A control of the panel was used, or the field that it opened was filled. */
    async change(request: Seen<"control"> | Seen<"modal">, field: string): Promise<void> {
      const guild = await serverFor(request);
      if (!guild) return;
      if (request.kind === "control" && field === "words") {
        const words = wordsFor(request.locale);
        const id = spellControl({ kind: "setup", field }, "anybody");
        const modal = modalFor(id, words, say(words, "setup-example"));
        return wire.answer(request.ticket, { kind: "modal", modal });
      }
      await apply(guild, request, field);
      await wire.answer(request.ticket, { kind: "update", message: await panel(guild, request) });
    },
  };
}
