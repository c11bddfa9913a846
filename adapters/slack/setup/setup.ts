import type { App } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Groups } from "../../../src/checkins/groups.ts";
import { USUAL } from "../../../src/dialogue/group-settings.ts";
import type { Mind } from "../../../src/dialogue/mind.ts";
import type { ConversationId } from "../../../src/ids.ts";
import { replyMarkdown } from "../../../src/reply/markdown.ts";
import { SAYINGS } from "../../shared/sayings.ts";
import { topicChoices } from "../../shared/topics.ts";
import type { Work } from "../../shared/work.ts";
import { readCheckInFields } from "../checkin-modal.ts";
import { channelIn, learnerOf, type WorkspaceId, workspaceOf } from "../ids.ts";
import { memberOf } from "../members.ts";
import { saying } from "../render.ts";
import { respond } from "../respond.ts";
import type { Request } from "../seen.ts";
import type { Workspaces } from "../workspaces.ts";
import { canSpeak, channelFacts, mayDo, mayOrganise } from "./channels.ts";
import { hoursIn, ONE_MOMENT, reading, SETUP_MODAL, setupModal, TURN_OFF } from "./modals.ts";

/** What setting channels up takes. */
export interface SetupParts {
  readonly mind: Mind;
  readonly groups: Groups;
  readonly clientFor: Workspaces["clientFor"];
}

/** Lets organisers arrange a channel's question of the day. */
export interface ChannelSetup {
  /** `/mentor setup` opens the settings, `/mentor status` tells how things stand. */
  show(how: "setup" | "status", request: Request): Promise<void>;
  /** Takes in what is chosen in the settings. */
  listen(app: App, work: Work): void;
}

/** Whose settings they are, and who changes them. */
interface Spot {
  readonly client: WebClient;
  readonly workspace: WorkspaceId;
  readonly channel: string;
  readonly user: string;
}

const CHANNELS_ONLY =
  "That is for channels: use it in the one that is to have a question of the day. Here it is just the two of us, and your own check-ins are on my Home tab.";
const ORGANISERS_ONLY =
  "Only those who administer this workspace, and whoever made this channel, can change this. `/mentor status` shows how it is set up.";

/** Makes what sets channels up. Who may do so is asked of Slack each time, before anything is changed too. */
export function createChannelSetup({ mind, groups, clientFor }: SetupParts): ChannelSetup {
  const topics = topicChoices(mind.library, "Everything that I teach");
  const groupAt = ({ workspace, channel }: Spot) => channelIn(workspace, channel);

  const lookUp = async ({ client, channel, user }: Spot) => {
    const [facts, member] = await Promise.all([
      channelFacts(client, channel),
      memberOf(client, user),
    ]);
    return { facts, member, isAllowed: mayOrganise(user, member, facts) };
  };

  const told = async (group: ConversationId, ...more: readonly string[]) => {
    const shown = await groups.show(group, Date.now());
    return [replyMarkdown({ ...shown, actions: [] }), ...more].join("\n\n");
  };

  const settingsOf = async (spot: Spot): Promise<ModalView> => {
    const { facts, member, isAllowed } = await lookUp(spot);
    if (!isAllowed) return reading(`${ORGANISERS_ONLY}\n\n${mayDo(facts)}`);
    if (!canSpeak(facts)) return reading(mayDo(facts));
    const group = groupAt(spot);
    const arrangement = await groups.arrangement(group);
    const { minute, days, hours, about } = { ...USUAL, about: undefined, ...arrangement };
    return setupModal({
      channel: spot.channel,
      arrangement,
      about: await told(group, mayDo(facts)),
      hours,
      fields: {
        minute,
        days,
        about,
        topics,
        zone: arrangement?.zone ?? member.zone ?? "UTC",
        zoneHint: arrangement
          ? "As it is now."
          : "From your Slack profile. Please look whether it is right.",
      },
    });
  };

  /** Changes something, if whoever wants it still may, and gives what is to be read then. */
  const change = async (spot: Spot, does: (group: ConversationId) => Promise<unknown>) => {
    const { facts, isAllowed } = await lookUp(spot);
    if (!isAllowed) return reading(ORGANISERS_ONLY);
    const group = groupAt(spot);
    await does(group);
    return reading(await told(group, mayDo(facts)));
  };

  return {
    async show(how, request) {
      const { spot, by: user, trigger, responseUrl } = request;
      const say = (markdown: string) =>
        responseUrl ? respond(responseUrl, saying(markdown), { replaces: false }) : undefined;
      if (spot.isDirect) return say(CHANNELS_ONLY);
      const client = await clientFor(spot.workspace);
      const here: Spot = { client, workspace: spot.workspace, channel: spot.channel, user };
      if (how === "status") {
        const facts = await channelFacts(client, spot.channel);
        return say(await told(groupAt(here), mayDo(facts)));
      }
      const opened = await client.views.open({ trigger_id: trigger, view: ONE_MOMENT });
      await put(client, opened.view?.id ?? "", () => settingsOf(here));
    },

    listen(app, work) {
      app.view(SETUP_MODAL, async ({ ack, view, body, context, client }) => {
        const filled = readCheckInFields(view, topics);
        if (filled.kind === "faults") {
          await ack({ response_action: "errors", errors: filled.faults });
          return;
        }
        await ack({ response_action: "update", view: ONE_MOMENT });
        const workspace = workspaceOf(context);
        if (workspace === undefined) return;
        const spot = { client, workspace, channel: view.private_metadata, user: body.user.id };
        const organiser = { by: learnerOf(workspace, body.user.id), at: Date.now() };
        const hours = hoursIn(view.state.values);
        const settings = { ...filled.settings, ...(hours === undefined ? {} : { hours }) };
        work.start("a channel could not be set up", view.id, () =>
          put(client, view.id, () => change(spot, (it) => groups.arrange(it, settings, organiser))),
        );
      });

      app.action(TURN_OFF, async ({ ack, body, context, client }) => {
        await ack();
        const workspace = workspaceOf(context);
        const view = "view" in body ? body.view : undefined;
        if (workspace === undefined || !view) return;
        const spot = { client, workspace, channel: view.private_metadata, user: body.user.id };
        work.start("a channel's question of the day could not be ended", view.id, () =>
          put(client, view.id, () => change(spot, (it) => groups.end(it, Date.now()))),
        );
      });
    },
  };
}

/** Puts into an open modal what there is to read now; an apology where that can't be made. */
async function put(client: WebClient, id: string, make: () => Promise<ModalView>): Promise<void> {
  const show = (view: ModalView) => client.views.update({ view_id: id, view });
  try {
    await show(await make());
  } catch (error) {
    // The first failure is the one to tell of.
    await show(reading(SAYINGS.failed)).catch(() => {});
    throw error;
  }
}
