import { expect, onTestFinished, test } from "vitest";
import { conversationId, learnerId } from "../../src/ids.ts";
import { isRunning, type Program, type Run, startProgram } from "../support/programs.ts";
import { startRedis } from "../support/redis.ts";
import { conformance, type Seen } from "./conformance.ts";

interface Answer {
  readonly move?: string;
  readonly text: string;
  readonly actions: readonly { readonly id: string; readonly label: string }[];
  readonly error?: string;
  readonly line?: number;
}

/** Says a line and reads the one that comes back. */
async function ask(program: Program, line: object | string): Promise<Answer> {
  const from = program.output().length;
  program.send(`${typeof line === "string" ? line : JSON.stringify(line)}\n`);
  return JSON.parse(await program.until((it) => it.endsWith("\n"), from));
}

conformance("pipe", async () => {
  const program = await startProgram("adapters/pipe/main.ts");
  return {
    async meet(name) {
      const who = { learner: name, conversation: `dm:${name}` };
      let last: Answer | undefined;
      const hear = async (said: object): Promise<Seen> => {
        last = await ask(program, { ...who, ...said });
        return { text: last.text, buttons: last.actions.map((it) => it.label) };
      };
      return {
        learner: learnerId(who.learner),
        conversation: conversationId(who.conversation),
        says: (text) => hear({ text }),
        presses: (button) => hear({ press: last?.actions[button]?.id }),
      };
    },
    close: program.dispose,
  };
});

const ana = { learner: "ana", conversation: "dm:ana" };

test("a script reads one line for each that it wrote, in order, and the end when there are no more", async () => {
  const pipe = await start();
  const questions = ["what is caching?", "simpler", "what is a quorum?", "bye"];
  pipe.send(questions.map((text) => `${JSON.stringify({ ...ana, text })}\n`).join(""));
  pipe.send("nonsense\n\n");
  pipe.send(JSON.stringify({ ...ana, text: "the last line, without its end" }));
  pipe.end();

  expect(await pipe.ended).toBe(0);
  const answers = pipe
    .output()
    .trimEnd()
    .split("\n")
    .map((it): Answer => JSON.parse(it));
  expect(answers.map((it) => it.move ?? it.line)).toEqual([
    "explain",
    "rephrase",
    "explain",
    "close",
    5,
    6,
    "decline",
  ]);
  expect(pipe.errors()).toBe("");
});

test("a script that is told to stop has whole lines, and no Redis is left behind", async () => {
  const pipe = await start();
  await ask(pipe, { ...ana, text: "what is caching?" });
  const redis = pipe.redisPid();
  expect(isRunning(redis)).toBe(true);

  for (let i = 0; i < 2_000; i += 1) pipe.send(`${JSON.stringify({ ...ana, text: "simpler" })}\n`);
  pipe.process.kill("SIGTERM");

  expect(await pipe.ended).toBe(0);
  expect(pipe.output()).toMatch(/\n$/);
  for (const line of pipe.output().trimEnd().split("\n")) expect(JSON.parse(line)).toBeTruthy();
  expect(isRunning(redis)).toBe(false);
  expect(pipe.errors()).toBe("");
});

test("the mentor ends without a word when nobody reads any more", async () => {
  const pipe = await start();
  await ask(pipe, { ...ana, text: "what is caching?" });
  pipe.process.stdout?.destroy();
  for (let i = 0; i < 2_000; i += 1) pipe.send(`${JSON.stringify({ ...ana, text: "simpler" })}\n`);

  expect(await pipe.ended).toBe(0);
  expect(pipe.errors()).toBe("");
});

test("a script whose Redis is away for a while has its answers with a plain note, and nothing is forgotten", async () => {
  const redis = await startRedis();
  onTestFinished(redis.stop);
  const pipe = await start({ env: { REDIS_URL: redis.url } });
  expect((await ask(pipe, { ...ana, text: "what is caching?" })).move).toBe("explain");

  process.kill(redis.pid, "SIGSTOP");
  const meanwhile = await ask(pipe, { ...ana, text: "simpler" });
  expect(meanwhile).toMatchObject({ move: "rephrase", concepts: ["caching"] });
  expect(meanwhile.text).toMatch(/can't reach my memory|memory is out of reach/);
  process.kill(redis.pid, "SIGCONT");
  await expect.poll(() => pipe.errors(), { timeout: 20_000 }).toContain("kept 1 of 1");

  const recap = await ask(pipe, { ...ana, text: "simpler" });
  expect(recap.move).toBe("rephrase");
  expect(recap.text).not.toBe(meanwhile.text);
  expect(pipe.errors()).toContain("Redis is away");
});

test.for([
  [
    "a Redis that isn't there",
    { REDIS_URL: "redis://127.0.0.1:1" },
    /Redis at 127\.0\.0\.1:1 can't be reached/,
  ],
  ["a pack that isn't there", { MENTOR_PACKS: "no-such-pack" }, /no-such-pack/],
  [
    "a setting that can't be used",
    { REDIS_URL: "nowhere", MENTOR_LOG_LEVEL: "loud" },
    /REDIS_URL: .*\n.*MENTOR_LOG_LEVEL: "loud"/,
  ],
] as const)("an operator reads plainly of %s, and soon", async ([, env, words]) => {
  const pipe = await start({ env });
  const started = Date.now();
  expect(await pipe.ended).toBe(1);
  expect(pipe.errors()).toMatch(words);
  expect(pipe.errors()).not.toMatch(/\n\s+at |node:/);
  expect(pipe.output()).toBe("");
  expect(Date.now() - started).toBeLessThan(10_000);
});

async function start(run: Run = {}): Promise<Program> {
  const program = await startProgram("adapters/pipe/main.ts", run);
  onTestFinished(program.dispose);
  return program;
}
