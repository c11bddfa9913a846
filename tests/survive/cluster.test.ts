import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createCheckIns } from "../../src/checkins/checkins.ts";
import { openDueIndex } from "../../src/checkins/due-index.ts";
import type { Mind } from "../../src/dialogue/mind.ts";
import { conversationId, learnerId } from "../../src/ids.ts";
import { createMentor } from "../../src/mentor.ts";
import { toMinute } from "../../src/schedule/times.ts";
import type { Connection } from "../../src/storage/connection.ts";
import { createRedisGroupStore } from "../../src/storage/groups.ts";
import { createNotes, learnersNote } from "../../src/storage/notes.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import { makeLearners, somebody } from "../support/crowd.ts";
import { questionable } from "../support/daily.ts";
import { createLoopback } from "../support/loopback.ts";
import { mindOf } from "../support/meet.ts";
import { startRedisCluster, type TestCluster } from "../support/redis-cluster.ts";
import { survivor } from "../support/survivor.ts";

/** A worker delivers so many at once; each may be repeated when something dies. */
const AT_ONCE = 50;
const DUE = "{mentor}:due";

let mind: Mind;
let cluster: TestCluster;
beforeAll(async () => {
  mind = await mindOf(questionable("caching", "quorum"));
  cluster = await startRedisCluster();
}, 60_000);
afterAll(() => cluster?.stop());

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Delivers what comes due, on a platform that keeps what it is sent. */
async function deliver(connection: Connection, delayMs = 0) {
  const store = createRedisStore(connection);
  const patience = { lockMs: 2_000, checkMs: 500 };
  const checkIns = createCheckIns({ mind, connection, store, spreadMs: 0, patience });
  const notes = createNotes(connection);
  const mentor = createMentor(mind, store, [notes], checkIns.agenda, checkIns.groups);
  const loopback = createLoopback("loopback", { delayMs });
  await checkIns.start({ mentor, outlets: [loopback.outlet], delivers: true, onTrouble() {} });
  closing.push(checkIns.stop);
  return { checkIns, mentor, store, notes, loopback };
}

describe("on a Redis Cluster of three masters", () => {
  test("a learner's data can be taken away and is forgotten with its notes, wherever its parts lie", async () => {
    const { mentor, store, notes } = await deliver(await cluster.connect());
    const learner = learnerId("loopback:ana");
    const says = (conversation: string, text: string) =>
      mentor.hear({
        learner,
        conversation: conversationId(conversation),
        at: Date.now(),
        said: { kind: "text", text },
      });
    for (const it of ["loopback:ana", "loopback:thread", "loopback:{odd}"]) {
      await says(it, "what is caching?");
      await says(it, "quiz me");
      await says(it, "1");
    }
    await says("loopback:ana", "check in every day at 9:30 UTC time");
    await notes.write(learnersNote(learner, "kept"), "theirs");

    const exported = await says("loopback:ana", "export my data");
    expect(exported?.blocks.some((it) => it.kind === "file")).toBe(true);
    expect((await store.everything(learner)).conversations).toHaveLength(3);
    await mentor.forget(learner);

    expect((await store.everything(learner)).conversations).toEqual([]);
    const connection = await cluster.connect();
    const left = await Array.fromAsync(connection.keys("*ana*"));
    expect(left).toEqual([]);
    const index = openDueIndex(connection);
    expect(await index.peek(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
  }, 30_000);

  test("a group is asked, votes, sees its count, and is forgotten", async () => {
    const connection = await cluster.connect();
    const { checkIns, mentor, loopback } = await deliver(connection);
    const group = conversationId("loopback:channel");
    const now = new Date();
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
    await checkIns.groups.arrange(
      group,
      { minute, zone: "UTC", days: [1, 2, 3, 4, 5, 6, 7] },
      { by: learnerId("loopback:olu"), at: now.getTime() - 3_600_000 },
    );
    await expect.poll(() => loopback.sends.length, { timeout: 20_000 }).toBe(1);
    const groups = createRedisGroupStore(connection);
    await expect
      .poll(async () => (await groups.group(group)).question, { timeout: 20_000 })
      .toBeDefined();
    const { concept, item } = (await groups.group(group)).question ?? {};

    for (const name of ["ana", "ben", "cem"])
      await mentor.hear({
        learner: learnerId(`loopback:${name}`),
        conversation: group,
        at: Date.now(),
        said: { kind: "press", action: `m1:vote:${concept}:${item}:0` },
      });

    await expect.poll(() => loopback.sends.at(-1)?.text, { timeout: 20_000 }).toMatch(/3 answers/);
    await checkIns.groups.forget(group);
    expect(await Array.fromAsync(groups.groups())).toEqual([]);
  }, 60_000);

  test("a master that dies in a burst costs nobody their check-in, shows nothing twice, and keeps nobody from asking", async () => {
    const size = 300;
    const connection = await cluster.connect();
    await cluster.addReplica(DUE);
    const store = createRedisStore(connection);
    const memory = somebody(mind, toMinute(Date.now()));
    await makeLearners(store, openDueIndex(connection), memory, size);
    const asking = survivor(mind, await cluster.connect());
    await asking.says("ben", "what is caching?");
    const { loopback } = await deliver(connection, 20);
    const heard = () => new Set(loopback.sends.map((it) => it.learner)).size;
    await expect.poll(heard, { timeout: 20_000, interval: 2 }).toBeGreaterThan(60);

    await cluster.killMaster(DUE);
    expect(heard()).toBeLessThan(size);
    // Ben's memory is on that master too.
    const replies = [];
    for (let i = 0; i < 5; i += 1)
      replies.push(await asking.says("ben", i % 2 === 0 ? "simpler" : "what is a quorum?"));
    expect(replies.map((it) => it?.concepts[0])).toEqual([
      "caching",
      "quorum",
      "quorum",
      "quorum",
      "quorum",
    ]);
    expect(replies[0]?.text).toMatch(/can't reach my memory|memory is out of reach/);

    await expect.poll(heard, { timeout: 60_000 }).toBe(size);
    await expect.poll(() => asking.held.size(), { timeout: 30_000 }).toBe(0);
    const { conversations } = await asking.everything("ben");
    expect(conversations[0]?.memory.turns).toBe(6);
    expect(loopback.visible()).toHaveLength(size);
    expect(loopback.sends.length - size).toBeLessThanOrEqual(2 * AT_ONCE);
  }, 150_000);
});
