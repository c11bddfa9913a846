import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { backup } from "../../src/backup/backup.ts";
import { readEntry } from "../../src/backup/format.ts";
import { restore, verify } from "../../src/backup/restore.ts";
import { createCheckIns } from "../../src/checkins/checkins.ts";
import { openDueIndex } from "../../src/checkins/due-index.ts";
import { conceptId, conversationId, learnerId } from "../../src/ids.ts";
import { createMentor } from "../../src/mentor.ts";
import { toMinute } from "../../src/schedule/times.ts";
import type { Connection } from "../../src/storage/connection.ts";
import { isEmpty } from "../../src/storage/copies.ts";
import { createRedisGroupStore } from "../../src/storage/groups.ts";
import { createNotes, learnersNote } from "../../src/storage/notes.ts";
import { openStorage } from "../../src/storage/open.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import { script } from "../../src/storage/script.ts";
import { makeLearners, somebody } from "../support/crowd.ts";
import { questionable } from "../support/daily.ts";
import { createLoopback } from "../support/loopback.ts";
import { mindOf } from "../support/meet.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { startRedisCluster } from "../support/redis-cluster.ts";

const EMPTY = script(`redis.call("FLUSHALL")`);
const NOW = Date.now();

let folder: string;
let one: TestRedis;
let other: TestRedis;
let here: Connection;
let there: Connection;
beforeAll(async () => {
  folder = mkdtempSync("/tmp/mentor-test-");
  [one, other] = await Promise.all([startRedis(), startRedis()]);
  [here, there] = await Promise.all([one.connect(), other.connect()]);
});
afterAll(async () => {
  await Promise.all([one.stop(), other.stop()]);
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  for (const it of [here, there]) await it.run({ script: EMPTY, keys: [], args: [] });
});

let files = 0;
const newFile = () => {
  files += 1;
  return join(folder, `${files}.jsonl`);
};
const at = (connection: Connection) => ({ connection, store: createRedisStore(connection) });

/** The learners in a file. */
const copiesOf = (file: string) =>
  readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      const entry = readEntry(line);
      return entry?.kind === "learner" ? [entry] : [];
    });

const ana = learnerId("discord:1");
const odd = learnerId("slack:{T1}:\ud800%\u2028ü");

/** Two learners, one of them with an id like no platform's, a group and a server's settings. */
async function fill(connection: Connection): Promise<void> {
  const { store } = at(connection);
  for (const [i, learner] of [ana, odd].entries()) {
    for (const place of ["dm", "{thread}"]) {
      const whose = { learner, conversation: conversationId(`${learner}:${place}`) };
      await store.update(whose, NOW, ({ learner: before, conversation }) => ({
        memory: {
          learner: {
            profile: { ...before.profile, since: NOW - i, zone: "Europe/Berlin" },
            cards: new Map([[conceptId(`caching-${place}`), "[1,2,3,4,5,6,7,0]"], ...before.cards]),
          },
          conversation: { ...conversation, at: NOW, turns: conversation.turns + 1 },
        },
        events: [{ kind: "met", at: NOW + i, concept: conceptId("caching") }],
        result: undefined,
      }));
    }
  }
  await createRedisGroupStore(connection).update(conversationId("discord:7"), (group) => ({
    group: { ...group, asked: [] },
    result: undefined,
  }));
  await createNotes(connection).write("discord:server:7", '{"channel":"9"}');
}

const everythingIn = async (connection: Connection) => {
  const { store } = at(connection);
  return {
    ana: await store.everything(ana),
    odd: await store.everything(odd),
    group: await createRedisGroupStore(connection).group(conversationId("discord:7")),
    server: await createNotes(connection).read("discord:server:7"),
  };
};

test("what was backed up is back as it was, from one Redis to a cluster and on to one again", async () => {
  await fill(here);
  const before = await everythingIn(here);
  const cluster = await startRedisCluster();
  const onCluster = await cluster.connect();
  const [first, second] = [newFile(), newFile()];

  expect(await backup(here, first)).toEqual({ learners: 2, texts: 2 });
  expect(await restore(at(onCluster), first, { overwrites: false })).toEqual({
    learners: 2,
    texts: 2,
  });
  expect(await everythingIn(onCluster)).toEqual(before);
  await backup(onCluster, second);
  await cluster.stop();
  await restore(at(there), second, { overwrites: false });

  expect(await everythingIn(there)).toEqual(before);
  expect(before.ana.events).toHaveLength(2);
  expect(before.odd.conversations).toHaveLength(2);
});

test("a learner who talks while they are backed up is in the backup as they were at one moment", async () => {
  const { store } = at(here);
  const names = Array.from({ length: 40 }, (_, i) => learnerId(`discord:${i}`));
  const talks = { go: true };
  const say = async (learner: typeof ana) => {
    await store.update({ learner, conversation: conversationId("dm") }, NOW, (memory) => ({
      memory: {
        ...memory,
        conversation: { ...memory.conversation, at: NOW, turns: memory.conversation.turns + 1 },
      },
      events: [{ kind: "met", at: NOW, concept: conceptId("caching") }],
      result: undefined,
    }));
  };
  await Promise.all(names.map(say));
  const talking = Promise.all(
    names.map(async (it) => {
      while (talks.go) await say(it);
    }),
  );
  const made: string[] = [];
  for (let i = 0; i < 10; i += 1) {
    made.push(newFile());
    await backup(here, made.at(-1) ?? "");
  }
  talks.go = false;
  await talking;

  for (const file of made) {
    const learners = copiesOf(file);
    expect(learners).toHaveLength(40);
    for (const { log, conversations } of learners)
      expect(JSON.parse(conversations[0]?.text ?? "").turns).toBe(log.length);
  }
});

