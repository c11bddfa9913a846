import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { assemble } from "../../src/assemble.ts";
import { readConfig } from "../../src/config.ts";
import { conversationId, learnerId } from "../../src/ids.ts";
import { replyMarkdown } from "../../src/reply/markdown.ts";

/** What a process is told to do. */
export type Order =
  /** Let so many messages be under way at once, one a conversation, for so long. */
  | { readonly kind: "crowd"; readonly atOnce: number; readonly ms: number }
  /** Let so many messages come a second, whether or not earlier ones are answered, for so long. */
  | { readonly kind: "pace"; readonly perSecond: number; readonly ms: number };

/** What came of it. */
export interface Outcome {
  /** How long each turn took, ms. */
  readonly times: readonly number[];
  /** What the process used of a processor, ms. */
  readonly cpuMs: number;
  readonly rssMb: number;
}

// A whole Mentor in a process of its own, and the people who talk with it. `bench/scale.ts` starts it and says who:
//   node process.ts NAMES, which are the learners' ids with commas between them
const names = (process.argv[2] ?? "").split(",");
const { mentor, close } = await assemble(readConfig(process.env));
const { concepts } = mentor.mind.library;
const questions = [...concepts.values()].flatMap(({ title }) => [
  `what is ${title}?`,
  "another analogy please",
  "simpler",
  `how does ${title} work?`,
]);

let next = 0;
/** The next conversation's next message, answered and written out. */
async function turn(): Promise<number> {
  const name = names[next % names.length] ?? "";
  const text = questions[(next + Math.floor(next / names.length)) % questions.length] ?? "";
  next += 1;
  const started = performance.now();
  const reply = await mentor.hear({
    learner: learnerId(name),
    conversation: conversationId(name),
    at: Date.now(),
    said: { kind: "text", text },
  });
  if (!reply || replyMarkdown(reply) === "") throw new Error(`${name} was not answered: ${text}`);
  return performance.now() - started;
}

async function crowd(atOnce: number, ms: number): Promise<number[]> {
  const until = performance.now() + ms;
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) times.push(await turn());
    }),
  );
  return times;
}

async function pace(perSecond: number, ms: number): Promise<number[]> {
  const started = performance.now();
  const turns: Promise<number>[] = [];
  while (performance.now() - started < ms) {
    const wanted = ((performance.now() - started) * perSecond) / 1_000;
    while (turns.length < wanted) turns.push(turn());
    await sleep(2);
  }
  return Promise.all(turns);
}

process.on("message", async (order: Order) => {
  const before = process.cpuUsage();
  const times =
    order.kind === "crowd"
      ? await crowd(order.atOnce, order.ms)
      : await pace(order.perSecond, order.ms);
  const { user, system } = process.cpuUsage(before);
  const outcome: Outcome = {
    times,
    cpuMs: (user + system) / 1_000,
    rssMb: process.memoryUsage.rss() / 2 ** 20,
  };
  process.send?.(outcome);
});
process.send?.("ready");
await once(process, "disconnect");
await close();
