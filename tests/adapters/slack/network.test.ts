import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Mind } from "../../../src/dialogue/mind.ts";
import type { Mentor } from "../../../src/mentor.ts";
import { lessons } from "../../support/discord/lessons.ts";
import { mindOf } from "../../support/meet.ts";
import { type AtHome, comeHome, MODES } from "../../support/slack/at-home.ts";
import { envelopeOf } from "../../support/slack/payloads.ts";
import { sign } from "../../support/slack/signed-http.ts";
import type { User } from "../../support/slack/user.ts";
import { type Channel, timestamp } from "../../support/slack/world.ts";

let mind: Mind;
beforeAll(async () => {
  mind = await mindOf(lessons);
});

const open: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const it of open.splice(0)) await it.close();
});

async function come(setting: Parameters<typeof comeHome>[0] = {}): Promise<AtHome> {
  const home = await comeHome({ mind, ...setting });
  open.push(home);
  return home;
}

const byMentor = ({ workspace }: AtHome, user: User, channel: Channel) =>
  user.sees(channel).filter((it) => it.author === workspace.mentor?.id);

/** A mentor that takes its time, ms. */
const slowly =
  (ms: number) =>
  (mentor: Mentor): Mentor => ({
    ...mentor,
    hear: async (incoming) => {
      await sleep(ms);
      return mentor.hear(incoming);
    },
  });

describe.concurrent.for([...MODES])("over %s", (mode) => {
  test("an event that Slack delivers twice is answered once", async () => {
    const home = await come({ mode });
    const ana = home.somebody();
    const general = home.channel("general", [ana]);
    home.slack.deliveries.echo(true);

    await ana.says(general, `${home.mention} what is a quorum?`);
    await ana.says(ana.dm(), "what is caching?");
    await home.slack.deliveries.settled();
    await sleep(300);

    expect(byMentor(home, ana, general)).toHaveLength(1);
    expect(byMentor(home, ana, ana.dm())).toHaveLength(1);
    expect(home.log.join("")).not.toContain("could not be answered");
  });

  test("an answer that takes longer than Slack waits still comes, and was acknowledged in time", async () => {
    const home = await come({ mode, change: slowly(3_500) });
    const ana = home.somebody();
    const general = home.channel("general", [ana]);

    const [said, ran] = await Promise.all([
      ana.says(ana.dm(), "what is caching?"),
      ana.runs(general, "/mentor what is sharding?"),
    ]);

    expect(said.text).toContain("What caching is.");
    expect(ran.text).toContain("What sharding is.");
    expect(home.slack.world.problems).toEqual([]);
  }, 20_000);

  test("fifty learners who ask at once are all answered, each their own question", async () => {
    const home = await come({ mode });
    const topics = ["caching", "sharding", "quorum", "replication", "latency"];
    const crowd = Array.from({ length: 50 }, () => home.somebody());
    const general = home.channel("general", crowd);

    const answers = await Promise.all(
      crowd.map(async (it, i) => {
        const topic = topics[i % topics.length] ?? "";
        const answer =
          i % 2 === 0
            ? await it.says(general, `${home.mention} what is ${topic}?`)
            : await it.runs(general, `/mentor explain ${topic}`);
        const deeper = await it.presses(answer, /analogy/);
        return { topic, answer, deeper };
      }),
    );

    for (const { topic, answer, deeper } of answers) {
      expect(answer.text).toContain(`What ${topic} is.`);
      expect(deeper.ts).toBe(answer.ts);
    }
    expect(home.slack.world.problems).toEqual([]);
    expect(home.slack.noted.filter((it) => it.error)).toEqual([]);
  }, 30_000);

  test("what was acknowledged is finished by a Mentor that was told to stop", async () => {
    const home = await come({ mode, change: slowly(1_500) });
    const ben = home.somebody();
    ben.mutters(ben.dm(), "what is caching?");
    await home.slack.deliveries.settled();

    await home.adapter.stop();

    expect(byMentor(home, ben, ben.dm()).at(-1)?.text).toContain("What caching is.");
  });
});

describe.concurrent("over sockets", () => {
  test.for(["drop", "refresh"] as const)(
    "a learner who writes while the connection is gone is answered once it is back (%s)",
    { timeout: 30_000 },
    async (how) => {
      const home = await come();
      const ana = home.somebody();
      const first = await ana.says(ana.dm(), "what is caching?");
      home.slack.sockets[how]();

      const again = await ana.says(ana.dm(), "another analogy", first.thread);

      expect(again.text).toContain("notebook");
      expect(home.slack.sockets.counts.connections).toBe(2);
    },
  );

  test("two processes that hear the same answer it once", async () => {
    const home = await come();
    const ana = home.somebody();
    const general = home.channel("general", [ana]);
    await home.another();
    expect(home.slack.sockets.open()).toBe(2);
    // Each delivery goes to the next connection: what comes twice comes to both.
    home.slack.deliveries.echo(true);

    const told = await ana.says(general, `${home.mention} what is latency?`);
    const pressed = await ana.presses(told, /analogy/);
    await home.slack.deliveries.settled();
    await sleep(300);

    expect(byMentor(home, ana, general)).toHaveLength(1);
    expect(pressed.ts).toBe(told.ts);
  });

  test("a token that Slack doesn't know is told in one plain sentence", async () => {
    const home = await come();

    await expect(home.with({ slackAppToken: "xapp-1" }).start()).rejects.toThrow(
      /doesn't know the token in SLACK_APP_TOKEN/,
    );
  });
});