test("only its owner can read a backup, and no earlier one is written over", async () => {
  await fill(here);
  const file = newFile();
  await backup(here, file);

  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(backup(here, file)).rejects.toThrow("it is there already");
  expect(await verify(file)).toEqual({ learners: 2, texts: 2 });
});

test("what passes by itself stays behind: private answers, the schedule, deliveries", async () => {
  await fill(here);
  await createNotes(here).write(learnersNote(ana, "kept"), "for a day", 86_400_000);
  await openDueIndex(here).put({ subscriber: "l:x" as never, due: 1, plan: "|||:x" });
  const file = newFile();
  await backup(here, file);

  expect(readFileSync(file, "utf8")).not.toMatch(/for a day|l:x/);
});

test("learners hear their check-ins, each once, from a Mentor that was put back from a backup", async () => {
  const mind = await mindOf(questionable("caching", "quorum"));
  const due = toMinute(Date.now());
  await makeLearners(at(here).store, openDueIndex(here), somebody(mind, due), 30);
  const file = newFile();
  await backup(here, file);
  await restore(at(there), file, { overwrites: false });

  const { store } = at(there);
  const checkIns = createCheckIns({ mind, connection: there, store, spreadMs: 0 });
  const mentor = createMentor(mind, store, [], checkIns.agenda);
  const loopback = createLoopback("loopback");
  await checkIns.start({ mentor, outlets: [loopback.outlet], delivers: true, onTrouble() {} });
  await vi.waitFor(() => expect(loopback.sends.length).toBeGreaterThanOrEqual(30), 60_000);
  await checkIns.stop();

  expect(new Set(loopback.sends.map((it) => it.learner)).size).toBe(30);
  expect(loopback.sends).toHaveLength(30);
  expect(await openDueIndex(there).size()).toBe(30);
});

test("where something is kept already nothing is put back unless the operator says so", async () => {
  await fill(here);
  const file = newFile();
  await backup(here, file);
  const before = await everythingIn(here);
  const { store } = at(here);
  const bo = learnerId("discord:2");
  for (const learner of [ana, bo]) {
    const whose = { learner, conversation: conversationId("new") };
    await store.update(whose, NOW, ({ learner: it, conversation }) => ({
      memory: { learner: it, conversation: { ...conversation, at: NOW, turns: 9 } },
      events: [{ kind: "met", at: 1, concept: conceptId("quorum") }],
      result: undefined,
    }));
  }

  await expect(restore(at(here), file, { overwrites: false })).rejects.toThrow("--overwrite");
  expect((await store.everything(ana)).events).toHaveLength(3);
  await restore(at(here), file, { overwrites: true });

  expect(await everythingIn(here)).toEqual(before);
  expect((await store.everything(bo)).events).toHaveLength(1);
});

test("a backup of a later release is refused in a sentence that says what to do", async () => {
  await fill(here);
  const file = newFile();
  await backup(here, file);
  writeFileSync(file, readFileSync(file, "utf8").replace('"version":1', '"version":2'));

  await expect(restore(at(there), file, { overwrites: false })).rejects.toThrow(
    /:1: it is of version 2, and this Mentor reads versions up to 1; update Mentor first$/,
  );
  expect(await isEmpty(there)).toBe(true);
});

test("a backup that was cut or changed anywhere is refused before anything is written", async () => {
  await fill(here);
  // More than is written at once, so that a first part could be written before the fault is met.
  for (let i = 0; i < 300; i += 1) await createNotes(here).write(`discord:server:${i}`, "{}");
  const file = newFile();
  await backup(here, file);
  const whole = readFileSync(file);

  await fc.assert(
    fc.asyncProperty(
      fc.nat(whole.length - 2),
      fc.integer({ min: 1, max: 255 }),
      fc.boolean(),
      async (place, change, isCut) => {
        const damaged = Buffer.from(isCut ? whole.subarray(0, place) : whole);
        if (!isCut) damaged[place] = (damaged[place] ?? 0) ^ change;
        writeFileSync(`${file}.damaged`, damaged);
        await expect(restore(at(there), `${file}.damaged`, { overwrites: false })).rejects.toThrow(
          /:\d+: /,
        );
      },
    ),
    { numRuns: 60 },
  );
  expect(await isEmpty(there)).toBe(true);
});

test("an operator backs up a Mentor that runs with a Redis of its own, and moves it to another", async () => {
  const run = promisify(execFile);
  const main = fileURLToPath(new URL("../../src/backup/main.ts", import.meta.url));
  const dataDir = mkdtempSync(join(folder, "data-"));
  const file = newFile();
  const running = await openStorage({ redisUrl: undefined, redisClusterNodes: undefined, dataDir });
  try {
    await fill(running.connection);
    const before = await everythingIn(running.connection);
    const env = { PATH: process.env.PATH };
    const made = await run(process.execPath, [main, "backup", file], {
      cwd: dataDir,
      env: { ...env, MENTOR_DATA_DIR: dataDir },
    });
    const back = await run(process.execPath, [main, "restore", file], {
      cwd: dataDir,
      env: { ...env, REDIS_URL: other.url },
    });

    expect(made.stdout).toMatch(/^backup: 2 learners and 2 settings .* are in /);
    expect(back.stdout).toMatch(/^restore: 2 learners and 2 settings .* are back; /);
    expect(await everythingIn(there)).toEqual(before);
    await running.store.ping();
  } finally {
    await running.close();
  }
});
