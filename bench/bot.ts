import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { loadContent } from "../src/assemble.ts";
import { packId } from "../src/ids.ts";

/** Messages a second while the time from event to request is taken: a busy server's evening. */
const PACE = 50;

/** Somebody on a platform of the benchmark's own. */
export interface Learner {
  /** Says something; resolves with the time until the bot's request for it arrives, ms. */
  requestAfter(text: string): Promise<number>;
}

/** A platform of the benchmark's own. */
export interface Server {
  /** What a bot needs to find it. */
  readonly env: Readonly<Record<string, string>>;
  learner(name: string): Learner;
  close(): Promise<void>;
}

/** Runs a bot, a process of its own, on a platform for as long as it is looked at. */
export async function withBot<S extends Server, T>(
  program: string,
  start: () => Promise<S>,
  look: (server: S, bot: ChildProcess) => Promise<T>,
): Promise<T> {
  const server = await start();
  const dataDir = mkdtempSync(join(tmpdir(), "mentor-bench-"));
  const bot = fork(join(import.meta.dirname, program), {
    env: {
      ...process.env,
      ...server.env,
      MENTOR_DATA_DIR: dataDir,
      MENTOR_LOG_LEVEL: "warn",
    },
  });
  try {
    await once(bot, "message");
    return await look(server, bot);
  } finally {
    bot.disconnect();
    await once(bot, "exit");
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Questions that a bot is asked. */
export async function questionsToAsk(): Promise<readonly string[]> {
  const { concepts } = await loadContent({ packs: [packId("distributed-systems")] });
  return [...concepts.values()].flatMap(({ title }) => [
    `what is ${title}?`,
    "another analogy please",
    `how does ${title} work?`,
  ]);
}

/** So many messages at a steady pace, from one learner after the other; how long each took to become a request, ms. */
export async function paced(
  learners: readonly Learner[],
  questions: readonly string[],
  count: number,
): Promise<number[]> {
  const times: Promise<number>[] = [];
  for (let i = 0; i < count; i += 1) {
    const learner = learners[i % learners.length];
    if (learner) times.push(learner.requestAfter(questions[i % questions.length] ?? ""));
    await sleep(1000 / PACE);
  }
  return Promise.all(times);
}
