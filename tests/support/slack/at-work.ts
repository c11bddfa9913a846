import type { Slack as SlackAdapter } from "../../../adapters/slack/main.ts";
import { openSlack } from "../../../adapters/slack/open.ts";
import { readConfig } from "../../../src/config.ts";
import { createHome, type HomeParts, type HomeSetting } from "../home.ts";
import { FAST } from "./limits.ts";
import { type Slack, startSlack } from "./slack.ts";
import type { User } from "./user.ts";
import type { Organisation } from "./world.ts";

/** Mentor over HTTP, for whatever workspaces add it, with a Redis of its own. */
export interface AtWork extends Pick<HomeParts, "mentor" | "checkIns" | "groups" | "notes"> {
  readonly slack: Slack;
  readonly adapter: SlackAdapter;
  readonly log: readonly string[];
  /** Somebody adds Mentor, on its own page and Slack's; gives what their browser shows in the end. */
  add(by: User, organisation?: Organisation): Promise<string>;
  /** Another process of Mentor's. */
  another(): Promise<SlackAdapter>;
  close(): Promise<void>;
}

/** How it is set up; what is left out is as usual. */
export interface WorkSetting extends HomeSetting {
  /** Whether tokens end and are exchanged. */
  readonly rotates?: boolean;
}

/** Keys for tokens, in base64. */
export const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString("base64");

/** Brings Mentor to a Slack where nobody has added it yet; give `close` to `afterAll`. */
export async function comeToWork({
  mind,
  rotates = false,
  ...setting
}: WorkSetting = {}): Promise<AtWork> {
  const slack = await startSlack({
    speed: FAST,
    retryAfterMs: [50, 200, 500],
    settings: { rotates },
  });
  const config = readConfig({
    SLACK_API_URL: slack.api,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_CLIENT_ID: slack.clientId,
    SLACK_CLIENT_SECRET: slack.clientSecret,
    SLACK_STATE_SECRET: "nobody can guess this",
    SLACK_ENCRYPTION_KEYS: keyOf(1),
  });
  const home = await createHome(mind, (parts) =>
    openSlack({ ...parts, config: { ...config, port: 0 } }),
  );
  const first = await home.open(setting);
  const own = `http://127.0.0.1:${first.adapter.port()}`;
  slack.pointsAt(`${own}/slack/events`);

  return {
    slack,
    ...first,
    log: home.log,
    async add(by, organisation) {
      const page = await fetch(`${own}/slack/install`);
      const authorize = /href="(https:[^"]+authorize[^"]+)"/.exec(await page.text())?.[1] ?? "";
      const cookie = page.headers.getSetCookie().map((it) => it.split(";")[0]);
      const back = slack.installs.approve(
        authorize.replaceAll("&amp;", "&"),
        by.member,
        organisation,
      );
      const done = await fetch(`${own}${back.pathname}${back.search}`, {
        headers: { cookie: cookie.join("; ") },
      });
      return done.text();
    },
    another: async () => (await home.open(setting)).adapter,
    async close() {
      await home.close();
      await slack.close();
    },
  };
}
