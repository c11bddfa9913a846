import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDueIndex } from "../../src/checkins/due-index.ts";
import type { Mind } from "../../src/dialogue/mind.ts";
import { RedisAway } from "../../src/storage/away.ts";
import type { Connection } from "../../src/storage/connection.ts";
import { questionable } from "../support/daily.ts";
import { createLoopback } from "../support/loopback.ts";
import { mindOf } from "../support/meet.ts";
import { type MortalRedis, startMortalRedis } from "../support/mortal-redis.ts";
import { type Survivor, survivor } from "../support/survivor.ts";

const AWAY = /can't reach my memory|memory is out of reach/;
const UNKEPT = /won't be remembered/;

let mind: Mind;
let redis: MortalRedis;
beforeAll(async () => {
  mind = await mindOf(questionable("caching", "quorum"));
});
beforeEach(async () => {
  redis = await startMortalRedis();
});
afterEach(() => redis.stop());

const open = async (): Promise<Survivor> => survivor(mind, await redis.connect());
const isBack = (it: Survivor) =>
  expect
    .poll(() => it.reports.at(-1), { timeout: 20_000 })
    .toMatch(/^Redis is back; kept (\d+) of \1 /);

describe.for([
  ["is killed and started again", () => redis.kill(), () => redis.revive()],
  ["is stopped and goes on", async () => redis.pause(), async () => redis.resume()],
] as const)("a learner whose Redis %s", ([, goes, comes]) => {
  test("is answered in context with a plain note, and is remembered as if it had never been away", async () => {
    const mentor = await open();
    const before = ["what is caching?", "quiz me"];
    const during = ["1", "what is a quorum?", "quiz me", "2"];
    const after = ["3", "recap"];

    for (const it of before) expect((await mentor.says("ana", it))?.text).not.toMatch(AWAY);
    await goes();
    const replies = [];
    for (const it of during) replies.push(await mentor.says("ana", it));
    expect(replies.map((it) => it?.move)).toEqual(["grade", "explain", "quiz", "grade"]);
    for (const it of replies) expect(it?.text).toMatch(AWAY);
    await comes();
    await isBack(mentor);
    for (const it of after) expect((await mentor.says("ana", it))?.text).not.toMatch(AWAY);

    const elsewhere = await startMortalRedis();
    const control = survivor(mind, await elsewhere.connect());
    for (const it of [...before, ...during, ...after]) await control.says("ana", it);
    const both = [await mentor.everything("ana"), await control.everything("ana")];
    await elsewhere.stop();
    expect(both[0]).toEqual(both[1]);
    expect(mentor.held.size()).toBe(0);
  }, 60_000);
});

test("what Redis did although its answer was lost isn't done twice", async () => {
  const connection = await redis.connect();
  let isBroken = false;
  const mentor = survivor(mind, {
    ...connection,
    async run(call) {
      const answer = await connection.run(call);
      if (isBroken && call.args.length > 0) throw new RedisAway("the answer was lost");
      return answer;
    },
  });
  await mentor.says("ana", "quiz me");

  isBroken = true;
  expect((await mentor.says("ana", "1"))?.text).toMatch(AWAY);
  isBroken = false;
  await expect.poll(() => mentor.reports.at(-1), { timeout: 20_000 }).toMatch(/^Redis is back/);

  const { events, conversations } = await mentor.everything("ana");
  expect(events.filter((it) => it.kind === "answered")).toHaveLength(1);
  expect(conversations[0]?.memory.turns).toBe(2);
});

test("somebody of whom nothing is known here is answered, and told that it won't be remembered", async () => {
  const mentor = await open();
  await mentor.says("ben", "hello");
  await redis.kill();

  expect((await mentor.says("ana", "what is caching?"))?.text).toMatch(UNKEPT);
  expect(await mentor.says("ana", "simpler")).toMatchObject({
    concepts: ["caching"],
    text: expect.stringMatching(UNKEPT),
  });
  await redis.revive();
  await isBack(mentor);

  expect((await mentor.everything("ana")).conversations).toEqual([]);
});

