import { setTimeout as sleep } from "node:timers/promises";
import type {
  AuthorizeResult,
  AuthorizeSourceData,
  HTTPReceiverOptions,
  Logger,
} from "@slack/bolt";
import { InstallProvider } from "@slack/oauth";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { WorkspaceId } from "./ids.ts";
import { forInstalling, forRotating, type Installations } from "./installations.ts";
import { SCOPES } from "./scopes.ts";
import { NotInstalled, type Workspaces } from "./workspaces.ts";

/** What being in many workspaces takes. */
export interface ManyParts {
  readonly installations: Installations;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly clientOptions: WebClientOptions;
  readonly logger: Logger;
  /** Ends what is still to be done about an earlier installation of a workspace. */
  readonly beforeInstalled: (workspace: WorkspaceId) => Promise<void>;
}

/** The part of a receiver's options by which Slack's own pages install the mentor. */
export type InstallerOptions = Pick<
  HTTPReceiverOptions,
  "clientId" | "clientSecret" | "stateSecret" | "scopes" | "installationStore" | "installerOptions"
>;

/** Many workspaces, and how the mentor is added to another one. */
export interface ManyWorkspaces extends Workspaces {
  /** For the receiver, which serves `/slack/install` and `/slack/oauth_redirect`. */
  readonly installer: InstallerOptions;
}

/** How often a token that has ended is looked for again, where another process is exchanging it just now. */
const TRIES = 5;
const TRIES_EVERY_MS = 300;

/** The mentor in every workspace that has added it. */
export function createManyWorkspaces(parts: ManyParts): ManyWorkspaces {
  const { installations, clientId, clientSecret, stateSecret, clientOptions, logger } = parts;
  const clients = new Map<WorkspaceId, WebClient>();
  const rotating = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    logger,
    clientOptions,
    installationStore: forRotating(installations),
  });

  /**
   * Slack's own library exchanges a token that is about to end. A token can be exchanged once: of several processes one
   * succeeds, and the others find what it kept.
   */
  const authorize = async (source: AuthorizeSourceData<boolean>): Promise<AuthorizeResult> => {
    for (let tries = 1; ; tries += 1) {
      const result = await rotating.authorize(source).catch(plainly);
      const { botTokenExpiresAt: ends } = result;
      if (ends === undefined || ends * 1000 > Date.now() || tries === TRIES) return result;
      await sleep(TRIES_EVERY_MS);
    }
  };

  return {
    authorize,

    async clientFor(workspace) {
      const { botToken } = await authorize(sourceOf(workspace));
      if (botToken === undefined) throw new NotInstalled();
      const known = clients.get(workspace);
      if (known?.token === botToken) return known;
      const client = new WebClient(botToken, clientOptions);
      clients.set(workspace, client);
      return client;
    },

    installer: {
      clientId,
      clientSecret,
      stateSecret,
      scopes: Object.keys(SCOPES),
      installationStore: forInstalling(installations, parts.beforeInstalled),
      installerOptions: { clientOptions },
    },
  };
}

const sourceOf = (workspace: WorkspaceId): AuthorizeSourceData<boolean> =>
  workspace.startsWith("E")
    ? { teamId: undefined, enterpriseId: workspace, isEnterpriseInstall: true }
    : { teamId: workspace, enterpriseId: undefined, isEnterpriseInstall: false };

/** The library wraps whatever it meets. */
function plainly(error: unknown): never {
  throw error instanceof Error && "original" in error && error.original ? error.original : error;
}
