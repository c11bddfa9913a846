import type { App } from "@slack/bolt";
import { afterEach, expect, test } from "vitest";
import { createLog } from "../../adapters/log.ts";
import type { Work } from "../../adapters/shared/work.ts";
import { createHomeThreads } from "../../adapters/slack/home-threads.ts";
import { learnerOf } from "../../adapters/slack/ids.ts";
import { createInstallations } from "../../adapters/slack/installations.ts";
import { createLeaving } from "../../adapters/slack/leaving.ts";
import { openSlack } from "../../adapters/slack/open.ts";
import { createSeal } from "../../adapters/slack/seal.ts";
import type { MessageSeen } from "../../adapters/slack/seen.ts";
import { assemble } from "../../src/assemble.ts";
import { readConfig } from "../../src/config.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { RedisAway } from "../../src/storage/away.ts";
import { createNotesInProcess, learnersNote, type Notes } from "../../src/storage/notes.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import { startMortalRedis } from "../support/mortal-redis.ts";
import { MODES, type Mode } from "../support/slack/at-home.ts";
import { keyOf } from "../support/slack/at-work.ts";
import { FAST } from "../support/slack/limits.ts";
import { startSlack } from "../support/slack/slack.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const AWAY = /can't reach my memory|memory is out of reach/;

/** Installs Mentor as if it had been added on its page. */
async function install(notes: Notes, token: string, team: string, ends = {}) {
  const installations = createInstallations(notes, createSeal([keyOf(1)]));
  const bot = { token, scopes: [], id: "B1", userId: "U1", ...ends };
  const installation = {
    team: { id: team },
    enterprise: undefined,
    user: { id: "U2", token: undefined, scopes: undefined },
    bot,
  };
  await installations.put(team, { installation, installedAt: Date.now() });
  return installations;
}

/** Mentor in one workspace over a socket, or in many over HTTP, with a Redis that can go. */
async function scene(mode: Mode) {
  const redis = await startMortalRedis();
  open.push(redis.stop);
  const slack = await startSlack({ speed: FAST, retryAfterMs: [50, 200, 500] });
  open.push(slack.close);
  const workspace = slack.workspace("Acme");
  const { token } = slack.installs.install(workspace);
  const way =
    mode === "socket"
      ? { SLACK_APP_TOKEN: slack.appToken, SLACK_BOT_TOKEN: token }
      : {
          SLACK_SIGNING_SECRET: slack.signingSecret,
          SLACK_CLIENT_ID: slack.clientId,
          SLACK_CLIENT_SECRET: slack.clientSecret,
          SLACK_STATE_SECRET: "nobody can guess this",
          SLACK_ENCRYPTION_KEYS: keyOf(1),
        };
  const env = { SLACK_API_URL: slack.api, REDIS_URL: redis.url, MENTOR_LOG_LEVEL: "fatal", ...way };
  const config = { ...readConfig(env), port: 0 };
  const reports: string[] = [];
  const report = (what: string) => void reports.push(what);
  const { close, ...parts } = await assemble(config, { report });
  open.push(close);
  if (mode === "http") await install(parts.notes, token, workspace.id);
  const adapter = openSlack({ ...parts, config, log: createLog(config) });
  await adapter.start();
  open.push(adapter.stop);
  if (mode === "http") slack.pointsAt(`http://127.0.0.1:${adapter.port()}/slack/events`);
  const store = createRedisStore(await redis.connect());
  const ana = slack.person("Ana", workspace);
  return {
    slack,
    redis,
    ana,
    room: slack.channel("room", [ana]),
    mention: `<@${workspace.mentor?.id}>`,
    isBack: () =>
      expect
        .poll(() => reports.at(-1), { timeout: 30_000 })
        .toMatch(/^Redis is back; kept (\d+) of \1 /),
    /** How many turns each of her conversations had, in no order. */
    async turns() {
      const { conversations } = await store.everything(learnerOf(workspace.id, ana.id));
      return conversations.map((it) => it.memory.turns).sort();
    },
  };
}

test.for(MODES)(
  "on Slack (%s) a member is answered while Redis is away, with a plain note, and it is kept once when it is back",
  { timeout: 120_000 },
  async (mode) => {
    const { slack, redis, ana, room, mention, isBack, turns } = await scene(mode);
    const dm = ana.dm();
    const first = await ana.says(dm, "What is caching?");
    expect(first.text).not.toMatch(AWAY);
    await redis.kill();
    slack.deliveries.echo(true);

    const simpler = await ana.says(dm, "simpler", first.thread);
    expect(simpler.text).toMatch(AWAY);
    const another = await ana.says(room, `${mention} what is a quorum?`);
    expect(another.text).toMatch(/quorum/i);
    expect(another.text).toMatch(AWAY);
    const command = await ana.runs(dm, "/mentor what is sharding?");
    expect(command.text).toMatch(/sharding/i);
    await slack.deliveries.settled();
    await redis.revive();
    await isBack();

    expect((await ana.says(dm, "thanks", first.thread)).text).not.toMatch(AWAY);
    expect(await turns()).toEqual([1, 3]);
    expect(slack.world.problems).toEqual([]);
  },
);

