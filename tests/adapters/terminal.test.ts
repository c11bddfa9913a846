import { userInfo } from "node:os";
import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { expect, onTestFinished, test } from "vitest";
import { conversationId, learnerId } from "../../src/ids.ts";
import { isRunning, type Program, type Run, startProgram } from "../support/programs.ts";
import { startRedis } from "../support/redis.ts";
import { conformance, type Seen } from "./conformance.ts";

const ESCAPE = "\x1b";
const CTRL_C = "\x03";
const CTRL_D = "\x04";
const UP = "\x1b[A";
const PROMPT = "you> ";
const pasted = (text: string) => `\x1b[200~${text}\x1b[201~`;

/** What a person reads of what a terminal was sent. */
const asRead = (output: string) => stripVTControlCharacters(output).replaceAll("\r", "");

const isAsking = (output: string) => asRead(output).endsWith(`\n${PROMPT}`);

/** What a reply looks like, with its numbered buttons. */
function seenIn(text: string): Seen {
  const buttons = [...text.matchAll(/\[\d+\] ([^[]*)/g)].map(([, label = ""]) =>
    label.replace(/\s+/g, " ").trim(),
  );
  return { text, buttons };
}

/** Types a line before a terminal and reads what comes of it. */
async function type(terminal: Program, keys: string): Promise<Seen> {
  const from = terminal.output().length;
  terminal.send(`${keys}\r`);
  const output = asRead(await terminal.until(isAsking, from));
  return seenIn(output.slice(output.indexOf("\n"), -PROMPT.length));
}

conformance("terminal", async () => {
  const programs: Program[] = [];
  const id = `terminal:${userInfo().username}`;
  return {
    async meet() {
      const terminal = await startProgram("adapters/main.ts", { terminal: { columns: 80 } });
      programs.push(terminal);
      const greeting = seenIn(asRead(await terminal.until(isAsking)));
      return {
        learner: learnerId(id),
        conversation: conversationId(id),
        greeting,
        says: (text) => type(terminal, pasted(text)),
        presses: (button) => type(terminal, String(button + 1)),
      };
    },
    async close() {
      await Promise.all(programs.map((it) => it.dispose()));
    },
  };
});

test.for([
  ["Ctrl-C in the middle of a line", `what is ca${CTRL_C}`],
  ["Ctrl-D", CTRL_D],
  ["/quit", "/quit\r"],
] as const)("a learner who leaves by %s gets a clean prompt back", async ([, keys]) => {
  const terminal = await sitDown();
  const redis = terminal.redisPid();
  terminal.send(keys);

  expect(await terminal.ended).toBe(0);
  expect(asRead(terminal.output())).toMatch(/\n\nSee you!.*\n$/);
  expect(terminal.output()).toContain(`${ESCAPE}[?2004l`);
  expect(isRunning(redis)).toBe(false);
});

test("a learner who closes the window leaves nothing running", async () => {
  const terminal = await sitDown();
  const redis = terminal.redisPid();
  terminal.process.kill("SIGKILL");
  await expect.poll(() => isRunning(redis), { timeout: 10_000 }).toBe(false);
});

test("the keys do what a learner expects of them", async () => {
  const terminal = await sitDown();
  expect((await type(terminal, "what is sharding?")).text).toMatch(/^\s*Sharding\./);
  // A number presses what stands under the last reply, and the arrow brings back what was typed.
  expect((await type(terminal, "1")).text).toMatch(/simpl|easier/i);
  expect((await type(terminal, `${UP}${UP}`)).text).toMatch(/sharding|simpl|easier/i);

  const { text } = await type(terminal, pasted("what\nis a\n\nquorum?"));
  expect(text).toMatch(/^\s*Quorum\./);
  expect(asRead(terminal.output())).toContain("you> what is a quorum?");

  const help = await type(terminal, "/help");
  expect(help.text).toContain("Ctrl-C and Ctrl-D leave");
  expect(help.text).toContain("Ask in your own words");

  const from = terminal.output().length;
  terminal.send("what is caching?\rwhat is replication?\r");
  const both = /Caching\.[\s\S]*Replication\.[\s\S]*\nyou> $/;
  await terminal.until((it) => both.test(asRead(it)), from);
});

test("a check-in appears above what is being typed, and its buttons count from then on", async () => {
  const terminal = await startProgram("tests/support/visited-terminal.ts", {
    terminal: { columns: 40 },
  });
  onTestFinished(terminal.dispose);
  await terminal.until(isAsking);
  const half = "what is caching, I have always been wondering about th";
  terminal.send(half);
  const output = await terminal.until((it) => /today[\s\S]*wondering about th$/.test(asRead(it)));
  expect(asRead(output)).toMatch(
    /\nGood morning! A question for today\.\n\n\[1\] What was caching\?\n\n/,
  );

  expect((await type(terminal, "at, you know")).text).toContain("Caching.");
  expect(asRead(terminal.output())).toContain("about that, you know");
});

test.for([
  [40, "with colour", {}],
  [200, "without colour", { NO_COLOR: "1" }],
] as const)("at %d columns a learner reads whole lines, %s", async ([columns, colour, env]) => {
  const terminal = await sitDown({ terminal: { columns }, env });
  await type(terminal, "what is sharding?");
  for (const line of asRead(terminal.output()).split("\n")) {
    expect(stringWidth(line)).toBeLessThanOrEqual(columns);
  }
  const hasColour = new RegExp(`${ESCAPE}\\[\\d+m`).test(terminal.output());
  expect(hasColour).toBe(colour === "with colour");
});

test("without a terminal questions are read and answered line by line, until there are no more", async () => {
  const program = await start({});
  program.send("what is caching?\n1\n\n\x1b[31m\x07what is a quorum?\n/quit\nnever read\n");
  program.end();

  expect(await program.ended).toBe(0);
  expect(program.output()).not.toMatch(/(?!\n)\p{Cc}/u);
  expect(program.output()).toMatch(
    /\nyou> what is caching\?\n\nCaching\.[\s\S]*\nyou> 1\n\n[\s\S]*simpl[\s\S]*\nyou> what is a quorum\?\n\nQuorum\.[\s\S]*\nyou> \/quit\n$/i,
  );
  expect(program.errors()).toBe("");
});

test("a learner whose Redis is away is answered and told so in a sentence, and goes on when it is back", async () => {
  const redis = await startRedis();
  onTestFinished(redis.stop);
  const terminal = await sitDown({ terminal: { columns: 80 }, env: { REDIS_URL: redis.url } });

  process.kill(redis.pid, "SIGSTOP");
  const { text } = await type(terminal, "what is caching?");
  process.kill(redis.pid, "SIGCONT");
  expect(text).toMatch(/Caching\./);
  expect(text).toMatch(/memory (?:is out of reach|just now)/);
  expect(text).not.toMatch(/\n\s+at /);
  expect((await type(terminal, "what is sharding?")).text).toMatch(/^\s*Sharding\./);
});

test("an operator who tells Mentor to stop is obeyed at once and in order", async () => {
  const program = await start({});
  await program.until((it) => it.endsWith("Help\n"));
  const redis = program.redisPid();
  program.process.kill("SIGTERM");
  expect(await program.ended).toBe(0);
  expect(isRunning(redis)).toBe(false);
});

async function start(run: Run): Promise<Program> {
  const program = await startProgram("adapters/main.ts", run);
  onTestFinished(program.dispose);
  return program;
}

/** Sits down before a terminal and waits for the first prompt. */
async function sitDown(run: Run = {}): Promise<Program> {
  const program = await start({ terminal: { columns: 80 }, ...run });
  await program.until(isAsking);
  return program;
}
