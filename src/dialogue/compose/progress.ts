import type { Concept } from "../../content/model.ts";
import type { Progress } from "../../learning/progress.ts";
import type { Action, Block, Reply } from "../../reply/reply.ts";
import { inARow } from "../../reply/sentences.ts";
import { button, toConcepts } from "../buttons.ts";
import { type LearningDecision, learningConcepts } from "../learning-decision.ts";
import type { Voice } from "../voice.ts";
import { counted, inDays } from "./counts.ts";
import { whyNow } from "./reasons.ts";
import { offer } from "./talk.ts";
import type { Telling } from "./telling.ts";

type Shows = Extract<LearningDecision, { kind: "shows" }>;

/** A list tells so many; how many more there are is said below. */
const MOST_TOLD = 5;

const text = (markdown: string): Block => ({ kind: "text", markdown });

/** How the learner is doing: all of it, what is due, or what they missed. */
export function composeShows(decision: Shows, { voice }: Telling): Reply {
  const { about, progress } = decision;
  const blocks = {
    all: () => allOf(decision, voice),
    due: () => dueOf(progress, voice),
    missed: () => missedOf(progress, voice),
  }[about]();
  return {
    move: "progress",
    concepts: learningConcepts(decision),
    blocks,
    actions: buttonsFor(decision, voice),
  };
}

function allOf({ progress, steps }: Shows, voice: Voice): Block[] {
  const { due, shaky, known, read, streak, today } = progress;
  const count = due.length + shaky.length + known.length + read.length;
  if (count === 0) return [text(voice("progress-nothing"))];
  const [next] = steps;
  const streakSaid =
    streak === 0
      ? voice("progress-streak-over")
      : streak === 1 && today
        ? voice("progress-streak-one")
        : voice("progress-streak", { days: counted(streak, "day") });
  return [
    text(
      voice("progress", {
        count: counted(count, "concept"),
        known: String(known.length),
        shaky: String(shaky.length),
        due: String(due.length),
      }),
    ),
    ...(due.length > 0 ? dueOf(progress, voice) : []),
    ...shakyOf(progress, voice),
    ...(known.length > 0 ? [text(voice("progress-known", { concepts: named(known, voice) }))] : []),
    ...(read.length > 0 ? [text(voice("progress-read", { concepts: named(read, voice) }))] : []),
    text(streakSaid),
    ...(next ? [text(offer(next, voice))] : []),
  ];
}

function dueOf({ due, nextDue }: Progress, voice: Voice): Block[] {
  if (due.length === 0) {
    return [
      text(
        nextDue === undefined
          ? voice("progress-due-nothing")
          : voice("progress-due-later", { when: inDays(nextDue, voice) }),
      ),
    ];
  }
  const lines = due.map((it) => `**${it.concept.title}:** ${whyNow(it.reason, voice)}`);
  return [text(voice("progress-due")), listOf(lines, voice)];
}

function shakyOf({ shaky }: Progress, voice: Voice): Block[] {
  if (shaky.length === 0) return [];
  const lines = shaky.map((it) => `**${it.concept.title}:** again ${inDays(it.days, voice)}`);
  return [text(voice("progress-shaky")), listOf(lines, voice)];
}

function missedOf({ missed }: Progress, voice: Voice): Block[] {
  if (missed.length === 0) return [text(voice("progress-missed-nothing"))];
  const lines = missed.map((it) => `**${it.concept.title}:** ${it.questions.join(" / ")}`);
  return [text(voice("progress-missed")), listOf(lines, voice)];
}

function listOf(lines: readonly string[], voice: Voice): Block {
  const more = lines.length - MOST_TOLD;
  const rest = more > 0 ? [voice("progress-more", { count: String(more) })] : [];
  return { kind: "list", numbered: false, items: [...lines.slice(0, MOST_TOLD), ...rest] };
}

function named(concepts: readonly Concept[], voice: Voice): string {
  const more = concepts.length - MOST_TOLD;
  const names = concepts.slice(0, MOST_TOLD).map((it) => it.name);
  return inARow(
    more > 0
      ? [...names, voice("progress-more", { count: String(more) }).replace(/^and /u, "")]
      : names,
  );
}

function buttonsFor({ about, progress, steps }: Shows, voice: Voice): Action[] {
  const { due, missed } = progress;
  const quiz =
    about === "missed"
      ? missed.length > 0
        ? [button({ kind: "quiz", concepts: [], pool: "missed" }, voice("label-quiz-missed"))]
        : []
      : due.length > 0
        ? [button({ kind: "quiz", concepts: [], pool: "due" }, voice("label-quiz-due"))]
        : [button({ kind: "quiz", concepts: [] }, voice("label-quiz"))];
  const [next] = steps;
  return [
    ...quiz,
    ...(about !== "missed" && missed.length > 0
      ? [button({ kind: "progress", about: "missed" }, voice("label-missed"))]
      : []),
    ...(about === "missed"
      ? toConcepts(
          missed.slice(0, 3).map((it) => it.concept),
          voice,
        )
      : []),
    ...(about === "all" && next ? toConcepts([next.concept], voice) : []),
    ...(about === "all" ? [button({ kind: "export" }, voice("label-export"))] : []),
  ];
}
