import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { loadContent } from "../src/assemble.ts";
import { packId } from "../src/ids.ts";
import { ms, quantile } from "./figures.ts";

/** So many ask at once, … */
const AT_ONCE = 64;
/** … and after so many questions it is somebody else: who asks faster than people do is slowed by design. */
const QUESTIONS_EACH = 10;
const WARM_UP = 300;
const MESSAGES = 2_000;
/** Messages a second while the time from event to request is taken: a busy server's evening. */
const PACE = 50;
const PACED_MESSAGES = 500;

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

/** What a bot did. */
interface Run {
  readonly perSecond: number;
  readonly p50: number | undefined;
  readonly p99: number | undefined;
  readonly rssMb: number;
}

/**
 * Holds Mentor on a platform against a bare bot that echoes, made with the same library, in the same run.
 *
 * `bench/PLATFORM/echo.ts` and `bench/PLATFORM/mentor.ts` are the two, each a process of its own.
 */
export async function againstEcho(platform: string, start: () => Promise<Server>): Promise<void> {
  const { concepts } = await loadContent({ packs: [packId("distributed-systems")] });
  const questions = [...concepts.values()].flatMap(({ title }) => [
    `what is ${title}?`,
    "another analogy please",
    `how does ${title} work?`,
  ]);
  const measureOne = (name: string) =>
    measure(join(import.meta.dirname, platform, `${name}.ts`), start, questions);
  const echo = await measureOne("echo");
  const mentor = await measureOne("mentor");
  for (const [name, it] of Object.entries({ echo, mentor }))
    console.log(
      `${name}: ${it.perSecond.toFixed(0)} messages/s p50 ${ms(it.p50)} ms p99 ${ms(it.p99)} ms rss ${it.rssMb.toFixed(0)} MB`,
    );
  console.log(
    `${platform}: ${mentor.perSecond.toFixed(0)}/echo ${echo.perSecond.toFixed(0)} = ${(mentor.perSecond / echo.perSecond).toFixed(2)} ` +
      `p99 ${ms(mentor.p99)} ms rss ${mentor.rssMb.toFixed(0)} MB`,
  );
}

async function measure(
  program: string,
  start: () => Promise<Server>,
  questions: readonly string[],
): Promise<Run> {
  const server = await start();
  const dataDir = mkdtempSync(join(tmpdir(), "mentor-bench-"));
  const child = fork(program, {
    env: {
      ...process.env,
      ...server.env,
      MENTOR_DATA_DIR: dataDir,
      MENTOR_LOG_LEVEL: "warn",
    },
  });
  try {
    await once(child, "message");
    const ask = asking(server, questions);
    await ask(WARM_UP);

    const started = performance.now();
    await ask(MESSAGES);
    const perSecond = (1000 * MESSAGES) / (performance.now() - started);
    const times = await paced(server, questions);
    return {
      perSecond,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      rssMb: rssOf(child),
    };
  } finally {
    child.disconnect();
    await once(child, "exit");
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** As many as ask at once each ask on as soon as they were answered, until so many messages were. */
function asking(server: Server, questions: readonly string[]) {
  const crowd = crowdOn(server);
  let next = 0;
  return async (count: number) => {
    const last = next + count;
    const askOn = async () => {
      while (next < last) {
        const learner = crowd();
        for (let i = 0; i < QUESTIONS_EACH && next < last; i += 1) {
          next += 1;
          await learner.requestAfter(questions[next % questions.length] ?? "");
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  };
}

/** Messages at a steady pace; how long each took to become a request, ms. */
async function paced(server: Server, questions: readonly string[]): Promise<number[]> {
  const crowd = crowdOn(server);
  const learners = Array.from({ length: AT_ONCE }, crowd);
  const times: Promise<number>[] = [];
  for (let i = 0; i < PACED_MESSAGES; i += 1) {
    const learner = learners[i % learners.length];
    if (learner) times.push(learner.requestAfter(questions[i % questions.length] ?? ""));
    await sleep(1000 / PACE);
  }
  return Promise.all(times);
}

let people = 0;

/** Somebody new each time. */
const crowdOn = (server: Server) => (): Learner => {
  people += 1;
  return server.learner(`learner${people}`);
};

function rssOf(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