describe.concurrent("over HTTP", () => {
  test("what isn't signed by Slack, or was signed long ago, is sent away", async () => {
    const home = await come({ mode: "http" });
    const { slack, workspace } = home;
    const ana = home.somebody();
    const url = `http://127.0.0.1:${home.adapter.port()}/slack/events`;
    const channel = ana.dm().id;
    const event = { type: "app_home_opened", tab: "messages", user: ana.id, channel };
    const payload = envelopeOf(slack.world, workspace, event);
    const send = async (secret: string, at: number) => {
      const { body, headers } = sign({ kind: "events_api", payload }, { secret, at });
      return (await fetch(url, { method: "POST", body, headers })).status;
    };

    expect(await send("0".repeat(32), Date.now())).toBe(401);
    expect(await send(slack.signingSecret, Date.now() - 6 * 60_000)).toBe(401);
    expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(401);
    await sleep(200);
    expect(slack.world.prompts.get(channel)).toBeUndefined();
    expect(await send(slack.signingSecret, Date.now())).toBe(200);
    await slack.until("prompts", () => slack.world.prompts.get(channel));
  });
});

describe("on a Slack that is busy", () => {
  let home: AtHome;
  let ana: User;
  beforeAll(async () => {
    home = await come();
    ana = home.somebody("Ana");
  });

  test("when Slack says to wait, the mentor waits and then answers", async () => {
    home.slack.breaks({ method: /chat.postMessage/, status: 429, retryAfter: 1 });
    const asked = Date.now();

    expect((await ana.says(ana.dm(), "what is sharding?")).text).toContain("sharding");
    expect(Date.now() - asked).toBeGreaterThan(900);
  });

  test("a message that Slack failed to take is sent again", async () => {
    home.slack.breaks({ method: /chat.postMessage/, error: "internal_error" });

    expect((await ana.says(ana.dm(), "what is caching?")).text).toContain("caching");
  });

  test("a message that Slack took before it failed is not sent twice", async () => {
    const before = byMentor(home, ana, ana.dm()).length;
    home.slack.breaks({ method: /chat.postMessage/, status: 502, after: true });

    await ana.says(ana.dm(), "what is replication?");
    await sleep(2_000);

    const said = byMentor(home, ana, ana.dm()).slice(before);
    expect(said.filter((it) => it.text.includes("What replication is."))).toHaveLength(1);
  });

  test("Slack's own pace is kept to, and everybody is answered", async () => {
    const strict = await come({
      speed: { perChannel: { requests: 2, perMs: 1_000 }, generosity: 10 },
    });
    const crowd = Array.from({ length: 6 }, () => strict.somebody());
    const room = strict.channel("room", crowd);

    const answers = await Promise.all(
      crowd.map((it) => it.says(room, `${strict.mention} what is caching?`)),
    );

    expect(answers).toHaveLength(6);
    expect(byMentor(strict, crowd[0] as User, room)).toHaveLength(6);
  }, 30_000);

  test.for(["account_inactive", "channel_not_found", "not_in_channel", "is_archived"])(
    "where the mentor may not speak it says so to its operator once, and tries no more (%s)",
    async (error) => {
      const quiet = home.channel(`quiet-${error}`, [ana]);
      home.slack.breaks({ method: /chat.postMessage/, error });
      const lines = home.log.length;
      const requests = home.slack.noted.length;

      ana.mutters(quiet, `${home.mention} what is caching?`);
      await expect.poll(() => home.log.length).toBe(lines + 1);
      for (const it of ["sharding", "quorum"]) ana.mutters(quiet, `${home.mention} what is ${it}?`);
      await home.slack.deliveries.settled();
      await sleep(300);

      const told = home.log.slice(lines);
      expect(told).toHaveLength(1);
      expect(told.join("")).toContain(error);
      expect(told.join("")).not.toContain("caching");
      const tried = home.slack.noted.slice(requests).filter((it) => it.error === error);
      expect(tried).toHaveLength(1);
      expect(byMentor(home, ana, quiet)).toEqual([]);
    },
  );

  test("a button that was shown before Mentor was started anew still works", async () => {
    const restarted = await come();
    const ben = restarted.somebody();
    const told = await ben.says(ben.dm(), "what is caching?");
    await restarted.adapter.stop();
    await restarted.another();

    expect((await ben.presses(told, /Simpler/)).ts).toBe(told.ts);
    expect((await ben.says(ben.dm(), "what is sharding?")).text).toContain("sharding");
  });

  test("what bots say, edits, and people who join are no words to the mentor", async () => {
    const cleo = home.somebody("Cleo");
    const dm = cleo.dm();
    const about = { type: "message", channel: dm.id, channel_type: "im", text: "what is caching?" };
    const tell = (more: object) =>
      home.slack.world.tell({ ...about, ts: timestamp(Date.now()), ...more }, home.workspace);

    tell({ user: cleo.id, bot_id: "B0123456789" });
    tell({ subtype: "bot_message", bot_id: "B0123456789" });
    tell({ subtype: "message_changed", message: { ...about, user: cleo.id } });
    tell({ subtype: "channel_join", user: cleo.id });
    await home.slack.deliveries.settled();
    await sleep(300);

    expect(byMentor(home, cleo, dm)).toEqual([]);
  });

  test("neither what learners say nor any token is in the log", () => {
    const log = home.log.join("");

    expect(log).not.toMatch(/xoxb-|xapp-|what is|caching/);
  });
});
