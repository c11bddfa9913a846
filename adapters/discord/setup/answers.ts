import type { Groups } from "../../../src/checkins/groups.ts";
import { readGroupSettings } from "../../../src/understand/checkin-group.ts";
import { spellControl } from "../custom-ids.ts";
import { answerInTime } from "../in-time.ts";
import { say, wordsFor } from "../locales/words.ts";
import { toDiscord } from "../markdown.ts";
import { modalFor } from "../modals.ts";
import { learnerOf } from "../receive.ts";
import { type DiscordMessage, saying } from "../render.ts";
import type { Request, RequestSeen } from "../seen.ts";
import type { Wire } from "../wire.ts";
import { readChosen } from "./choices.ts";
import { createDescriptions, type DescribeParts, groupIn } from "./describe.ts";
import { mayOrganise } from "./permissions.ts";

/** What answering organisers takes. */
export interface SetupParts extends DescribeParts {
  readonly wire: Wire;
}

type Seen<K extends RequestSeen["kind"]> = Extract<RequestSeen, { kind: K }>;

/** Shows organisers their server's settings, and changes them. */
export function createSetupAnswers(parts: SetupParts) {
  const { wire, servers, groups, mind } = parts;
  const descriptions = createDescriptions(parts);

  /** What the one who asks has to hear instead; undefined where they may organise the server. */
  const refusalFor = async (request: Request): Promise<DiscordMessage | undefined> => {
    const words = wordsFor(request.locale);
    const { guild } = request.spot;
    if (!guild) return saying(say(words, "servers-only"));
    const { roles } = await servers.settings(guild);
    return mayOrganise(request.may, request.roles, roles)
      ? undefined
      : saying(toDiscord(say(words, "managers-only")));
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
    show: (request: Seen<"command">, how: "setup" | "status"): Promise<void> =>
      answerInTime(wire, request, { kind: "wait", isPrivate: true }, async (started) => {
        const { guild } = request.spot;
        // Anybody on the server may look.
        const refusal = how === "setup" || !guild ? await refusalFor(request) : undefined;
        const message = refusal ?? (await descriptions.show(guild ?? "", request, how));
        await started.finish({ messages: [message], isPrivate: true, isUpdate: false });
      }),

    /** A control of the panel was used, or the field that it opened was filled. */
    change: (request: Seen<"control"> | Seen<"modal">, field: string): Promise<void> =>
      answerInTime(wire, request, { kind: "wait-to-update" }, async (started) => {
        const refusal = await refusalFor(request);
        const guild = request.spot.guild ?? "";
        if (refusal)
          return started.finish({ messages: [refusal], isPrivate: true, isUpdate: false });
        if (request.kind === "control" && field === "words") {
          const words = wordsFor(request.locale);
          const id = spellControl({ kind: "setup", field }, "anybody");
          await started.open(modalFor(id, words, say(words, "setup-example")));
          return;
        }
        await apply(guild, request, field);
        const message = await descriptions.show(guild, request, "setup");
        await started.finish({ messages: [message], isPrivate: true, isUpdate: true });
      }),
  };
}
