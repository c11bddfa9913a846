import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { conversationId, learnerId } from "../../src/ids.ts";
import { openStorage, type Storage } from "../../src/storage/open.ts";
import { startPrivateRedis } from "../../src/storage/private-redis.ts";
import type { Store } from "../../src/storage/store.ts";

let dataDir: string;
let closing: (() => Promise<void>)[];
beforeEach(() => {
  closing = [];
  dataDir = mkdtempSync(join(realpathSync("/tmp"), "mentor-test-"));
});
afterEach(async () => {
  await Promise.all(closing.map((it) => it()));
  rmSync(dataDir, { recursive: true });
});

test("what a learner said is still there after Mentor was stopped and started, with nothing configured", async () => {
  const first = await open();
  await say(first.store);
  await first.close();

  const second = await open();

  expect(await turnsOf(second.store)).toBe(1);
});

test("a second Mentor on a data folder is told whose it is, and the first goes on", async () => {
  const first = await startMentor();

  const second = open();

  await expect(second).rejects.toThrow(`${dataDir}/redis is in use by another Mentor`);
  await expect(second).rejects.toThrow(`process ${first.pid}`);
  expect(isRunning(redisPid())).toBe(true);
});

test.for(["SIGTERM", "SIGINT"] as const)("%s ends Mentor and its Redis with it", async (signal) => {
  const mentor = await startMentor();
  const redis = redisPid();
  expect(isRunning(redis)).toBe(true);

  mentor.kill(signal);
  const [, by] = await once(mentor, "exit");

  expect(by).toBe(signal);
  expect(isRunning(redis)).toBe(false);
});

test("Ctrl-C lets Mentor finish what it is doing before its Redis ends", async () => {
  const mentor = await startMentor("slowly");
  const redis = redisPid();
  const finished = nextLine(mentor);

  // As a terminal does it: to every process of the group.
  process.kill(-(mentor.pid ?? 0), "SIGINT");

  expect(await finished).toBe("finished");
  await once(mentor, "exit");
  expect(isRunning(redis)).toBe(false);
});

test("a Mentor that exits in a hurry takes its Redis with it", async () => {
  const mentor = await startMentor("hurriedly");
  const redis = redisPid();

  await once(mentor, "exit");

  await expect.poll(() => isRunning(redis), { timeout: 15_000 }).toBe(false);
});

test("after Mentor was killed its next start finds everything, and the left-over Redis gone", async () => {
  const mentor = await startMentor();
  const leftOver = redisPid();
  mentor.kill("SIGKILL");
  await once(mentor, "exit");
  expect(isRunning(leftOver)).toBe(true);

  const next = await open();

  expect(isRunning(leftOver)).toBe(false);
  expect(redisPid()).not.toBe(leftOver);
  await next.store.ping();
});

test("a Redis that dies is started again, with all that learners said", async () => {
  const { store } = await open();
  await say(store);

  process.kill(redisPid(), "SIGKILL");

  await expect.poll(() => turnsOf(store), { timeout: 15_000 }).toBe(1);
});

test("a data folder may have a path that is too long for a socket", async () => {
  const redis = await startPrivateRedis(join(dataDir, "deep".repeat(30)));
  closing.push(redis.stop);

  expect(redis.socket.length).toBeLessThan(100);
  expect(existsSync(redis.socket)).toBe(true);
  onTestFinished(() => rmSync(dirname(redis.socket), { recursive: true }));
});

test("an operator without Redis is told what to install", async () => {
  const path = process.env.PATH;
  process.env.PATH = "/nowhere";
  onTestFinished(() => {
    process.env.PATH = path;
  });

  await expect(open()).rejects.toThrow("install the program redis-server");

  // Nothing is left locked.
  process.env.PATH = path;
  await open();
});

async function open(): Promise<Storage> {
  const nowhere = { redisUrl: undefined, redisClusterNodes: undefined };
  const storage = await openStorage({ ...nowhere, dataDir });
  closing.push(storage.close);
  return storage;
}

const ana = { learner: learnerId("ana"), conversation: conversationId("dm") };

const say = (store: Store) =>
  store.update(ana, Date.now(), ({ learner, conversation }) => ({
    memory: { learner, conversation: { ...conversation, at: Date.now(), turns: 1 } },
    events: [],
    result: undefined,
  }));

const turnsOf = (store: Store) =>
  store.update(ana, Date.now(), (memory) => ({
    memory,
    events: [],
    result: memory.conversation.turns,
  }));

/** Starts a process that holds the folder's storage open; resolves once it does. */
async function startMentor(...args: string[]): Promise<ChildProcess> {
  const script = join(import.meta.dirname, "../support/open-storage.ts");
  const mentor = spawn(process.execPath, [script, dataDir, ...args], {
    detached: true,
    // Starts in half the time.
    env: { ...process.env, NODE_COMPILE_CACHE: ".cache/compile" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  closing.push(() => end(mentor));
  expect(await nextLine(mentor)).toBe("open");
  return mentor;
}

async function end(mentor: ChildProcess): Promise<void> {
  if (mentor.exitCode !== null || mentor.signalCode !== null) return;
  mentor.kill("SIGTERM");
  await once(mentor, "exit");
}

async function nextLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("Its output is not a pipe.");
  const [line] = await once(createInterface(child.stdout), "line");
  return line;
}

const redisPid = () => Number(readFileSync(join(dataDir, "redis/redis.pid"), "utf8"));

/** Whether a process runs; one that has ended and waits to be buried does not. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync("/proc") || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
