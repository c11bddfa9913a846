import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createCheckIns } from "../../src/checkins/checkins.ts";
import { openDueIndex } from "../../src/checkins/due-index.ts";
import type { Mind } from "../../src/dialogue/mind.ts";
import { type ConversationId, conversationId, type LearnerId, learnerId } from "../../src/ids.ts";
import { createMentor, type Mentor } from "../../src/mentor.ts";
import { forgetAbsent, type Places } from "../../src/retention/forget-absent.ts";
import { startRetention } from "../../src/retention/retention.ts";
import { takeTurnAt } from "../../src/storage/absences.ts";
import type { Connection } from "../../src/storage/connection.ts";
import { createNotes, learnersNote } from "../../src/storage/notes.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import { script } from "../../src/storage/script.ts";
import { questionable } from "../support/daily.ts";
import { createLoopback } from "../support/loopback.ts";
import { mindOf } from "../support/meet.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";

const EMPTY = script(`redis.call("FLUSHALL")`);
const DAY_MS = 24 * 60 * 60 * 1000;

let redis: TestRedis;
let connection: Connection;
let mind: Mind;
let mentor: Mentor;
let places: Places;
beforeAll(async () => {
  redis = await startRedis();
  connection = await redis.connect();
  mind = await mindOf(questionable("caching", "quorum"));
});
afterAll(() => redis.stop());
beforeEach(async () => {
  await connection.run({ script: EMPTY, keys: [], args: [] });
  const store = createRedisStore(connection);
  const checkIns = createCheckIns({ mind, connection, store, spreadMs: 0 });
  const notes = createNotes(connection);
  const { outlet } = createLoopback("loopback");
  mentor = createMentor(mind, store, [notes], checkIns.agenda);
  await checkIns.start({ mentor, outlets: [outlet], delivers: false, onTrouble() {} });
  places = { connection, store, agenda: checkIns.agenda, elsewhere: [notes] };
});

const nameOf = (name: string) => learnerId(`loopback:${name}`);
const placeOf = (name: string) => conversationId(`loopback:dm:${name}`);

const says = (name: string, text: string) =>
  mentor.hear({
    learner: nameOf(name),
    conversation: placeOf(name),
    at: Date.now(),
    said: { kind: "text", text },
  });

/** Lets a learner's last conversation be so many days ago. */
async function wasAway(name: string, days: number): Promise<void> {
  const key = `mentor:{l:${nameOf(name)}}:conversations`;
  const place: ConversationId = placeOf(name);
  await connection.run({
    script: script(`redis.call("ZADD", KEYS[1], ARGV[1], ARGV[2])`),
    keys: [key],
    args: [String(Date.now() - days * DAY_MS), place],
  });
}

async function keysOf(learner: LearnerId): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of connection.keys("mentor:*")) if (key.includes(learner)) keys.push(key);
  return keys;
}

test("a learner who was away for longer than is kept is forgotten wholly, and nobody else is", async () => {
  for (const name of ["ana", "bo"]) {
    await says(name, "what is caching?");
    await says(name, "check in every day at 8:30 UTC time");
    await createNotes(connection).write(learnersNote(nameOf(name), "kept"), "a private answer");
  }
  await wasAway("ana", 40);
  await wasAway("bo", 20);

  expect(await forgetAbsent(places, Date.now() - 30 * DAY_MS)).toBe(1);

  expect(await keysOf(nameOf("ana"))).toEqual([]);
  expect((await keysOf(nameOf("bo"))).length).toBeGreaterThan(4);
  const due = await openDueIndex(connection).peek(Date.now() + 2 * DAY_MS, 10);
  expect(due.map((it) => it.subscriber)).toEqual(["l:loopback:bo"]);
});

test("a learner who comes back in the moment in which they would be forgotten is not", async () => {
  await says("ana", "check in every day at 8:30 UTC time");
  await wasAway("ana", 40);
  const comesBack = { forget: async () => void (await says("ana", "what is caching?")) };

  const forgotten = await forgetAbsent(
    { ...places, elsewhere: [comesBack] },
    Date.now() - 30 * DAY_MS,
  );

  expect(forgotten).toBe(0);
  expect((await places.store.learner(nameOf("ana"))).profile.met).toHaveLength(1);
  expect(await openDueIndex(connection).size()).toBe(1);
});

test("of all workers one goes through everybody, and tells the operator how many it forgot", async () => {
  await says("ana", "what is caching?");
  await wasAway("ana", 31);
  const reports: string[] = [];
  const manner = { days: 30, looksEveryMs: 10, report: (what: string) => void reports.push(what) };
  const workers = [startRetention(places, manner), startRetention(places, manner)];

  await vi.waitFor(() => expect(reports).not.toEqual([]), 60_000);
  await Promise.all(workers.map((it) => it.stop()));

  // The turn is taken for the day.
  expect(await takeTurnAt(connection, "retention", 1_000)).toBe(false);
  expect(reports).toEqual(["1 were away for 30 days and are forgotten"]);
  expect(await keysOf(nameOf("ana"))).toEqual([]);
});
