import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Discord, startDiscord } from "../../support/discord/discord.ts";
import { type Program, startProgram } from "../../support/programs.ts";
import { startRedis, type TestRedis } from "../../support/redis.ts";

const PASSWORD = "correct horse battery";
let redis: TestRedis;
let discord: Discord;
let program: Program;
let port: number;

beforeAll(async () => {
  redis = await startRedis();
  discord = await startDiscord();
  port = await freePort();
  program = await startProgram("adapters/main.ts", {
    env: {
      REDIS_URL: redis.url,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_BASE: discord.api,
      MENTOR_WATCH_PORT: String(port),
      MENTOR_ADMIN_PASSWORD: PASSWORD,
      MENTOR_LOG_LEVEL: "debug",
      MENTOR_LOG_LEVLE: "debug",
    },
  });
  await vi.waitUntil(isReady, { timeout: 110_000, interval: 100 });
});
afterAll(async () => {
  await program?.dispose();
  await discord?.close();
  await redis?.stop();
});

const get = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
  return { status: answer.status, text: await answer.text() };
};
const isReady = async () => (await get("/readyz").catch(() => ({ status: 0 }))).status === 200;
const metric = async (series: string): Promise<number> => {
  const { text } = await get("/metrics");
  const line = text.split("\n").find((it) => it.startsWith(`${series} `));
  return Number(line?.split(" ").at(-1) ?? Number.NaN);
};

test("an operator sees that Mentor is alive and which parts are ready", async () => {
  expect((await get("/healthz")).status).toBe(200);
  const { parts } = JSON.parse((await get("/readyz")).text);

  expect(parts).toEqual(
    ["process", "redis", "content", "schedule", "discord"].map((name) => ({ name })),
  );
});

test("a learner's turn is counted and timed, and logged without what they said", async () => {
  const ana = discord.person("Ana", { installs: true });
  await ana.says(ana.dm(), "what is quidditch?");
  await ana.runs(ana.dm(), "explain", { concept: "caching" });

  await expect.poll(() => metric('mentor_turns_total{platform="discord",move="explain"}')).toBe(1);
  expect(await metric('mentor_turns_total{platform="discord",move="decline"}')).toBe(1);
  expect(await metric('mentor_turn_seconds_count{platform="discord"}')).toBe(2);
  expect(await metric('mentor_acknowledge_seconds_count{platform="discord"}')).toBe(1);
  expect(await metric("mentor_redis_round_trip_seconds")).toBeGreaterThan(0);
  expect(await metric("process_resident_memory_bytes")).toBeGreaterThan(1e7);
  expect(program.errors()).toMatch(/"requestId":"[\w-]{8}","platform":"discord","move":"decline"/);
  expect(program.errors()).not.toContain("quidditch");
});

test("what Discord refuses is counted over ten minutes", async () => {
  const bo = discord.person("Bo", { installs: true });
  const body = { code: 50_013, message: "Missing Permissions" };
  discord.breaks({ method: "POST", path: /\/messages$/, status: 403, body });
  // Nothing comes, which takes some seconds to be sure of.
  bo.says(bo.dm(), "what is caching?").catch(() => {});

  await expect.poll(() => metric('mentor_refused_requests{platform="discord"}')).toBe(1);
  expect(await metric('mentor_failures_total{kind="event"}')).toBe(1);
  expect(program.errors()).toContain('"msg":"a message could not be answered"');
});

test("an operator who mistyped a setting finds that in the log", () => {
  expect(program.errors()).toContain("MENTOR_LOG_LEVLE: there is no such setting");
});

test("the queues are shown to whoever has the password, and nobody changes them", async () => {
  const authorization = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString("base64")}`;
  const queues = "/queues/api/queues";

  expect((await get(queues)).status).toBe(401);
  expect((await get("/queues/")).text).toBe("");
  const seen = await get(queues, { headers: { authorization } });
  expect(JSON.parse(seen.text).queues[0]).toMatchObject({ name: "to-discord", readOnlyMode: true });
  for (const method of ["PUT", "POST", "DELETE"])
    expect((await get(queues, { method, headers: { authorization } })).status).toBe(405);
});

test("an operator sees that Redis is away, and Mentor stays alive meanwhile", async () => {
  process.kill(redis.pid, "SIGSTOP");
  try {
    const { status, text } = await get("/readyz");
    expect(status).toBe(503);
    const wrong = JSON.parse(text).parts.filter((it: { wrong?: string }) => it.wrong);
    expect(wrong.map((it: { name: string }) => it.name)).toEqual(["redis", "schedule"]);
    expect((await get("/healthz")).status).toBe(200);
    expect(await metric('mentor_ready{part="redis"}')).toBe(0);
  } finally {
    process.kill(redis.pid, "SIGCONT");
  }
  await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
