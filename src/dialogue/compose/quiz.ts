import type { QuizItem } from "../../content/model.ts";
import { hintsFor } from "../../learning/hints.ts";
import type { Action, Block, Reply } from "../../reply/reply.ts";
import { inARow } from "../../reply/sentences.ts";
import { button, toConcepts, toMentor } from "../buttons.ts";
import type { Lead, LearningDecision, Question } from "../learning-decision.ts";
import type { Voice } from "../voice.ts";
import { outcomeBlocks } from "./outcomes.ts";
import { whyNow } from "./reasons.ts";
import { offer } from "./talk.ts";
import type { Telling } from "./telling.ts";

type Of<K extends LearningDecision["kind"]> = Extract<LearningDecision, { kind: K }>;

const text = (markdown: string): Block => ({ kind: "text", markdown });

/** A question, what is said before it, and ways to answer it or not. */
export function composeAsks({ lead, question }: Of<"asks">, { voice }: Telling): Reply {
  return {
    move: "quiz",
    concepts: [question.concept.id],
    blocks: [...leadIn(lead, question, voice), ...questionBlocks(question, voice)],
    actions: [...optionButtons(question), ...quizButtons(question, voice)],
  };
}

function leadIn(lead: Lead, question: Question, voice: Voice): Block[] {
  const number = { number: String(question.number), of: String(question.of) };
  switch (lead.kind) {
    case "first":
    case "next":
    case "skipped": {
      const { reason } = lead;
      const names = reason && reason.kind !== "read" && !namesItself(question);
      const why = reason ? whyNow(reason, voice) : "";
      const said = names
        ? voice("quiz-number-on", { ...number, concept: question.concept.name, why })
        : voice("quiz-number", number);
      return [text(lead.kind === "skipped" ? `${voice("quiz-skipped")} ${said}` : said)];
    }
    case "new":
      return [text(`${voice("quiz-new")} ${voice("quiz-number", number)}`)];
    case "once-more":
      return [text(voice("quiz-once-more"))];
    case "hint":
      return [text(hintText(lead.hint, question.item, voice))];
    case "no-hint":
    case "repeat":
    case "which":
    case "not-that":
      return [text(voice(`quiz-${lead.kind}`))];
    default:
      return lead satisfies never;
  }
}

/** Whether naming the concept would give the answer away, since an option is its name. */
function namesItself({ concept, item }: Question): boolean {
  const answers = item.kind === "open" ? [] : item.options.map((it) => it.text.toLowerCase());
  const names = [concept.name, concept.title, ...concept.aliases].map((it) => it.toLowerCase());
  return answers.some((answer) => names.some((name) => answer.includes(name)));
}

function hintText(hint: Extract<Lead, { kind: "hint" }>["hint"], item: QuizItem, voice: Voice) {
  switch (hint.kind) {
    case "nudge":
      return voice("quiz-hint", { hint: hint.text });
    case "picture":
      return voice("quiz-hint-picture", { hint: hint.text.replace(/[.!?]$/u, "") });
    case "not":
      return voice("quiz-hint-not", { option: optionText(item, hint.option) });
    case "count":
      return voice("quiz-hint-count", { count: String(hint.points) });
    default:
      return hint satisfies never;
  }
}

/** The text of an option, by its index in the content. */
export const optionText = (item: QuizItem, option: number): string =>
  item.kind === "open" ? "" : (item.options[option]?.text ?? "");

/** A question as the learner reads it, its options in the order in which they are shown. */
export function questionBlocks({ item, open }: Question, voice: Voice): Block[] {
  const choices = open.order.map((option) => optionText(item, option));
  const block: Block = { kind: "question", prompt: item.question, choices };
  return item.kind === "open"
    ? [block, { kind: "aside", markdown: voice("quiz-in-your-words") }]
    : [block];
}

/** A button for each option, in the order shown. */
export function optionButtons({ concept, item, open }: Question): Action[] {
  return open.order.map((option, i) => {
    const words = optionText(item, option).replace(/[*_`]/gu, "");
    const label = item.kind === "true-or-false" ? words : `${i + 1}. ${words}`;
    return button({ kind: "choose", concept: concept.id, item: item.id, option }, label);
  });
}

function quizButtons({ concept, item, open }: Question, voice: Voice): Action[] {
  const wishes = [
    ["hint", "label-hint"],
    ["answer", "label-dont-know"],
    ["skip", "label-skip"],
    ["stop", "label-stop-quiz"],
  ] as const;
  const hasHint = hintsFor(concept, item).length > open.hints;
  return wishes
    .filter(([wish]) => wish !== "hint" || hasHint)
    .map(([wish, label]) => {
      const of = { concept: concept.id, item: item.id };
      return button({ kind: "quiz-wish", wish, ...(wish === "stop" ? {} : { of }) }, voice(label));
    });
}

/** There is nothing to ask, and why; what can be done instead. */
export function composeNothing(
  { concepts, pool, steps }: Of<"nothing">,
  { voice }: Telling,
): Reply {
  const [next] = steps;
  const said = pool
    ? voice(`quiz-nothing-${pool}`)
    : concepts.length > 0
      ? voice("quiz-nothing-on", { concepts: inARow(concepts.map((it) => it.name)) })
      : voice("quiz-nothing");
  return {
    move: "suggest",
    concepts: steps.map((it) => it.concept.id),
    blocks: [text(said), ...(next ? [text(offer(next, voice))] : [])],
    actions: [
      ...(pool || concepts.length > 0
        ? [button({ kind: "quiz", concepts: [] }, voice("label-quiz"))]
        : []),
      ...toConcepts(
        steps.map((it) => it.concept),
        voice,
      ),
    ],
  };
}

/** The round ends early: how it went, and where to go on. */
export function composeOver({ outcomes, steps }: Of<"over">, { voice }: Telling): Reply {
  const [next] = steps;
  return {
    move: "acknowledge",
    concepts: [...outcomes.map((it) => it.concept.id), ...steps.map((it) => it.concept.id)],
    blocks: outcomes.some((it) => it.verdicts.some((verdict) => verdict !== "skipped"))
      ? outcomeBlocks("quiz-over", outcomes, voice)
      : [text(voice("quiz-over-nothing"))],
    actions: [
      ...(next ? toConcepts([next.concept], voice) : []),
      button({ kind: "quiz", concepts: [] }, voice("label-another-round")),
      button({ kind: "progress", about: "all" }, voice("label-progress")),
      ...toMentor(["next"], voice),
    ],
  };
}
