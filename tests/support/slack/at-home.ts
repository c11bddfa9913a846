import type { Slack as SlackAdapter } from "../../../adapters/slack/main.ts";
import { openSlack } from "../../../adapters/slack/open.ts";
import type { Groups } from "../../../src/checkins/groups.ts";
import { type Config, readConfig } from "../../../src/config.ts";
import type { Mentor } from "../../../src/mentor.ts";
import type { Notes } from "../../../src/storage/notes.ts";
import { createHome, type HomeParts, type HomeSetting } from "../home.ts";
import { FAST } from "./limits.ts";
import { type Slack, type SlackSetting, startSlack } from "./slack.ts";
import type { User } from "./user.ts";
import type { Channel, Workspace } from "./world.ts";

/** How Slack's events reach Mentor. */
export type Mode = "socket" | "http";

/** Both ways, for tests that hold of each. */
export const MODES: readonly Mode[] = ["socket", "http"];

/** Mentor on a Slack of the test's own, in one workspace, with a Redis of its own. */
export interface AtHome {
  readonly slack: Slack;
  readonly workspace: Workspace;
  readonly adapter: SlackAdapter;
  readonly mentor: Mentor;
  readonly groups: Groups;
  readonly notes: Notes;
  /** Lines of the log, as an operator has them. */
  readonly log: readonly string[];
  /** Mentor's own user, as somebody mentions it. */
  readonly mention: string;
  /** Somebody new in the workspace. */
  somebody(name?: string): User;
  channel(name: string, members: readonly User[]): Channel;
  /** Mentor as it would be with other settings; it isn't started. */
  with(settings: Partial<Config>): SlackAdapter;
  /** Another process of Mentor's on the same Slack and Redis, as far as that goes within one. */
  another(change?: (mentor: Mentor) => Mentor): Promise<SlackAdapter>;
  close(): Promise<void>;
}

/** How it is set up; what is left out is as usual. */
export interface Setting extends HomeSetting, SlackSetting {
  readonly mode?: Mode;
  /** So much earlier it is on Slack than for Mentor, which then finds due what was arranged for later. */
  readonly earlierMs?: number;
}

/** Brings Mentor to Slack; give `close` to `afterAll`. */
export async function comeHome({
  mode = "socket",
  mind,
  change,
  delivers = false,
  earlierMs = 0,
  ...setting
}: Setting = {}): Promise<AtHome> {
  const slack = await startSlack({ speed: FAST, retryAfterMs: [50, 200, 500], ...setting });
  slack.later(-earlierMs);
  const workspace = slack.workspace("Study group");
  const { token } = slack.installs.install(workspace);
  const config = configFor(slack, token, mode);
  const create = (parts: HomeParts, settings: Partial<Config> = {}) =>
    openSlack({ ...parts, config: { ...config, ...settings } });
  const home = await createHome(mind, (parts) => create(parts));
  const first = await home.open({ change, delivers });
  const listensAt = (adapter: SlackAdapter) => {
    const port = adapter.port();
    if (port !== undefined) slack.pointsAt(`http://127.0.0.1:${port}/slack/events`);
  };
  listensAt(first.adapter);
  let people = 0;

  return {
    slack,
    workspace,
    ...first,
    log: home.log,
    mention: `<@${workspace.mentor?.id}>`,
    somebody(name) {
      people += 1;
      return slack.person(name ?? `Member${people}`, workspace);
    },
    channel: (name, members) => slack.channel(name, members),
    with: (settings) => create(first, settings),
    async another(altered) {
      const { adapter } = await home.open({ change: altered });
      listensAt(adapter);
      return adapter;
    },
    async close() {
      await home.close();
      await slack.close();
    },
  };
}

/** Mentor's settings for one workspace; over HTTP it listens wherever there is room. */
function configFor(slack: Slack, token: string, mode: Mode): Config {
  const way =
    mode === "socket"
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret };
  const config = readConfig({ SLACK_API_URL: slack.api, SLACK_BOT_TOKEN: token, ...way });
  return { ...config, port: 0 };
}
