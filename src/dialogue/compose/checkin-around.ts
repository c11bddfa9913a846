import type { Wanted } from "../../learning/priorities.ts";
import { streakOn } from "../../learning/streak.ts";
import type { Learner } from "../../memory/learner.ts";
import type { Memory } from "../../memory/memory.ts";
import type { Action, Block, Reply } from "../../reply/reply.ts";
import { inARow } from "../../reply/sentences.ts";
import { zoneOf } from "../../schedule/zones.ts";
import type { Opening } from "../checkin-decision.ts";
import type { Note } from "../checkin-notes.ts";
import type { Decision } from "../decision.ts";
import type { Moment } from "../moment.ts";
import type { Voice } from "../voice.ts";
import { checkInButtons, nowButton, onButton } from "./checkin.ts";
import { nextInWords, questions } from "./checkin-words.ts";
import { counted } from "./counts.ts";

/** A turn, as far as what stands around its reply depends on it. */
export interface Around {
  readonly decision: Decision;
  /** Memory before the turn, and the learner after it. */
  readonly before: Memory;
  readonly after: Learner;
  readonly moment: Moment;
  /** Something to be told by the way. */
  readonly note: Note | undefined;
  readonly voice: Voice;
}

const text = (markdown: string): Block => ({ kind: "text", markdown });

/**
 * Puts around a reply what check-ins add to it: a greeting before the first question, streak and next date after the
 * last, and by the way what the learner ought to know of a check-in that didn't come.
 */
export function aroundReply(reply: Reply, around: Around): Reply {
  const { decision, voice, note } = around;
  if ("opening" in decision) {
    return joined(reply, {
      before: openingBlocks(decision.opening, voice),
      actions: checkInButtons(voice),
    });
  }
  if (endsCheckIn(around)) {
    return joined(reply, { after: closingBlocks(around), actions: checkInButtons(voice) });
  }
  if (note) {
    const actions = [note.kind === "missed" ? nowButton(voice) : onButton(voice)];
    return joined(reply, { after: [text(noteText(note, voice))], actions });
  }
  return reply;
}

interface Parts {
  readonly before?: readonly Block[];
  readonly after?: readonly Block[];
  readonly actions: readonly Action[];
}

const joined = (reply: Reply, { before = [], after = [], actions }: Parts): Reply => ({
  ...reply,
  blocks: [...before, ...reply.blocks, ...after],
  actions: [...reply.actions, ...actions],
});

function openingBlocks({ partOfDay, count, why, slowed }: Opening, voice: Voice): Block[] {
  const greeting = voice(`checkin-${partOfDay}`, { questions: questions(count) });
  const reasons = whyToday(why, voice);
  const today = reasons ? voice("checkin-today", { reasons }) : "";
  return [
    text([greeting, today].filter(Boolean).join(" ")),
    ...(slowed ? [text(voice("checkin-slowed"))] : []),
  ];
}

/** "you missed quorum and raft last time, and caching is due again". */
function whyToday(why: readonly Wanted[], voice: Voice): string {
  const groups = Map.groupBy(why, ({ reason }) => groupOf(reason.kind));
  const clauses = GROUPS.flatMap((group) => {
    const concepts = (groups.get(group) ?? []).map((it) => `**${it.concept.name}**`);
    return concepts.length === 0
      ? []
      : [voice(`checkin-why-${group}`, { concepts: inARow(concepts) })];
  });
  return inARow(clauses);
}

const GROUPS = ["missed", "due", "new", "fresh"] as const;

function groupOf(reason: Wanted["reason"]["kind"]): (typeof GROUPS)[number] {
  switch (reason) {
    case "misconception":
    case "missed":
    case "wanted":
      return "missed";
    case "due":
      return "due";
    case "read":
      return "new";
    case "needed":
    case "shaky":
    case "known":
      return "fresh";
    default:
      return reason satisfies never;
  }
}

/** The round of a check-in is over, whether it was answered to its end or stopped. */
function endsCheckIn({ decision, before }: Around): boolean {
  if (before.conversation.quiz?.from !== "checkin") return false;
  if (decision.move === "quiz") return decision.kind === "over";
  return decision.move === "grade" && decision.kind === "marks" && decision.outcomes.length > 0;
}

function closingBlocks({ before, after, moment, voice }: Around): Block[] {
  const { checkin, streak } = after.profile;
  const days = streakOn(streak, moment.day);
  const isBack = before.learner.profile.checkin?.rhythm === "weekly";
  const said = [
    voice("checkin-done"),
    days > 1 ? voice("progress-streak", { days: counted(days, "day") }) : "",
    isBack ? voice("checkin-back") : "",
    checkin ? nextInWords(checkin, zoneOf(after.profile), moment.at, voice) : "",
  ];
  return [text(said.filter(Boolean).join(" "))];
}

function noteText(note: Note, voice: Voice): string {
  switch (note.kind) {
    case "missed":
      return voice(note.count === 1 ? "checkin-missed" : "checkin-missed-several", {
        count: String(note.count),
      });
    case "closed":
      return voice("checkin-closed");
    default:
      return note satisfies never;
  }
}