test("deleting, taking away and answering a group are put off rather than promised", async () => {
  const mentor = await open();
  await mentor.says("ana", "what is caching?");
  await mentor.says("ana", "forget me");
  await redis.kill();

  for (const it of [
    await mentor.says("ana", "erase"),
    await mentor.says("ana", "export my data"),
    await mentor.hears("ana", { kind: "press", action: "m1:vote:caching:caching-0:1" }),
  ])
    expect(it?.text).toMatch(/can't do just now/);
  await redis.revive();
  await isBack(mentor);

  expect((await mentor.everything("ana")).learner.profile.met).toHaveLength(1);
});

test("a check-in that is arranged while Redis is away is in the schedule once it is back", async () => {
  const mentor = await open();
  const outlets = [createLoopback("loopback").outlet];
  const { mentor: itself } = mentor.steady;
  await mentor.checkIns.start({ mentor: itself, outlets, delivers: false, onTrouble() {} });
  await mentor.says("ana", "hello");
  await redis.kill();

  const arranged = await mentor.says("ana", "check in every day at 9:30 UTC time");
  expect(arranged).toMatchObject({ move: "checkin", text: expect.stringMatching(AWAY) });
  await redis.revive();
  await isBack(mentor);

  const index = openDueIndex(await redis.connect());
  expect((await index.peek(Number.MAX_SAFE_INTEGER, 10)).map((it) => it.subscriber)).toEqual([
    "l:loopback:ana",
  ]);
  await mentor.checkIns.stop();
});

test("what was said while Redis was away never counts for a conversation that went on elsewhere", async () => {
  const connection = await redis.connect();
  let isCutOff = false;
  const cut = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (isCutOff) throw new RedisAway("the line is cut");
    return ask();
  };
  const one = survivor(mind, {
    ...connection,
    run: (call) => cut(() => connection.run(call)),
    ping: () => cut(() => connection.ping()),
  });
  const other = await open();
  await one.says("ana", "quiz me");

  isCutOff = true;
  await one.says("ana", "1");
  await other.hears("ana", { kind: "text", text: "stop the quiz" }, "elsewhere");
  isCutOff = false;
  await expect.poll(() => one.reports.at(-1), { timeout: 20_000 }).toMatch(/kept 0 of 1/);

  expect((await one.everything("ana")).events.filter((it) => it.kind === "answered")).toEqual([]);
});

test("an event that a platform brings twice while Redis is away is answered once", async () => {
  const mentor = await open();
  await mentor.says("ana", "hello");
  await redis.kill();
  const said = { kind: "text", text: "what is caching?" } as const;

  expect(await mentor.hears("ana", said, "twice")).toBeDefined();
  expect(await mentor.hears("ana", said, "twice")).toBeUndefined();
});

test("a Redis whose memory is full keeps nobody from being answered", async () => {
  const connection = await redis.connect();
  const mentor = survivor(mind, connection);
  await mentor.says("ana", "what is caching?");
  const client = connection.openPatientClient();
  await client.config("SET", "maxmemory-policy", "noeviction");
  await client.config("SET", "maxmemory", "1");

  expect((await mentor.says("ana", "simpler"))?.text).toMatch(AWAY);
  await client.config("SET", "maxmemory", "0");
  await expect.poll(() => mentor.held.size(), { timeout: 20_000 }).toBe(0);
  await mentor.says("ana", "simpler");

  expect((await mentor.everything("ana")).conversations[0]?.memory.turns).toBe(3);
});

test("however much is said while Redis is away, so much is held and known, and the rest is owned up to", async () => {
  const mentor = survivor(mind, await redis.connect(), { held: 20, known: 30 });
  const names = Array.from({ length: 40 }, (_, i) => `member${i}`);
  for (const it of names) await mentor.says(it, "hello");
  expect(mentor.known.size()).toBe(30);
  await redis.kill();

  const replies = [];
  for (let round = 0; round < 5; round += 1)
    for (const it of names) replies.push(await mentor.says(it, "what is caching?"));

  expect(mentor.known.size()).toBe(30);
  expect(mentor.held.size()).toBe(20);
  expect(replies.filter((it) => it && !UNKEPT.test(it.text))).toHaveLength(20);
  expect(await mentor.says("member39", "x".repeat(200_000))).toBeDefined();
  expect(mentor.held.size()).toBe(20);
});

test("while Redis is away it is asked whether it is there, and nothing else", async () => {
  const calls: string[] = [];
  const silent: Connection = {
    ...(await redis.connect()),
    async run() {
      calls.push("run");
      throw new RedisAway("no answer within 5 s");
    },
    async ping() {
      calls.push("ping");
      throw new RedisAway("no answer within 5 s");
    },
  };
  const mentor = survivor(mind, silent);

  for (let i = 0; i < 50; i += 1) await mentor.says("ana", "what is caching?");
  await expect.poll(() => calls.includes("ping"), { timeout: 20_000 }).toBe(true);

  expect(calls.filter((it) => it === "run")).toHaveLength(1);
  expect(mentor.reports).toHaveLength(1);
});
