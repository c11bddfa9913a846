import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type CheckIns, createCheckIns } from "../../src/checkins/checkins.ts";
import type { Outlet } from "../../src/checkins/outlet.ts";
import type { Mind } from "../../src/dialogue/mind.ts";
import { conversationId, learnerId } from "../../src/ids.ts";
import { createMentor, type Mentor } from "../../src/mentor.ts";
import { replyMarkdown } from "../../src/reply/markdown.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { createClient } from "../../src/storage/clients.ts";
import { createRedisGroupStore } from "../../src/storage/groups.ts";
import { createRedisStore } from "../../src/storage/redis.ts";
import { readGroupSettings } from "../../src/understand/checkin-group.ts";
import { questionable } from "../support/daily.ts";
import { createLoopback, type Loopback } from "../support/loopback.ts";
import { mindOf } from "../support/meet.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";

const HOUR = 60 * 60 * 1000;
const channel = conversationId("loopback:channel");
const organiser = learnerId("loopback:olu");

let mind: Mind;
let redis: TestRedis;
let checkIns: CheckIns;
let mentor: Mentor;
let loopback: Loopback;
/** What happens between a delivery's arrival and the mentor's hearing of that. */
let onArrival: () => Promise<void>;
beforeAll(async () => {
  mind = await mindOf(questionable("caching", "quorum"));
});
beforeEach(async () => {
  redis = await startRedis();
  const connection = await redis.connect();
  const store = createRedisStore(connection);
  checkIns = createCheckIns({ mind, connection, store, spreadMs: 0 });
  mentor = createMentor(mind, store, [], checkIns.agenda, checkIns.groups);
  loopback = createLoopback("loopback");
  onArrival = async () => {};
  const outlet: Outlet = {
    ...loopback.outlet,
    async deliver(delivery) {
      const delivered = await loopback.outlet.deliver(delivery);
      await onArrival();
      return delivered;
    },
  };
  await checkIns.start({ mentor, outlets: [outlet], delivers: true, onTrouble() {} });
});
afterEach(async () => {
  await checkIns.stop();
  await redis.stop();
});

/** Arranges a check-in, as of some hours ago, that comes due right now. */
async function arrangeForNow(words = ""): Promise<void> {
  const now = new Date();
  const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
  const settings = {
    ...readGroupSettings(mind, words),
    minute,
    zone: "UTC",
    days: [1, 2, 3, 4, 5, 6, 7] as const,
  };
  await checkIns.groups.arrange(channel, settings, { by: organiser, at: now.getTime() - HOUR });
}

const press = async (name: string, option: number) => {
  const [question] = loopback.sends;
  const group = await createRedisGroupStore(await redis.connect()).group(channel);
  const { concept, item } = group.question ?? expect.fail(`nothing asked: ${question?.text}`);
  return mentor.hear({
    learner: learnerId(`loopback:${name}`),
    conversation: channel,
    at: Date.now(),
    said: { kind: "press", action: `m1:vote:${concept}:${item}:${option}` },
  });
};

test("a channel is asked at its hour, members answer in private, and the count is shown in the message", async () => {
  await arrangeForNow();
  await vi.waitFor(() => expect(loopback.sends).toHaveLength(1), 5_000);

  const replies = await Promise.all(["ana", "ben", "cem"].map((it, i) => press(it, i)));
  expect(replies.every((it) => it?.private)).toBe(true);

  await vi.waitFor(() => expect(loopback.sends.at(-1)?.text).toMatch(/3 answers/), 10_000);
  expect(loopback.sends[0]).toMatchObject({ learner: undefined, conversation: channel });
  expect(loopback.sends.at(-1)?.changes).toBe(`m-${loopback.sends[0]?.key}`);
  const raw = createClient(redis.place, "patient");
  expect(await raw.get("mentor:{g:loopback:channel}:group")).not.toMatch(/ana|ben|cem/);
  raw.disconnect();
}, 20_000);

test("a member who answers in the very moment in which the question arrives is counted", async () => {
  let early: Reply | undefined;
  onArrival = async () => {
    early ??= await press("ana", 0);
  };

  await arrangeForNow();
  await vi.waitFor(() => expect(loopback.sends.at(-1)?.text).toMatch(/1 answer/), 10_000);

  expect(replyMarkdown(early ?? expect.fail())).not.toMatch(/late/i);
}, 20_000);

test("a question that may not have arrived is asked again in the same words, as the same message", async () => {
  let arrivals = 0;
  onArrival = async () => {
    arrivals += 1;
    if (arrivals === 1) throw new Error("the connection was lost");
  };

  await arrangeForNow();
  await vi.waitFor(() => expect(arrivals).toBe(2), 15_000);

  const [first, second] = loopback.sends;
  expect(second).toMatchObject({ key: first?.key, text: first?.text });
}, 25_000);

test("the answer comes after the hours that the organiser set, and a late answer is marked in private", async () => {
  await arrangeForNow("answer after 2 hours");
  await vi.waitFor(() => expect(loopback.sends).toHaveLength(1), 5_000);
  const store = createRedisGroupStore(await redis.connect());
  const { question } = await store.group(channel);
  expect((question?.reveals ?? 0) - (question?.at ?? 0)).toBe(2 * HOUR);

  const raw = createClient(redis.place, "patient");
  await raw.zadd("{mentor}:due", Date.now(), `r:${channel}`);
  raw.disconnect();
  await vi.waitFor(() => expect(loopback.sends).toHaveLength(2), 5_000);
  await vi.waitFor(async () =>
    expect((await store.group(channel)).question?.isRevealed).toBe(true),
  );

  expect(loopback.sends[1]?.text).toMatch(/right\./);
  expect(await press("ana", 0)).toMatchObject({ private: true, move: "grade" });
}, 20_000);

test("an organiser says in words when and what, sees it, and turns it off", async () => {
  const { groups } = checkIns;
  const words = "every weekday at 9:30 Berlin time about quorum, answer 4 hours later";
  const by = { by: organiser, at: Date.UTC(2026, 10, 23, 12) };

  const arranged = replyMarkdown(await groups.arrange(channel, readGroupSettings(mind, words), by));
  expect(arranged).toMatch(/Every weekday at 9:30\*\* \(Berlin time\).*on quorum.*4 hours later/);
  expect(arranged).toMatch(/comes tomorrow at 9:30/);

  const later = replyMarkdown(await groups.arrange(channel, { minute: 600 }, by));
  expect(later).toMatch(/10:00.*Berlin.*quorum/);
  expect(replyMarkdown(await groups.show(channel, by.at))).toBe(later);

  expect(replyMarkdown(await groups.end(channel, by.at))).toMatch(/no check-in/);
});

test("a server that the mentor left keeps nothing", async () => {
  await arrangeForNow();
  await vi.waitFor(() => expect(loopback.sends).toHaveLength(1), 5_000);

  await checkIns.groups.forget(channel);

  const connection = await redis.connect();
  expect(await Array.fromAsync(connection.keys("mentor:{g:*"))).toEqual([]);
});
