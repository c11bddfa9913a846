import type { ChoiceItem, Concept } from "../../content/model.ts";
import { rightOption } from "../../learning/hints.ts";
import type { Action, Block, Reply } from "../../reply/reply.ts";
import { firstSentence } from "../../reply/sentences.ts";
import { button, toConcepts } from "../buttons.ts";
import type { LearningDecision, Marked } from "../learning-decision.ts";
import type { Voice } from "../voice.ts";
import { outcomeBlocks } from "./outcomes.ts";
import type { Telling } from "./telling.ts";

type Of<K extends LearningDecision["kind"]> = Extract<LearningDecision, { kind: K }>;

const text = (markdown: string): Block => ({ kind: "text", markdown });

/** Right or not, and why; what was missed in short; how the round went once it is over. */
export function composeMarks(decision: Of<"marks">, { voice }: Telling): Reply {
  const { marked, outcomes } = decision;
  const { concept, verdict } = marked;
  const isMissed = verdict === "wrong";
  const inShort = isMissed ? [text(inShortOf(concept, voice))] : [];
  const over = outcomes.length > 0 ? outcomeBlocks("round-done", outcomes, voice) : [];
  return {
    move: "grade",
    concepts: [concept.id],
    verdict,
    blocks: [...feedback(marked, voice), ...inShort, ...over],
    actions: [
      ...holdsButtons(marked, voice),
      ...nextButtons(decision, voice),
      ...againButtons(marked, voice),
    ],
  };
}

const inShortOf = (concept: Concept, voice: Voice): string =>
  voice("grade-in-short", { definition: concept.definition });

function feedback(marked: Marked, voice: Voice): Block[] {
  const { item, answered } = marked;
  switch (answered.kind) {
    case "held":
      return [text(voice(`grade-held-${answered.holds}`))];
    case "option":
    case "said":
    case "gave-up":
      return item.kind === "open"
        ? openFeedback(marked, item.answer, voice)
        : [text(choiceFeedback(marked, item, voice))];
    default:
      return answered satisfies never;
  }
}

function choiceFeedback(
  { verdict, answered, hints }: Marked,
  item: ChoiceItem,
  voice: Voice,
): string {
  const right = rightOption(item) ?? { text: "", why: "" };
  const goesOn = GOES_ON.test(right.why);
  if (verdict === "right") {
    const why = goesOn ? `${right.text}, ${ended(right.why)}` : sentence(right.why);
    return `${voice(hints > 0 ? "grade-right-helped" : "grade-right")} ${why}`;
  }
  const why = goesOn ? `, ${ended(right.why)}` : `. ${sentence(right.why)}`;
  const answer = `${voice("grade-answer", { option: right.text })}${why}`;
  if (answered.kind === "option") {
    const chosen = item.options[answered.option];
    const tempts = sentence(chosen?.why ?? "");
    return `${voice("grade-wrong", { option: chosen?.text ?? "" })} ${tempts}\n\n${answer}`;
  }
  return `${voice(answered.kind === "said" ? "grade-none-of-them" : "grade-gave-up")}\n\n${answer}`;
}

/** A reason that goes on from the option's own words: "Keep the old one" · "so nothing is lost". */
const GOES_ON = /^(?:so|and|or|without|even)\b/u;

const ended = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`);

function openFeedback(marked: Marked, answer: string, voice: Voice): Block[] {
  const { concept, verdict, answered, hints, misconception } = marked;
  const wrong = concept.misconceptions.find((it) => it.id === misconception);
  const said =
    answered.kind === "gave-up"
      ? voice("grade-gave-up")
      : verdict === "right"
        ? voice(hints > 0 ? "grade-right-helped" : "grade-right")
        : wrong
          ? voice("grade-misconception", { claim: wrong.claim, correction: wrong.correction })
          : voice(verdict === "unsure" ? "grade-unsure" : "grade-partly");
  return [text(said), text(voice("grade-model", { answer }))];
}

/** Why an option is right or wrong, as a sentence of its own after the verdict. */
export function sentence(why: string): string {
  const bare = why.replace(/^(?:right|wrong|correct|yes|no)[:,.]\s*/iu, "").trim();
  return bare && ended(bare.charAt(0).toUpperCase() + bare.slice(1));
}

/** Where the mentor can't tell, the learner says themselves what theirs holds. */
function holdsButtons({ concept, item, verdict, answered }: Marked, voice: Voice): Action[] {
  if (item.kind !== "open" || answered.kind !== "said" || verdict === "right") return [];
  return (["all", "some", "none"] as const).map((holds) =>
    button(
      { kind: "holds", concept: concept.id, item: item.id, holds },
      voice(`label-holds-${holds}`),
    ),
  );
}

function nextButtons({ round, steps, marked }: Of<"marks">, voice: Voice): Action[] {
  if (round) {
    const label = voice(round.open ? "label-back-to-question" : "label-next-question");
    return [button({ kind: "quiz-wish", wish: "next" }, label)];
  }
  const next = marked.verdict === "right" ? steps.slice(0, 1).map((it) => it.concept) : [];
  return [
    button({ kind: "quiz", concepts: [] }, voice("label-another-round")),
    ...toConcepts(next, voice),
    button({ kind: "progress", about: "all" }, voice("label-progress")),
  ];
}

function againButtons({ concept, item, verdict }: Marked, voice: Voice): Action[] {
  const of = { concept: concept.id, item: item.id };
  const why = button({ kind: "quiz-wish", wish: "why", of }, voice("label-why"));
  if (verdict === "right") {
    return [why, button({ kind: "known", concept: concept.id }, voice("label-know-this"))];
  }
  return [...rephraseButtons(concept, voice), why];
}

const rephraseButtons = ({ id }: Concept, voice: Voice): Action[] => [
  button({ kind: "rephrase", concept: id, wish: "simpler" }, voice("label-simpler")),
  button({ kind: "rephrase", concept: id, wish: "analogy" }, voice("label-analogy")),
];

/** A question that was marked, once more in full: each option, and the concept in short. */
export function composeExplains(
  { concept, item, hasMore }: Of<"explains">,
  { voice }: Telling,
): Reply {
  const whole: Block =
    item.kind === "open"
      ? text(voice("grade-model", { answer: item.answer }))
      : {
          kind: "list",
          numbered: false,
          items: item.options
            .toSorted((a, b) => Number(b.right) - Number(a.right))
            .map((it) => `**${it.text}:** ${it.right ? "right. " : ""}${sentence(it.why)}`),
        };
  const next = button(
    { kind: "quiz-wish", wish: "next" },
    voice(hasMore ? "label-next-question" : "label-another-round"),
  );
  return {
    move: "grade",
    concepts: [concept.id],
    blocks: [
      text(`${voice("grade-in-full")} ${item.question}`),
      whole,
      text(voice("grade-in-short", { definition: firstSentence(concept.definition) })),
    ],
    actions: [next, ...rephraseButtons(concept, voice)],
  };
}
