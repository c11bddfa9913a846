import type { App, Context } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Lanes } from "../../src/storage/lanes.ts";
import type { Work } from "../shared/work.ts";
import type { Answers } from "./answers.ts";
import { type WorkspaceId, workspaceOf } from "./ids.ts";
import type { Asked } from "./message-answers.ts";
import type { Profiles } from "./profiles.ts";
import {
  type MessageEvent,
  seeCommand,
  seeControl,
  seeMessage,
  seeModal,
  seeShortcut,
} from "./see.ts";
import type { RequestSeen } from "./seen.ts";
import { createWire, type Prompt } from "./wire.ts";

/** Who hears what happens on Slack. */
export interface Listeners {
  readonly answers: Answers;
  readonly work: Work;
  readonly profiles: Profiles;
  /** In each channel one message is sent after the other. */
  readonly inOrder: Lanes;
  /** What is offered to whoever opens the conversation. */
  readonly prompts: readonly Prompt[];
}

/**
 * Listens to everything that is said to the mentor or asked of it.
 *
 * Each is acknowledged before anything else is done about it; what is on the Home tab and in settings has listeners of
 * its own.
 */
export function listen(app: App, { answers, work, profiles, inOrder, prompts }: Listeners): void {
  const askedBy = (client: WebClient, workspace: WorkspaceId, user: string): Asked => ({
    wire: createWire(client, inOrder),
    zone: () => profiles.zoneOf(client, workspace, user),
  });

  const hear = (event: MessageEvent, context: Context, client: WebClient) => {
    const workspace = workspaceOf(context);
    const seen = workspace && seeMessage(workspace, event, context.botUserId ?? "");
    if (!workspace || !seen) return;
    work.start("a message could not be answered", seen.id, () =>
      answers.message(seen, askedBy(client, workspace, seen.by)),
    );
  };

  const take = (
    context: Context,
    client: WebClient,
    see: (workspace: WorkspaceId) => RequestSeen | undefined,
  ) => {
    const workspace = workspaceOf(context);
    const seen = workspace && see(workspace);
    if (!workspace || !seen) return;
    work.start(`a ${seen.kind} could not be answered`, seen.id, () =>
      answers.request(seen, askedBy(client, workspace, seen.by)),
    );
  };

  app.event("message", async ({ event, context, client }) => {
    if (event.channel_type === "im") hear(event, context, client);
  });
  app.event("app_mention", async ({ event, context, client }) => hear(event, context, client));

  app.event("app_home_opened", async ({ event, client }) => {
    if (event.tab !== "messages") return;
    // Some plans have no such prompts.
    await createWire(client)
      .suggest(event.channel, prompts)
      .catch(() => {});
  });

  app.command(/^\//, async ({ ack, command, context, client }) => {
    await ack();
    take(context, client, (workspace) => seeCommand(workspace, command));
  });

  app.shortcut(/./, async ({ ack, shortcut, context, client }) => {
    await ack();
    take(context, client, (workspace) => seeShortcut(workspace, shortcut));
  });

  app.action({ type: "block_actions" }, async ({ ack, body, context, client }) => {
    if (body.view) return;
    await ack();
    take(context, client, (workspace) => seeControl(workspace, body, context.botUserId ?? ""));
  });

  app.view({ type: "view_submission", callback_id: OWN_VIEWS }, async (it) => {
    const { ack, body, context, client } = it;
    await ack();
    if (body.type === "view_submission") take(context, client, (it) => seeModal(it, body));
  });
}

/** The modals that carry what is said to the mentor. */
const OWN_VIEWS = /^(?:s1[:!]|quiz$)/;
