import { setTimeout as sleep } from "node:timers/promises";
import { comeHome } from "../tests/support/discord/at-home.ts";
import { readText } from "../tests/support/discord/readable.ts";
import type { Shown } from "../tests/support/discord/show.ts";
import type { User } from "../tests/support/discord/user.ts";
import type { Place } from "../tests/support/discord/world.ts";
import { did, heading, messageBox, say } from "./script.ts";

const HOUR = 60 * 60_000;
/** It is earlier on this Discord than it is, so that what is arranged for two hours later is due at once. */
const EARLIER_MS = 2 * HOUR;

const A_MOMENT_MS = 500;

/** Two members of a study group talk with Mentor on a Discord of the demo's own, and see what is printed. */
export async function discord(): Promise<void> {
  say("Mentor comes to a Discord of this demo's own …");
  const home = await comeHome({ delivers: true, earlierMs: EARLIER_MS });
  try {
    const ana = home.discord.person("Ana");
    const ben = home.discord.person("Ben");
    const guild = home.discord.guild("Study group", [ana, ben]);
    const general = home.discord.channel(guild, "general");
    const mention = `<@${home.discord.world.app.id}>`;
    const comes = (user: User, place: Place, after: number) =>
      home.discord.until("a message", () => user.sees(place)[after]);

    heading("#general, where everybody reads along");
    did("Ben", "@Mentor what is a quorum?");
    const quorum = await ben.says(general, `${mention} what is a quorum?`);
    show(quorum);
    did("Ben", "presses “Simpler”; the message changes in place");
    show(await ben.presses(quorum, /Simpler/));
    did("Ana", "presses “Another analogy” under Ben's answer; only she sees what comes of it");
    show(await ana.presses(quorum, /Another analogy/));

    heading("Ana's direct messages");
    did("Ana", "How does a system keep running if one part fails?");
    show(await ana.says(ana.dm(), "How does a system keep running if one part fails?"));
    did("Ana", "but what if two of the power stations fail?");
    show(await ana.says(ana.dm(), "but what if two of the power stations fail?"));

    heading("A quiz in #general, which only Ana sees");
    did("Ana", "/quiz concept: Caching questions: 2");
    let quiz = await ana.runs(general, "quiz", { concept: "caching", questions: 2 });
    show(quiz);
    for (let i = 0; i < 2; i += 1) {
      quiz = await answer(ana, quiz);
      show(quiz);
      if (!quiz.controls.some((it) => /Next question/.test(it.label))) break;
      did("Ana", "presses “Next question”");
      quiz = await ana.presses(quiz, /Next question/);
      show(quiz);
    }

    heading("A check-in");
    did("Ana", "/checkin start time: 8:30 days: Monday to Friday zone: Europe/Berlin");
    show(
      await ana.runs(general, "checkin start", {
        time: "8:30",
        days: "weekdays",
        zone: "Europe/Berlin",
      }),
    );
    did("Ana", "/checkin busy when: in two hours");
    show(await ana.runs(general, "checkin busy", { when: "two-hours" }));
    const before = ana.sees(ana.dm()).length;
    say("\n… two hours later, in her direct messages:");
    const asked = await comes(ana, ana.dm(), before);
    show(asked);
    await sleep(A_MOMENT_MS);
    did("Ana", "presses “I don't know”");
    show(await ana.presses(asked, /know/));

    heading("Forgetting");
    did("Ana", "/privacy forget");
    const sure = await ana.runs(general, "privacy forget");
    show(sure);
    did("Ana", "presses “Write your answer”, types “erase” into the field and sends it");
    const field = await ana.opens(sure, /Write/);
    show(await field.submits("erase"));
    did("Ana", "/progress");
    show(await ana.runs(general, "progress"));

    const { problems } = home.discord.world;
    say(
      `\nRequests that Discord refused: ${home.discord.noted.filter((it) => it.status >= 400).length}`,
    );
    say(`Answers that came too late: ${problems.length}`);
  } finally {
    await home.close();
  }
}

/** Chooses an option of a question, or writes something where it has none. */
async function answer(user: User, question: Shown): Promise<Shown> {
  const option = question.controls.find((it) => /^\d\.|^True$|^False$/.test(it.label));
  if (option) {
    did("Ana", `presses “${option.label}”`);
    return user.presses(question, new RegExp(`^${RegExp.escape(option.label)}$`));
  }
  const words = "a copy is kept near to where it is needed, so that it is there faster";
  did("Ana", `presses “Write your answer” and writes: ${words}`);
  return (await user.opens(question, /Write/)).submits(words);
}

/** A message of Mentor's as somebody sees it. */
const show = (shown: Shown): void =>
  messageBox({
    text: readText(shown.text),
    notes: [shown.isPrivate ? "only for you" : "", shown.isSpoiler ? "hidden" : ""].filter(Boolean),
    files: shown.files,
    buttons: shown.controls.map((it) => it.label),
  });
