import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Learner, paced, questionsToAsk, type Server, withBot } from "./bot.ts";
import { ms, quantile } from "./figures.ts";

/** So many ask at once, … */
const AT_ONCE = 64;
/** … and after so many questions it is somebody else: who asks faster than people do is slowed by design. */
const QUESTIONS_EACH = 10;
const WARM_UP = 300;
const MESSAGES = 2_000;
const PACED_MESSAGES = 500;

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
  const questions = await questionsToAsk();
  const measureOne = (name: string) =>
    withBot(`${platform}/${name}.ts`, start, (server, bot) => measure(server, bot, questions));
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
  server: Server,
  bot: ChildProcess,
  questions: readonly string[],
): Promise<Run> {
  const ask = asking(server, questions);
  await ask(WARM_UP);

  const started = performance.now();
  await ask(MESSAGES);
  const perSecond = (1000 * MESSAGES) / (performance.now() - started);
  const learners = Array.from({ length: AT_ONCE }, crowdOn(server));
  const times = await paced(learners, questions, PACED_MESSAGES);
  return {
    perSecond,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    rssMb: rssOf(bot),
  };
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
