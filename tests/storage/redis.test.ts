import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { conceptId, conversationId, learnerId } from "../../src/ids.ts";
import { newConversation } from "../../src/memory/conversation.ts";
import { newLearner } from "../../src/memory/learner.ts";
import type { Memory } from "../../src/memory/memory.ts";
import { createClient } from "../../src/storage/clients.ts";
import { type Connection, connectRedis } from "../../src/storage/connection.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import { endRedis, launchRedis } from "../../src/storage/redis-server.ts";
import { compareAndWrite, type ScriptCall } from "../../src/storage/script.ts";
import type { Kept } from "../../src/storage/store.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { conformance } from "./conformance.ts";

const NOW = Date.UTC(2026, 10, 22, 9);
const DAY = 24 * 60 * 60 * 1000;

let redis: TestRedis;
let raw: ReturnType<typeof createClient>;
beforeAll(async () => {
  redis = await startRedis();
  raw = createClient(redis.place, "patient");
});
beforeEach(async () => {
  await raw.flushall();
});
afterAll(async () => {
  raw.disconnect();
  await redis.stop();
});

conformance("a store in Redis", async () => {
  const own = await startRedis();
  return {
    one: createRedisStore(await own.connect()),
    other: createRedisStore(await own.connect()),
    close: () => own.stop(),
  };
});

test("a forgotten learner leaves no key behind, however many conversations they had", async () => {
  const store = createRedisStore(await redis.connect());
  for (const place of ["dm", "thread", "{odd}", "c:dm"])
    await store.update({ ...ana, conversation: conversationId(place) }, NOW, speak);
  expect(await raw.dbsize()).toBe(9);

  await store.forget(ana.learner);

  expect(await raw.keys("*")).toEqual([]);
});

test("Redis lets go of a conversation after thirty days, and never of what was learnt", async () => {
  const store = createRedisStore(await redis.connect());

  await store.update(ana, NOW, speak);

  expect(await raw.pttl("mentor:{l:ana}:c:dm")).toBeGreaterThan(29 * DAY);
  expect(await raw.pttl("mentor:{l:ana}:c:dm")).toBeLessThanOrEqual(30 * DAY);
  for (const it of ["profile", "cards", "log"])
    expect(await raw.pttl(`mentor:{l:ana}:${it}`)).toBe(-1);
});

test("a conversation that Redis has let go of is not among what a learner takes away", async () => {
  const store = createRedisStore(await redis.connect());
  await store.update(ana, NOW, speak);

  await raw.del("mentor:{l:ana}:c:dm");

  expect((await store.everything(ana.learner)).conversations).toEqual([]);
});

test("a learner whose stored memory is unreadable or from another release goes on with the rest of it", async () => {
  const store = createRedisStore(await redis.connect());
  await raw.set("mentor:{l:ana}:profile", '{"version":9,"since":5,"zone":7,"mood":"good"}');
  await raw.hset("mentor:{l:ana}:cards", "raft", "[9,1]");
  await raw.rpush(
    "mentor:{l:ana}:log",
    "{",
    '{"kind":"met","at":1,"concept":"raft"}',
    "null",
    '{"at":2}',
  );

  for (const text of ["{", "null", "[1]", '"text"', '{"turns":"two"}']) {
    await raw.set("mentor:{l:ana}:c:dm", text);
    const read = await store.update(ana, NOW, (memory) => keep(memory, memory));
    expect(read.conversation).toEqual(newConversation());
    expect(read.learner.profile).toEqual({ ...newLearner().profile, since: 5 });
    expect(read.learner.cards).toEqual(new Map([["raft", "[9,1]"]]));
  }
  await raw.set("mentor:{l:ana}:c:dm", `{"at":${NOW},"turns":3,"topic":8,"humour":"dry"}`);
  const read = await store.update(ana, NOW, (memory) => keep(memory, memory));
  expect(read.conversation).toMatchObject({ turns: 3, topic: undefined });

  expect((await store.everything(ana.learner)).events).toEqual([
    { kind: "met", at: 1, concept: "raft" },
  ]);
});

