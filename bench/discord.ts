import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { loadContent } from "../src/assemble.ts";
import { packId } from "../src/ids.ts";
import { type Discord, startDiscord } from "../tests/support/discord/discord.ts";
import type { User } from "../tests/support/discord/user.ts";
import { ms, quantile } from "./figures.ts";

const LEARNERS = 64;
const WARM_UP = 300;
const MESSAGES = 2_000;
/** Messages a second while the time from event to request is taken: a busy server's evening. */
const PACE = 50;
const PACED_MESSAGES = 500;

/** What a bot did. */
interface Run {
  readonly perSecond: number;
  readonly p50: number | undefined;
  readonly p99: number | undefined;
  readonly rssMb: number;
}

/**
 * Mentor on Discord against a bare discord.js bot that echoes, on the same machine in the same run: messages per second
 * with as many learners as there are asking at once, and at a steady pace the time from gateway event to REST call.
 */
export async function discord(): Promise<void> {
  const { concepts } = await loadContent({ packs: [packId("distributed-systems")] });
  const questions = [...concepts.values()].flatMap(({ title }) => [
    `what is ${title}?`,
    "another analogy please",
    `how does ${title} work?`,
  ]);
  const echo = await measure("echo", questions);
  const mentor = await measure("mentor", questions);
  for (const [name, it] of Object.entries({ echo, mentor }))
    console.log(
      `${name}: ${it.perSecond.toFixed(0)} messages/s p50 ${ms(it.p50)} ms p99 ${ms(it.p99)} ms rss ${it.rssMb.toFixed(0)} MB`,
    );
  console.log(
    `discord: ${mentor.perSecond.toFixed(0)}/echo ${echo.perSecond.toFixed(0)} = ${(mentor.perSecond / echo.perSecond).toFixed(2)} ` +
      `p99 ${ms(mentor.p99)} ms rss ${mentor.rssMb.toFixed(0)} MB`,
  );
}

async function measure(name: "echo" | "mentor", questions: readonly string[]): Promise<Run> {
  const boundless = { requests: 1_000_000, perMs: 1_000 };
  const server = await startDiscord({ perBucket: boundless, global: boundless });
  const dataDir = mkdtempSync(join(tmpdir(), "mentor-bench-"));
  const child = fork(join(import.meta.dirname, "discord", `${name}.ts`), {
    env: {
      ...process.env,
      DISCORD_TOKEN: server.token,
      DISCORD_API_BASE: server.api,
      MENTOR_DATA_DIR: dataDir,
      MENTOR_LOG_LEVEL: "warn",
    },
  });
  try {
    await once(child, "message");
    const learners = Array.from({ length: LEARNERS }, (_, i) =>
      server.person(`learner${i}`, { installs: true }),
    );
    const ask = asking(server, questions);
    await ask(learners, WARM_UP);

    const started = performance.now();
    await ask(learners, MESSAGES);
    const perSecond = (1000 * MESSAGES) / (performance.now() - started);
    const times = await paced(server, learners, questions);
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

/** Each learner asks on as soon as they were answered, until so many messages were. */
function asking(server: Discord, questions: readonly string[]) {
  let next = 0;
  return async (learners: readonly User[], count: number) => {
    const last = next + count;
    await Promise.all(
      learners.map(async (it) => {
        while (next < last) {
          next += 1;
          await requestAfter(server, it, questions[next % questions.length] ?? "");
        }
      }),
    );
  };
}

/** Messages at a steady pace; how long each took to become a request, ms. */
async function paced(
  server: Discord,
  learners: readonly User[],
  questions: readonly string[],
): Promise<number[]> {
  const times: Promise<number>[] = [];
  for (let i = 0; i < PACED_MESSAGES; i += 1) {
    const learner = learners[i % learners.length];
    if (learner) times.push(requestAfter(server, learner, questions[i % questions.length] ?? ""));
    await sleep(1000 / PACE);
  }
  return Promise.all(times);
}

/** Says something; resolves with the time until Mentor's request for it arrives, ms. */
async function requestAfter({ world }: Discord, user: User, text: string): Promise<number> {
  const place = user.dm();
  const { promise, resolve } = Promise.withResolvers<number>();
  const started = performance.now();
  const look = (kept: unknown, where: { readonly id: string }) => {
    const isOurs =
      typeof kept === "object" && kept !== null && "message" in kept && where.id === place.id;
    if (!isOurs || world.messages.get(place.id)?.at(-1)?.message.author.id === user.id) return;
    resolve(performance.now() - started);
  };
  world.events.on("written", look);
  user.mutters(place, text);
  const time = await promise;
  world.events.off("written", look);
  // What was said is of no more use here, and would make each look-up longer.
  world.messages.set(place.id, []);
  return time;
}

function rssOf(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
