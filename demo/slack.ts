import { setTimeout as sleep } from "node:timers/promises";
import { comeHome } from "../tests/support/slack/at-home.ts";
import { readText } from "../tests/support/slack/readable.ts";
import { type Control, show as look, type Shown } from "../tests/support/slack/show.ts";
import type { Open, User } from "../tests/support/slack/user.ts";
import { did, heading, messageBox, say } from "./script.ts";

const HOUR = 60 * 60_000;
/** It is earlier on this Slack than it is, so that what is arranged for two hours later is due at once. */
const EARLIER_MS = 2 * HOUR;

const A_MOMENT_MS = 500;

/** Two members of a workspace talk with Mentor on a Slack of the demo's own, and see what is printed. */
export async function slack(): Promise<void> {
  say("Mentor comes to a Slack of this demo's own …");
  const home = await comeHome({ delivers: true, earlierMs: EARLIER_MS });
  try {
    const ana = home.somebody("Ana");
    const ben = home.somebody("Ben");
    const general = home.channel("general", [ana, ben]);

    heading("#general, where everybody reads along");
    did("Ben", "@Mentor what is a quorum?");
    const quorum = await ben.says(general, `${home.mention} what is a quorum?`);
    show(quorum);
    did("Ben", "presses “Simpler”; the message changes in place");
    show(await ben.presses(quorum, /Simpler/));
    did("Ana", "presses “Another analogy” under Ben's answer; only she sees what comes of it");
    show(await ana.presses(quorum, /Another analogy/));

    heading("Ana's direct messages");
    did("Ana", "How does a system keep running if one part fails?");
    const first = await ana.says(ana.dm(), "How does a system keep running if one part fails?");
    show(first);
    did("Ana", "in the thread: but what if two of the power stations fail?");
    const more = "but what if two of the power stations fail?";
    show(await ana.says(ana.dm(), more, first.thread));

    heading("A quiz in #general, which only Ana sees");
    did("Ana", "/quiz caching");
    let quiz = await ana.runs(general, "/quiz caching");
    show(quiz);
    for (let i = 0; i < 2; i += 1) {
      quiz = await answer(ana, quiz);
      show(quiz);
      if (!controlsOf(quiz).some((it) => /Next question/.test(it.label))) break;
      did("Ana", "presses “Next question”");
      quiz = await ana.presses(quiz, /Next question/);
      show(quiz);
    }

    heading("A check-in");
    did("Ana", "/mentor checkin weekdays at 8:30 in Berlin");
    show(await ana.runs(general, "/mentor checkin weekdays at 8:30 in Berlin"));
    did("Ana", "in her direct messages: I'm busy, check in with me in two hours");
    show(await ana.says(ana.dm(), "I'm busy, check in with me in two hours"));
    const before = ana.sees(ana.dm()).length;
    say("\n… two hours later, in her direct messages:");
    const asked = await home.slack.until("a check-in", () => ana.sees(ana.dm())[before]);
    show(asked);
    await sleep(A_MOMENT_MS);
    did("Ana", "presses “I don't know”; the message changes in place");
    show(await ana.presses(asked, /know/));

    heading("Ana's Home tab");
    did("Ana", "opens it");
    showView(await ana.home());

    heading("Forgetting");
    did("Ana", "/mentor privacy forget");
    const sure = await ana.runs(general, "/mentor privacy forget");
    show(sure);
    did("Ana", "presses “Write your answer”, types “erase” into the field and sends it");
    show(await ana.submits(await ana.opens(sure, /Write/), "erase"));
    did("Ana", "/mentor progress");
    show(await ana.runs(general, "/mentor progress"));

    const refused = home.slack.noted.filter((it) => it.error);
    say(`\nRequests that Slack refused: ${refused.length}`);
    say(`Late acknowledgements and broken promises: ${home.slack.world.problems.length}`);
  } finally {
    await home.close();
  }
}

/** Chooses an option of a question, or writes something where it has none. */
async function answer(user: User, question: Shown): Promise<Shown> {
  const option = controlsOf(question).find((it) => /^\d\.|^True$|^False$/.test(it.label));
  if (option) {
    did("Ana", `presses “${option.label}”`);
    return user.presses(question, new RegExp(`^${RegExp.escape(option.label)}$`));
  }
  const words = "a copy is kept near to where it is needed, so that it is there faster";
  did("Ana", `presses “Write your answer” and writes: ${words}`);
  return user.submits(await user.opens(question, /Write/), words);
}

const controlsOf = (shown: Shown): readonly Control[] => look(shown.kept).controls;

/** A message of Mentor's as somebody sees it. */
const show = ({ kept, text, controls }: Shown): void =>
  messageBox({
    text: readText(text),
    notes: kept.onlyFor === undefined ? [] : ["only for you"],
    buttons: controls.map((it) => it.label),
  });

const showView = ({ text, controls }: Open): void =>
  messageBox({
    text: readText(text),
    notes: ["only for you"],
    buttons: controls.map((it) => it.label),
  });
