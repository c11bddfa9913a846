import type { ChoiceItem, Concept, Library } from "../../content/model.ts";
import { findItem } from "../../learning/items.ts";
import type { Arrangement, Group, GroupQuestion } from "../../memory/group.ts";
import type { Action, Block, Moment, Reply } from "../../reply/reply.ts";
import { localMinute, nextDue } from "../../schedule/times.ts";
import { button, toConcepts } from "../buttons.ts";
import { answersTo, figuresOf, type Vote } from "../group.ts";
import type { Voice } from "../voice.ts";
import {
  capital,
  clockTime,
  daysInWords,
  topicsInWords,
  whenInWords,
  zoneName,
} from "./checkin-words.ts";
import { counted } from "./counts.ts";
import { sentence } from "./grade.ts";

interface Found {
  readonly concept: Concept;
  readonly item: ChoiceItem;
}

const text = (markdown: string): Block => ({ kind: "text", markdown });

function find(library: Library, ref: Pick<GroupQuestion, "concept" | "item">): Found | undefined {
  const found = findItem(library, ref);
  return found && found.item.kind !== "open" ? { ...found, item: found.item } : undefined;
}

/** The question of the day, with a button for each option and how many have answered; undefined once it was taken out. */
export function composeGroupQuestion(
  library: Library,
  question: GroupQuestion,
  zone: string,
  voice: Voice,
): Reply | undefined {
  const found = find(library, question);
  if (!found) return undefined;
  const { concept, item } = found;
  const count = answersTo(question);
  const answers = count === 0 ? voice("group-nobody") : counted(count, "answer");
  const when = clockTime(localMinute(question.reveals, zone));
  return {
    move: "quiz",
    concepts: [concept.id],
    blocks: [
      text(voice("group-question")),
      { kind: "question", prompt: item.question, choices: textsOf(item, question) },
      { kind: "aside", markdown: `${capital(answers)}. ${voice("group-private", { when })}` },
    ],
    moments: [{ words: when, at: question.reveals }],
    actions: question.order.map((option, i): Action => {
      const words = (item.options[option]?.text ?? "").replace(/[*_`]/gu, "");
      const label = item.kind === "true-or-false" ? words : `${i + 1}. ${words}`;
      return button({ kind: "vote", concept: concept.id, item: item.id, option }, label);
    }),
  };
}

const textsOf = (item: ChoiceItem, { order }: GroupQuestion): string[] =>
  order.map((option) => item.options[option]?.text ?? "");

/** The answer, why, and how the group chose; of few answers no figures. */
export function composeGroupAnswer(
  library: Library,
  question: GroupQuestion,
  voice: Voice,
): Reply | undefined {
  const found = find(library, question);
  if (!found) return undefined;
  const { concept, item } = found;
  const count = answersTo(question);
  const figures = figuresOf(question);
  const items = question.order.map((option, i) => {
    const it = item.options[option];
    const share = figures ? ` (${figures[i] ?? 0} of ${count})` : "";
    const verdict = it?.right ? `${voice("group-right")} ` : "";
    return `**${it?.text ?? ""}**${share}: ${verdict}${sentence(it?.why ?? "")}`;
  });
  return {
    move: "grade",
    concepts: [concept.id],
    blocks: [
      text(`${voice("group-answer")} ${item.question}`),
      { kind: "list", numbered: true, items },
      text(voice("grade-in-short", { definition: concept.definition })),
      ...(figures || count === 0
        ? []
        : [{ kind: "aside", markdown: voice("group-few") } satisfies Block]),
    ],
    actions: toConcepts([concept], voice),
  };
}

/** What a member hears of their answer, alone: nothing that tells the right one before everybody may know. */
export function composeVote(
  library: Library,
  ref: Pick<GroupQuestion, "concept" | "item">,
  option: number,
  vote: Vote,
  voice: Voice,
): Reply {
  const found = find(library, ref);
  const chosen = found?.item.options[option];
  if (!found || !chosen) {
    return {
      move: "clarify",
      concepts: [],
      blocks: [text(voice("stale"))],
      actions: [],
      private: true,
    };
  }
  const { concept, item } = found;
  const reply = { concepts: [concept.id], private: true } as const;
  if (vote !== "late") {
    const said = voice(`group-${vote}`, { option: chosen.text });
    return { ...reply, move: "acknowledge", blocks: [text(said)], actions: [] };
  }
  const right = item.options.find((it) => it.right);
  const why = sentence(right?.why ?? "");
  const said = chosen.right
    ? `${voice("grade-right")} ${why}`
    : `${voice("grade-wrong", { option: chosen.text })} ${sentence(chosen.why)}\n\n${voice("grade-answer", { option: right?.text ?? "", why })}`;
  return {
    ...reply,
    move: "grade",
    verdict: chosen.right ? "right" : "wrong",
    blocks: [
      text(said),
      ...(chosen.right ? [] : [text(voice("grade-in-short", { definition: concept.definition }))]),
    ],
    actions: toConcepts([concept], voice),
  };
}

/** How a group's check-in is arranged, for the organiser. */
export function composeArrangement(
  library: Library,
  { arrangement }: Group,
  at: number,
  voice: Voice,
): Reply {
  const reply = { move: "checkin", concepts: [], actions: [] } as const;
  if (!arrangement?.isOn) return { ...reply, blocks: [text(voice("group-off"))] };
  const next = nextOf(arrangement, at);
  const said = [
    arrangedInWords(library, arrangement, voice),
    voice("checkin-next", { when: next.words }),
  ];
  return { ...reply, blocks: said.map(text), moments: [next] };
}

function arrangedInWords(library: Library, it: Arrangement, voice: Voice): string {
  return voice("group-arranged", {
    when: capital(`${daysInWords(it.days)} at ${clockTime(it.minute)}`),
    zone: zoneName(it.zone),
    topics: topicsInWords(library, it.about, voice),
    hours: counted(it.hours, "hour"),
  });
}

function nextOf({ zone, minute, days, from }: Arrangement, now: number): Moment {
  const at = nextDue({ zone, minute, days }, Math.max(from, now));
  return { words: whenInWords(at, now, zone), at };
}