test("a turn writes the card that it changed and no other, and nothing where it changed nothing", async () => {
  const { connection, calls } = recording(await redis.connect());
  const store = createRedisStore(connection);
  await store.update(ana, NOW, ({ conversation, learner }) => {
    const concepts = Array.from({ length: 100 }, (_, i) => conceptId(`concept-${i}`));
    const cards = new Map(concepts.map((it) => [it, "[1]"]));
    return keep({ conversation, learner: { ...learner, cards } }, undefined);
  });

  calls.length = 0;
  await store.update(ana, NOW, ({ conversation, learner }) => {
    const cards = new Map(learner.cards).set(conceptId("concept-7"), "[2]");
    return keep({ conversation, learner: { ...learner, cards } }, undefined);
  });
  const written = calls[1]?.args.join(" ");
  expect(calls).toHaveLength(2);
  expect(written).toContain("HSET 2 concept-7 [2]");
  expect(written).not.toContain("concept-8");

  calls.length = 0;
  await store.update(ana, NOW, (memory) => keep(structuredClone(memory), undefined));
  expect(calls).toHaveLength(1);
});

test("a change that a reconnecting client sends twice is made once", async () => {
  const connection = await redis.connect();
  const change = compareAndWrite("revision", "", "first", [
    ["SET", "revision", "first"],
    ["RPUSH", "log", "met"],
  ]);

  expect(await connection.run(change)).toBe(1);
  expect(await connection.run(change)).toBe(1);
  expect(await connection.run(compareAndWrite("revision", "", "second", []))).toBe(0);

  expect(await raw.lrange("log", 0, -1)).toEqual(["met"]);
});

test("a Redis that has forgotten its scripts is told them again", async () => {
  const store = createRedisStore(await redis.connect());
  await store.update(ana, NOW, speak);

  await raw.script("FLUSH");

  expect(await store.update(ana, NOW, speak)).toBe(1);
});

test("while Redis is away a learner's turn fails soon and plainly, and once it is back the next is served", async () => {
  const folder = mkdtempSync("/tmp/mentor-test-");
  const socket = join(folder, "redis.sock");
  const launch = () => launchRedis({ folder, socket, settings: { appendonly: "yes", save: "" } });
  const first = await launch();
  const store = createRedisStore(await connectRedis({ kind: "socket", path: socket }));
  await store.update(ana, NOW, speak);

  await endRedis(first, "SIGKILL");
  const since = performance.now();
  const failing = store.update(ana, NOW, speak);
  await expect(failing).rejects.toThrow(/^Redis didn't do what it was asked: /);
  await expect(failing).rejects.toHaveProperty("cause");
  expect(performance.now() - since).toBeLessThan(5_000);

  const second = await launch();
  await expect.poll(() => store.ping().then(() => "pong"), { timeout: 15_000 }).toBe("pong");
  expect(await store.update(ana, NOW, speak)).toBe(1);

  await store.close();
  await endRedis(second, "SIGKILL");
  rmSync(folder, { recursive: true });
});

test.for([
  {
    url: "redis://ana:secret@127.0.0.1:1/0",
    says: /^Redis at 127\.0\.0\.1:1 can't be reached: .+/,
  },
  { url: "redis://no-such-host.invalid:6379", says: /^Redis at no-such-host\.invalid:6379 can't/ },
])(
  "an operator whose Redis at $url can't be reached is told so at once, without the password",
  async ({ url, says }) => {
    const connecting = connectRedis({ kind: "server", url });

    await expect(connecting).rejects.toThrow(says);
    await expect(connecting).rejects.not.toThrow("secret");
    await expect(connecting).rejects.toHaveProperty("cause");
  },
);

const ana = { learner: learnerId("ana"), conversation: conversationId("dm") };

const keep = <T>(memory: Memory, result: T): Kept<T> => ({ memory, events: [], result });

function speak({ learner, conversation }: Memory): Kept<number> {
  const concept = conceptId("raft");
  return {
    memory: {
      learner: {
        profile: { ...learner.profile, since: NOW },
        cards: new Map(learner.cards).set(concept, `[${conversation.turns}]`),
      },
      conversation: { ...conversation, at: NOW, turns: conversation.turns + 1 },
    },
    events: [{ kind: "met", at: NOW, concept }],
    result: conversation.turns,
  };
}

/** A connection that also remembers what went over it. */
function recording(connection: Connection): { connection: Connection; calls: ScriptCall[] } {
  const calls: ScriptCall[] = [];
  const run = (call: ScriptCall) => {
    calls.push(call);
    return connection.run(call);
  };
  return { connection: { ...connection, run }, calls };
}

test("what many learners need at once is asked of Redis in a few messages", async () => {
  const one = await redis.connect();
  const reads = async () =>
    Number(/total_reads_processed:(\d+)/.exec(await raw.info("stats"))?.[1] ?? Number.NaN);
  const before = await reads();

  await Promise.all(Array.from({ length: 500 }, () => one.ping()));

  expect((await reads()) - before).toBeLessThan(60);
});
