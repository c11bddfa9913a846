import type { Installation, InstallationQuery, InstallationStore } from "@slack/oauth";
import type { Notes } from "../../src/storage/notes.ts";
import { createRemembered } from "../shared/remembered.ts";
import type { WorkspaceId } from "./ids.ts";
import type { Seal } from "./seal.ts";
import { NotInstalled } from "./workspaces.ts";

/** An installation as it is kept. */
export interface Kept {
  readonly installation: Installation;
  /** When the mentor was added, epoch ms; a token that is exchanged doesn't change it. */
  readonly installedAt: number;
}

/** Keeps installations, tokens and all, sealed. */
export interface Installations {
  /**
   * Gives an installation; while Redis is away, as it was last, as far as that is known here.
   *
   * @throws {Unopenable} Where it is kept under a key that isn't there any more.
   */
  find(workspace: WorkspaceId): Promise<Kept | undefined>;
  put(workspace: WorkspaceId, kept: Kept): Promise<void>;
  remove(workspace: WorkspaceId): Promise<void>;
  /** Seals with the first key what an earlier one sealed; gives how many can't be opened at all. */
  sealAnew(): Promise<number>;
}

const BEGINNING = "slack:installation:";

/** Keeps installations as notes. */
export function createInstallations(notes: Notes, seal: Seal): Installations {
  const put = (workspace: WorkspaceId, kept: Kept) => {
    const name = BEGINNING + workspace;
    return notes.write(name, seal.seal(JSON.stringify(kept), name));
  };
  const lookUp = async (workspace: WorkspaceId): Promise<Kept | undefined> => {
    const name = BEGINNING + workspace;
    const sealed = await notes.read(name);
    if (sealed === undefined) return undefined;
    const { text, isOld } = seal.open(sealed, name);
    const kept = JSON.parse(text) as Kept;
    if (isOld) await put(workspace, kept);
    return kept;
  };
  const remembered = createRemembered({
    lookUp,
    whileAway(last, away) {
      if (!last) throw away;
      return withoutExchange(last);
    },
  });
  return {
    find: (workspace) => remembered.find(workspace),
    async put(workspace, kept) {
      await put(workspace, kept);
      remembered.note(workspace, kept);
    },
    async remove(workspace) {
      remembered.drop(workspace);
      await notes.remove(BEGINNING + workspace);
    },

    async sealAnew() {
      let unopenable = 0;
      // Whatever is opened with an old key is sealed anew.
      for await (const name of notes.names(BEGINNING))
        await lookUp(name.slice(BEGINNING.length)).catch(() => {
          unopenable += 1;
        });
      return unopenable;
    },
  };
}

/** A token can be exchanged once, so it isn't while nobody could keep what comes of it. */
function withoutExchange({ installation, installedAt }: Kept): Kept {
  const { bot, ...rest } = installation;
  if (!bot) return { installation, installedAt };
  const { refreshToken: _, expiresAt: __, ...lasting } = bot;
  return { installation: { ...rest, bot: lasting }, installedAt };
}

/** The installation that is asked for, or is to be stored: an organisation's own, or a workspace's. */
export const workspaceIn = ({
  isEnterpriseInstall,
  enterpriseId,
  teamId,
}: Pick<
  InstallationQuery<boolean>,
  "isEnterpriseInstall" | "enterpriseId" | "teamId"
>): WorkspaceId => (isEnterpriseInstall ? enterpriseId : teamId) ?? "";

const workspaceFor = ({ isEnterpriseInstall, enterprise, team }: Installation): WorkspaceId =>
  workspaceIn({
    isEnterpriseInstall: isEnterpriseInstall ?? false,
    enterpriseId: enterprise?.id,
    teamId: team?.id,
  });

const fetchFrom =
  (installations: Installations): InstallationStore["fetchInstallation"] =>
  async (query) => {
    const kept = await installations.find(workspaceIn(query));
    if (!kept) throw new NotInstalled();
    return kept.installation;
  };

/**
 * Where an installer puts what was installed just now.
 *
 * @param before Ends what is still to be done about an earlier installation, so that it doesn't touch the new one.
 */
export const forInstalling = (
  installations: Installations,
  before: (workspace: WorkspaceId) => Promise<void>,
  now: () => number = Date.now,
): InstallationStore => ({
  fetchInstallation: fetchFrom(installations),
  async storeInstallation(installation) {
    const workspace = workspaceFor(installation as Installation);
    await before(workspace);
    const kept = { installation: installation as Installation, installedAt: now() };
    await installations.put(workspace, kept);
  },
});

/** Where exchanged tokens are put. A workspace that was left meanwhile doesn't come back by that. */
export const forRotating = (installations: Installations): InstallationStore => ({
  fetchInstallation: fetchFrom(installations),
  async storeInstallation(installation) {
    const workspace = workspaceFor(installation as Installation);
    const before = await installations.find(workspace);
    if (before)
      await installations.put(workspace, { ...before, installation: installation as Installation });
  },
});
