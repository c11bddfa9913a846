import type { Concept, Library, QuizItem } from "../content/model.ts";
import type { ItemId } from "../ids.ts";
import { readCard } from "../learning/cards.ts";
import { dayNumber } from "../learning/days.ts";
import { rightOption } from "../learning/hints.ts";
import { learn } from "../learning/learn.ts";
import type { Mark } from "../learning/marker.ts";
import type { QuizRound } from "../memory/conversation.ts";
import type { LearningEvent } from "../memory/events.ts";
import type { Learner } from "../memory/learner.ts";
import type { Memory } from "../memory/memory.ts";
import type { Verdict } from "../reply/reply.ts";
import type { Answered, LearningDecision, Marked, Outcome } from "./learning-decision.ts";
import type { Mind } from "./mind.ts";
import type { Moment } from "./moment.ts";
import { nextSteps } from "./next-steps.ts";
import { withAnswer } from "./round-answers.ts";

/** An answer to a question, before it is marked. */
export interface Attempt {
  readonly concept: Concept;
  readonly item: QuizItem;
  readonly answered: Answered;
  /** The learner's own words, to an open question or to none of the options. */
  readonly said?: string;
}

/**
 * Marks an answer, and moves its round on.
 *
 * Only what is certain counts as learnt: an option chosen, giving up, an answer in own words that surely fits, or what
 * the learner themselves says of theirs beside the model answer.
 */
export function grade(
  mind: Mind,
  memory: Memory,
  moment: Moment,
  attempt: Attempt,
): LearningDecision {
  const { library } = mind;
  const { conversation, learner } = memory;
  const { concept, item, answered } = attempt;
  const { quiz, pending } = conversation;
  const ref = { concept: concept.id, item: item.id };
  const isOpen = quiz?.open?.concept === concept.id && quiz.open.item === item.id;
  const hints = isOpen
    ? (quiz?.open?.hints ?? 0)
    : pending?.kind === "holds" && pending.item === item.id
      ? pending.hints
      : 0;

  const { verdict, isSure, misconception } = judge(mind, attempt);
  const marked: Marked = {
    concept,
    item,
    answered,
    hints,
    verdict,
    ...(misconception ? { misconception } : {}),
  };
  const event: LearningEvent = {
    kind: "answered",
    at: moment.at,
    day: moment.day,
    ...ref,
    verdict: verdict === "unsure" ? "partly" : verdict,
    hints,
    ...(misconception ? { misconception } : {}),
    from: quiz?.from ?? "learner",
  };
  const learned = isSure ? [event] : [];
  const after = learn(learner, learned);
  const round = quiz && roundAfter(quiz, marked, isOpen, after, moment);
  const isOver = round === undefined || (round.left.length === 0 && round.open === undefined);
  return {
    move: "grade",
    kind: "marks",
    marked,
    learned,
    ...(round && !isOver ? { round } : {}),
    outcomes: round && isOver ? outcomesOf(library, after, round, moment) : [],
    steps: nextSteps(library, concept.id, conversation.covered),
  };
}

interface Judged {
  readonly verdict: Verdict;
  readonly isSure: boolean;
  readonly misconception?: ItemId;
}

const BY_HOLDING = { all: "right", some: "partly", none: "wrong" } as const;
const BY_MARK: Readonly<Record<Mark["judged"], Verdict>> = {
  fits: "right",
  misconception: "wrong",
  "too-little": "partly",
  unsure: "unsure",
};

function judge(mind: Mind, { concept, item, answered, said }: Attempt): Judged {
  switch (answered.kind) {
    case "option": {
      const isRight = item.kind !== "open" && item.options[answered.option] === rightOption(item);
      return { verdict: isRight ? "right" : "wrong", isSure: true };
    }
    case "gave-up":
      return { verdict: "wrong", isSure: true };
    case "held":
      return { verdict: BY_HOLDING[answered.holds], isSure: true };
    case "said": {
      if (item.kind !== "open") return { verdict: "wrong", isSure: true };
      const { judged, misconception } = mind.marker.mark(said ?? "", [concept]);
      const isSure = judged === "fits";
      return {
        verdict: BY_MARK[judged],
        isSure,
        ...(misconception ? { misconception } : {}),
      };
    }
    default:
      return answered satisfies never;
  }
}

function roundAfter(
  quiz: QuizRound,
  { concept, item, verdict, answered }: Marked,
  isOpen: boolean,
  learner: Learner,
  moment: Moment,
): QuizRound {
  if (isOpen) return withAnswer(quiz, concept, verdict, learner, moment);
  if (answered.kind !== "held") return { ...quiz, asides: 0 };
  const done = quiz.done.map((it) =>
    it.concept === concept.id && it.item === item.id ? { ...it, verdict } : it,
  );
  return { ...quiz, done, asides: 0 };
}

/** How the concepts of a round came out, each once. */
export function outcomesOf(
  library: Library,
  learner: Learner,
  round: QuizRound,
  { day }: Moment,
): Outcome[] {
  const ids = [...new Set(round.done.map((it) => it.concept))];
  return ids.flatMap((id): Outcome[] => {
    const concept = library.concepts.get(id);
    if (!concept) return [];
    const verdicts = round.done.filter((it) => it.concept === id).map((it) => it.verdict);
    const card = readCard(learner.cards.get(id));
    const days = card && Math.max(0, card.due - dayNumber(day));
    return [{ concept, verdicts, ...(days === undefined ? {} : { days }) }];
  });
}
