import type { Groups } from "../../../src/checkins/groups.ts";
import type { Mind } from "../../../src/dialogue/mind.ts";
import { conversationId } from "../../../src/ids.ts";
import type { Reply } from "../../../src/reply/reply.ts";
import { topicChoices } from "../../shared/topics.ts";
import { say, type Words, wordsFor } from "../locales/words.ts";
import { writeBlocks } from "../pieces.ts";
import { PLATFORM } from "../receive.ts";
import { type DiscordMessage, saying } from "../render.ts";
import type { Request } from "../seen.ts";
import { panelRows } from "./panel.ts";
import { missingIn, type Permitted } from "./permissions.ts";
import type { ServerSettings, Servers } from "./servers.ts";

/** What describing a server's settings takes. */
export interface DescribeParts {
  readonly servers: Servers;
  readonly groups: Groups;
  readonly mind: Mind;
  /** What the mentor may do in a channel; undefined where it doesn't see it. */
  readonly permissionsIn: (channel: string) => Permitted | undefined;
}

/** Shows how a server is set up. */
export interface Descriptions {
  /** To look at, or with the controls that change it. */
  show(guild: string, request: Request, how: "setup" | "status"): Promise<DiscordMessage>;
}

/** A channel's check-in is kept under the channel. */
export const groupIn = (channel: string) => conversationId(`${PLATFORM}:${channel}`);

/** A channel that Discord doesn't show. */
const UNSEEN: Permitted = { may: 0n, isThread: false };

const written = ({ blocks, moments }: Reply) => writeBlocks(blocks, moments).join("\n");

/** Describes servers: their question of the day, where the mentor answers, what it lacks and how to give it. */
export function createDescriptions({
  servers,
  groups,
  mind,
  permissionsIn,
}: DescribeParts): Descriptions {
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

  return {
    async show(guild, request, how) {
      const words = wordsFor(request.locale);
      const settings = await servers.settings(guild);
      const text = await describe(settings, request, words);
      if (how === "status") return saying(text);

      const arrangement = settings.channel
        ? await groups.arrangement(groupIn(settings.channel))
        : undefined;
      const topics = topicChoices(mind.library, say(words, "setup-everything"));
      return saying(text, panelRows({ settings, arrangement, topics, words }));
    },
  };
}
