import { afterAll, beforeAll, expect, test } from "vitest";
import { conversationId, learnerId } from "../../src/ids.ts";
import type { Mentor } from "../../src/mentor.ts";
import type { Reply } from "../../src/reply/reply.ts";
import * as atDiscord from "../support/discord/at-home.ts";
import type { Shown as OnDiscord } from "../support/discord/show.ts";
import * as atSlack from "../support/slack/at-home.ts";
import type { Shown as OnSlack } from "../support/slack/show.ts";

/** A learner before a platform, who goes on from what they saw last. */
interface Guest {
  /** In direct messages, in one conversation. */
  says(text: string): Promise<void>;
  presses(label: RegExp): Promise<void>;
  /** Writes into the field that a button opens. */
  writes(label: RegExp, text: string): Promise<void>;
  /** Runs a command, as each platform spells it. */
  runs(command: Command): Promise<void>;
}

type Command = keyof typeof COMMANDS;

/** How the same is asked for by a command: on Discord with options, on Slack in words. */
const COMMANDS = {
  ask: ["ask", { question: "how does caching work?" }, "/ask how does caching work?"],
  explain: ["explain", { concept: "sharding" }, "/mentor explain sharding"],
  quiz: ["quiz", { concept: "caching" }, "/mentor quiz caching"],
  progress: ["progress", {}, "/mentor progress"],
  topics: ["topics", {}, "/mentor topics"],
  help: ["mentor help", {}, "/mentor help"],
  checkin: [
    "checkin start",
    { time: "8:30", days: "weekdays", zone: "Europe/Berlin" },
    "/mentor checkin weekdays at 8:30 in Berlin",
  ],
  stop: ["checkin stop", {}, "/mentor checkin stop"],
  forget: ["privacy forget", {}, "/mentor privacy forget"],
} as const;

/** One visit, from the first question to the last: everything that a learner can do to the mentor comes up. */
async function visit(guest: Guest): Promise<void> {
  await guest.says("What is consistent hashing?");
  await guest.presses(/Simpler/);
  await guest.says("another analogy please");
  await guest.says("so it's like assigning seats around a round table?");
  await guest.says("what's the difference between latency and throughput?");
  await guest.runs("ask");
  await guest.runs("explain");
  await guest.presses(/Another analogy/);
  await guest.writes(/own words/, "data is split so that each machine keeps a part of it");
  await guest.runs("quiz");
  await guest.presses(/know/);
  await guest.runs("checkin");
  await guest.runs("progress");
  await guest.runs("topics");
  await guest.runs("help");
  await guest.says("where do I bake bread?");
  await guest.runs("stop");
  await guest.runs("forget");
  await guest.writes(/Write/, "erase");
  await guest.runs("progress");
  await guest.says("thanks, bye!");
}

/** What was answered, as no platform has a say in it. */
interface Step {
  readonly move: string;
  readonly concepts: readonly string[];
  readonly variant: unknown;
  readonly buttons: readonly string[];
}

const ALIKE = { learner: learnerId("test:ana"), conversation: conversationId("test:ana") };
const BEGINS = Date.UTC(2026, 10, 2, 9);
const A_MINUTE_MS = 60_000;

/** Notes what the mentor answers, whatever a platform then makes of it. What is left to chance turns out alike. */
const noting =
  (steps: Step[]) =>
  (mentor: Mentor): Mentor => ({
    ...mentor,
    hear: async (incoming) => {
      const at = BEGINS + steps.length * A_MINUTE_MS;
      const reply = await mentor.hear({ ...incoming, ...ALIKE, at });
      if (reply) steps.push(stepOf(reply));
      return reply;
    },
  });

const stepOf = (reply: Reply): Step => ({
  move: reply.move,
  concepts: reply.concepts,
  variant: reply.variant,
  buttons: reply.actions.map((it) => it.label),
});

const steps = { discord: [] as Step[], slack: [] as Step[] };
let discord: atDiscord.AtHome;
let slack: atSlack.AtHome;

beforeAll(async () => {
  discord = await atDiscord.comeHome({ change: noting(steps.discord) });
  slack = await atSlack.comeHome({ change: noting(steps.slack) });
}, 120_000);
afterAll(async () => {
  await discord?.close();
  await slack?.close();
});

function guestOfDiscord(): Guest {
  const user = discord.discord.person("Ana", { installs: true });
  const dm = user.dm();
  let last: OnDiscord | undefined;
  const on = () => last as OnDiscord;
  return {
    async says(text) {
      last = await user.says(dm, text);
    },
    async presses(label) {
      last = await user.presses(on(), label);
    },
    async writes(label, text) {
      last = await (await user.opens(on(), label)).submits(text);
    },
    async runs(command) {
      const [words, options] = COMMANDS[command];
      last = await user.runs(dm, words, options);
    },
  };
}

function guestOfSlack(): Guest {
  const user = slack.somebody("Ana");
  const dm = user.dm();
  let last: OnSlack | undefined;
  let thread: string | undefined;
  const on = () => last as OnSlack;
  return {
    async says(text) {
      last = await user.says(dm, text, thread);
      thread ??= last.thread;
    },
    async presses(label) {
      last = await user.presses(on(), label);
    },
    async writes(label, text) {
      last = await user.submits(await user.opens(on(), label), text);
    },
    async runs(command) {
      const [, , words] = COMMANDS[command];
      last = await user.runs(dm, words);
    },
  };
}

test("a learner who does the same on Discord and on Slack is answered the same", async () => {
  await visit(guestOfDiscord());
  await visit(guestOfSlack());

  expect(steps.slack).toEqual(steps.discord);
  expect(new Set(steps.slack.map((it) => it.move)).size).toBeGreaterThan(10);
}, 60_000);