test("on Slack a workspace is answered in time although its Redis has stopped without a word", async () => {
  const { slack, redis, ana, isBack, turns } = await scene("http");
  const dm = ana.dm();
  await ana.says(dm, "What is caching?");
  redis.pause();

  expect((await ana.says(dm, "What is a quorum?")).text).toMatch(AWAY);
  redis.resume();
  await isBack();

  expect(slack.world.problems).toEqual([]);
  expect(await turns()).toEqual([1, 1]);
}, 120_000);

test("on Slack a workspace of which nothing is known yet is answered once Redis is back", async () => {
  const { slack, redis, ana, turns } = await scene("http");
  const dm = ana.dm();
  await redis.kill();

  const answer = ana.says(dm, "What is caching?");
  await expect.poll(() => slack.world.problems, { timeout: 10_000 }).not.toEqual([]);
  await redis.revive();

  expect((await answer).text).not.toMatch(AWAY);
  expect(await turns()).toEqual([1]);
  expect(ana.sees(dm)).toHaveLength(2);
}, 120_000);

/** Notes whose Redis can be away. */
function breakable() {
  const notes = createNotesInProcess();
  let isAway = false;
  const there = async () => {
    if (isAway) throw new RedisAway("gone");
  };
  return {
    notes: {
      ...notes,
      read: (name: string) => there().then(() => notes.read(name)),
      write: (...args: Parameters<Notes["write"]>) => there().then(() => notes.write(...args)),
    },
    goes() {
      isAway = true;
    },
    comes() {
      isAway = false;
    },
  };
}

test("a workspace's token that ends soon is not exchanged while nobody could keep the new one", async () => {
  const { notes, goes } = breakable();
  const ends = { refreshToken: "xoxe-1-again", expiresAt: 1 };
  const installations = await install(notes, "xoxb-now", "T1", ends);

  expect((await installations.find("T1"))?.installation.bot).toMatchObject(ends);
  goes();
  const known = (await installations.find("T1"))?.installation.bot;
  expect(known?.token).toBe("xoxb-now");
  expect(known).not.toHaveProperty("refreshToken");
  await expect(installations.find("T2")).rejects.toThrow(RedisAway);
});

test("whoever answered a check-in beside it goes on with it in that thread while Redis is away", async () => {
  const { notes, goes } = breakable();
  await notes.write(learnersNote(learnerOf("T1", "U1"), "asked"), "");
  const grade: Reply = { move: "grade", concepts: [], blocks: [], actions: [] };
  const { place } = createHomeThreads({ look: async () => grade }, notes);
  const direct = { workspace: "T1", channel: "D1", isDirect: true };
  const said = (ts: string, root: string): MessageSeen => ({
    id: `D1:${ts}`,
    at: 1,
    by: "U1",
    spot: { ...direct, root, thread: root },
    text: "2",
  });

  expect((await place(said("1.0", "1.0"))).spot).not.toHaveProperty("thread");
  goes();
  expect((await place(said("2.0", "1.0"))).spot).not.toHaveProperty("thread");
  expect((await place(said("3.0", "3.0"))).spot).toHaveProperty("thread");
});

test("a workspace that takes Mentor away while Redis is away is forgotten once it is back", async () => {
  const { notes, goes, comes } = breakable();
  const installations = await install(notes, "xoxb-now", "T1");
  const listeners = new Map<string, (it: unknown) => Promise<void>>();
  const app = { event: (name: string, listener: never) => listeners.set(name, listener) };
  let failures = 0;
  const work: Work = {
    start: (_, __, does) =>
      void does().catch(() => {
        failures += 1;
      }),
    finish: async () => {},
  };
  const forgetAll = async () => {};
  const parts = { notes, installations, mentor: { forgetAll }, groups: { forgetAll } };
  createLeaving(parts, 10).listen(app as unknown as App, work);

  goes();
  await listeners.get("app_uninstalled")?.({
    context: { teamId: "T1", isEnterpriseInstall: false },
    body: {
      event: { type: "app_uninstalled" },
      event_time: Date.now() / 1000 + 60,
      event_id: "Ev1",
    },
  });
  await expect.poll(() => failures).toBeGreaterThan(1);
  comes();

  await expect.poll(() => installations.find("T1")).toBeUndefined();
});
