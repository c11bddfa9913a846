import type { App, Logger } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import type { Groups } from "../../src/checkins/groups.ts";
import type { Config } from "../../src/config.ts";
import type { Mentor } from "../../src/mentor.ts";
import type { Notes } from "../../src/storage/notes.ts";
import type { Log } from "../log.ts";
import type { Work } from "../shared/work.ts";
import { createHomeTab } from "./home.ts";
import { PLATFORM } from "./ids.ts";
import { createInstallations } from "./installations.ts";
import { createLeaving } from "./leaving.ts";
import { createManyWorkspaces, type InstallerOptions } from "./many-workspaces.ts";
import { createOneWorkspace } from "./one-workspace.ts";
import { createSeal } from "./seal.ts";
import { createChannelSetup } from "./setup/setup.ts";
import type { Workspaces } from "./workspaces.ts";

/** What the workplace's side of the mentor works with. */
export interface WorkplaceParts {
  readonly config: Pick<
    Config,
    | "slackBotToken"
    | "slackClientId"
    | "slackClientSecret"
    | "slackStateSecret"
    | "slackEncryptionKeys"
  >;
  readonly mentor: Mentor;
  readonly groups: Groups;
  readonly notes: Notes;
  readonly clientOptions: WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
}

/** What a workplace has of the mentor besides conversations: how it comes and goes, the Home tab, channels' settings. */
export interface Workplace {
  readonly workspaces: Workspaces;
  /** Where the mentor is in many workspaces: how it is added to another one. */
  readonly installer?: InstallerOptions;
  /** `/mentor setup` and `/mentor status`. */
  readonly showSetup: ReturnType<typeof createChannelSetup>["show"];
  /** Takes in what is done on the Home tab and in settings, and workspaces that take the mentor away. */
  listen(app: App, work: Work): void;
  /** Ends what an earlier process didn't get to: forgetting, sealing anew after keys were rotated. */
  tidy(): Promise<void>;
}

/** Makes the workplace's side of the mentor, for one workspace or for many, as it is configured. */
export function createWorkplace(parts: WorkplaceParts): Workplace {
  const { config, mentor, groups, notes, log, clientOptions, logger } = parts;
  const { slackClientId, slackEncryptionKeys } = config;
  const installations =
    slackClientId === undefined
      ? undefined
      : createInstallations(notes, createSeal(slackEncryptionKeys ?? []));
  const leaving = createLeaving({
    notes,
    mentor,
    groups,
    ...(installations ? { installations } : {}),
  });
  const many =
    installations &&
    createManyWorkspaces({
      installations,
      clientId: slackClientId ?? "",
      clientSecret: config.slackClientSecret ?? "",
      stateSecret: config.slackStateSecret ?? "",
      clientOptions,
      logger,
      beforeInstalled: leaving.finish,
    });
  const workspaces = many ?? createOneWorkspace(config.slackBotToken ?? "", clientOptions);
  const home = createHomeTab({ mentor });
  const setup = createChannelSetup({
    mind: mentor.mind,
    groups,
    clientFor: (workspace) => workspaces.clientFor(workspace),
  });

  return {
    workspaces,
    ...(many ? { installer: many.installer } : {}),
    showSetup: setup.show,

    listen(app, work) {
      for (const it of [home, setup, leaving]) it.listen(app, work);
    },

    async tidy() {
      await leaving.finishAll();
      const unopenable = (await installations?.sealAnew()) ?? 0;
      if (unopenable > 0)
        log.error(
          { platform: PLATFORM, unopenable },
          "no key in SLACK_ENCRYPTION_KEYS opens the tokens of some workspaces",
        );
    },
  };
}
