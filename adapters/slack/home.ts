import type { App, Context } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { LearnerId } from "../../src/ids.ts";
import type { Mentor } from "../../src/mentor.ts";
import { EVERY_DAY } from "../../src/schedule/times.ts";
import type { Settings } from "../../src/understand/checkin-meaning.ts";
import type { Incoming } from "../../src/understand/incoming.ts";
import { type Pressable, spellPress } from "../../src/understand/press.ts";
import { SAYINGS } from "../shared/sayings.ts";
import { topicChoices } from "../shared/topics.ts";
import type { Work } from "../shared/work.ts";
import { CHECKIN_MODAL, checkInModal, readCheckInFields } from "./checkin-modal.ts";
import { HOME_CONTROL, homeView, readHomeControl } from "./home-view.ts";
import { directWith, learnerOf, type WorkspaceId, workspaceOf } from "./ids.ts";
import { memberOf } from "./members.ts";
import { render } from "./render.ts";
import { createWire } from "./wire.ts";

/** What the Home tab works with. */
export interface HomeTabParts {
  readonly mentor: Mentor;
}

/** Somebody's Home tab, and how it is reached. */
export interface Visit {
  readonly client: WebClient;
  readonly workspace: WorkspaceId;
  readonly user: string;
}

/** The Home tab: how a member is doing, what is due and why, their check-ins, and what to explore. */
export interface HomeTab {
  /** Takes in what is done on it. */
  listen(app: App, work: Work): void;
  /** Shows it as it is now; for after something changed elsewhere. */
  publish(visit: Visit, notice?: string): Promise<void>;
  /** Opens the settings of a member's check-ins. */
  openSettings(visit: Visit, trigger: string): Promise<void>;
}

const USUAL_MINUTE = 9 * 60;
const ANYTHING = "Whatever helps most just now";

/** Makes Home tabs. Looking at one keeps nothing: what is on it is what the mentor would say, if it were asked. */
export function createHomeTab({ mentor }: HomeTabParts): HomeTab {
  // A button can carry a path, and no list of concepts.
  const topics = topicChoices(mentor.mind.library, ANYTHING).filter((it) => !it.about.concepts);

  const publish: HomeTab["publish"] = async ({ client, workspace, user }, notice) => {
    const look = (meaning: Pressable) => mentor.look(pressed(workspace, user, meaning));
    const [progress, checkIns, explore] = await Promise.all([
      look({ kind: "progress", about: "all" }),
      look({ kind: "checkin", wish: { kind: "show" } }),
      look({ kind: "topics" }),
    ]);
    const view = homeView({ progress, checkIns, topics: explore, notice });
    await client.views.publish({ user_id: user, view });
  };

  const openSettings: HomeTab["openSettings"] = async (visit, trigger) => {
    const learner = learnerOf(visit.workspace, visit.user);
    // What opens a modal lasts for three seconds, so both are asked for at once.
    const [{ checkin, zone }, member] = await Promise.all([
      mentor.settings(learner),
      memberOf(visit.client, visit.user).catch(() => undefined),
    ]);
    const fields = {
      minute: checkin?.minute ?? USUAL_MINUTE,
      days: checkin?.days ?? EVERY_DAY,
      zone: zone ?? member?.zone ?? "UTC",
      zoneHint: zone
        ? "As you have it now."
        : member?.zone
          ? "From your Slack profile. Please look whether it is right."
          : "Your Slack profile doesn't say, so please tell me.",
      about: checkin?.about,
      topics,
    };
    const view = checkInModal(fields, checkin);
    await visit.client.views.open({ trigger_id: trigger, view });
  };

  /** Does what was pressed, and shows what came of it. */
  const press = async (visit: Visit, { kind, action }: Done, id: string) => {
    const { client, workspace, user } = visit;
    const reply = await mentor.hear({
      ...at(workspace, user),
      id,
      said: { kind: "press", action },
    });
    if (!reply) return;
    if (kind === "here") return publish(visit);
    const wire = createWire(client);
    try {
      for (const it of render(reply, { owner: { user }, audience: "default" }))
        await wire.post({ channel: user }, it);
    } catch (error) {
      // The first failure is the one to tell of.
      await publish(visit, SAYINGS.failed).catch(() => {});
      throw error;
    }
    await publish(visit, "I have answered under Messages.");
  };

  /** One after the other, since each is a press of its own; the last tells of all. */
  const save = async (visit: Visit, settings: Settings, id: string) => {
    for (const [i, it] of apart(settings).entries())
      await mentor.hear({
        ...pressed(visit.workspace, visit.user, {
          kind: "checkin",
          wish: { kind: "set", settings: it },
        }),
        id: `${id}:${i}`,
      });
    await publish(visit, "Saved.");
  };

  return {
    publish,
    openSettings,
    listen(app, work) {
      app.event("app_home_opened", async ({ event, context, client, body }) => {
        const visit = visitOf(context, client, event.user);
        if (event.tab !== "home" || !visit) return;
        work.start("a Home tab could not be shown", body.event_id, () => publish(visit));
      });

      app.action({ type: "block_actions", action_id: ANY_CONTROL }, async (it) => {
        const { ack, action, body, context, client } = it;
        await ack();
        const visit = visitOf(context, client, body.user.id);
        const control = readHomeControl(action.action_id);
        const id = body.trigger_id;
        if (!visit || !control) return;
        work.start("a press on a Home tab failed", id, () =>
          control.kind === "settings" ? openSettings(visit, id) : press(visit, control, id),
        );
      });

      app.view(CHECKIN_MODAL, async ({ ack, view, body, context, client }) => {
        const visit = visitOf(context, client, body.user.id);
        const filled = readCheckInFields(view, topics);
        if (filled.kind === "faults") {
          await ack({ response_action: "errors", errors: filled.faults });
          return;
        }
        await ack();
        if (visit)
          work.start("settings could not be kept", view.id, () =>
            save(visit, filled.settings, `${view.id}:${view.hash}`),
          );
      });
    },
  };
}

type Done = Exclude<NonNullable<ReturnType<typeof readHomeControl>>, { kind: "settings" }>;

const ANY_CONTROL = new RegExp(`^${HOME_CONTROL}`);

const at = (
  workspace: WorkspaceId,
  user: string,
): Omit<Incoming, "said"> & { learner: LearnerId } => ({
  learner: learnerOf(workspace, user),
  conversation: directWith(workspace, user),
  at: Date.now(),
});

const pressed = (workspace: WorkspaceId, user: string, meaning: Pressable): Incoming => ({
  ...at(workspace, user),
  said: { kind: "press", action: spellPress(meaning) },
});

/** A press says one thing of a check-in; the zone is first, since the rest depends on it. */
const apart = ({ zone, minute, days, count, about }: Settings): Settings[] => [
  ...(zone === undefined ? [] : [{ zone }]),
  ...(minute === undefined ? [] : [{ minute }]),
  ...(days === undefined ? [] : [{ days }]),
  ...(count === undefined ? [] : [{ count }]),
  ...(about === undefined ? [] : [{ about }]),
];

function visitOf(context: Context, client: WebClient, user: string): Visit | undefined {
  const workspace = workspaceOf(context);
  return workspace === undefined ? undefined : { client, workspace, user };
}
