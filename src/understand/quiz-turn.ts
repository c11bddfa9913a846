import type { ChoiceItem, QuizItem } from "../content/model.ts";
import { findItem } from "../learning/items.ts";
import type { Conversation, OpenQuestion } from "../memory/conversation.ts";
import { readCommand } from "./commands.ts";
import type { Knowledge } from "./knowledge.ts";
import { FORGET_WORD, readLearningCommand } from "./learning-commands.ts";
import type { Holds, LearningMeaning, QuizWish } from "./learning-meaning.ts";
import { isQuestion } from "./questions.ts";
import { type ReadAnswer, readAnswer } from "./quiz-answers.ts";
import { asksForQuiz } from "./quiz-requests.ts";
import { QUIZ_WISH_SAID, type WishMoment } from "./quiz-wishes.ts";
import { emojiMood, hear } from "./small-talk.ts";
import { readWish } from "./wishes.ts";
import { wordsOf } from "./words.ts";

/**
 * Reads a message where the mentor waits for an answer of a kind: to a quiz question, to whether an answer holds what
 * it should, to whether to delete everything.
 *
 * What is no such answer, a question in between above all, is left to the ordinary reading.
 */
export function readAwaited(
  knowledge: Knowledge,
  conversation: Conversation,
  said: string,
): LearningMeaning | undefined {
  const text = said.trim().replace(/[’‘]/gu, "'");
  const { pending, quiz } = conversation;
  if (pending?.kind === "forget") return readSurety(text);
  if (pending?.kind === "holds") {
    const holds = HOLDS_SAID.find(([, words]) => words.test(text))?.[0];
    if (holds) {
      return { kind: "holds", concept: pending.concept, item: pending.item, holds };
    }
  }
  if (quiz?.open) return readWhileOpen(knowledge, quiz.open, quiz.asides, text);
  if (conversation.move === "grade" || quiz) {
    const isFresh =
      conversation.move === "grade" || (quiz !== undefined && conversation.move === "acknowledge");
    const wish = readQuizWish(text, isFresh ? "marked" : "between");
    return wish && { kind: "quiz-wish", wish };
  }
  return undefined;
}

function readSurety(text: string): LearningMeaning | undefined {
  const bare = text
    .toLowerCase()
    .replace(/[^\p{L} ]/gu, "")
    .trim();
  if (bare === FORGET_WORD) return { kind: "forget-for-good" };
  const declines =
    /^(?:no|nope|nah|cancel|stop|keep(?: (?:it|them|my data|everything))?|never ?mind|do ?n[o']?t|abort|wait|not now|no thanks?|leave it)\b/iu;
  return declines.test(text) ? { kind: "keep-data" } : undefined;
}

const HOLDS_SAID: readonly (readonly [Holds, RegExp])[] = [
  [
    "some",
    /^(?:some|partly|partially|half|a (?:bit|part|little)|part(?: of it)?|mostly|most|almost|kind of|kinda|sort of|not all|only)\b/iu,
  ],
  [
    "none",
    /^(?:no|none|nope|nah|not (?:really|at all|one|any)|nothing|mine (?:does ?n[o']?t|did ?n[o']?t))\b/iu,
  ],
  [
    "all",
    /^(?:yes|yep|yeah|yup|all|both|everything|mine (?:does|did|holds)|it does|i (?:said|had) (?:that|all|it)|pretty much|that'?s what i)\b/iu,
  ],
];

function readWhileOpen(
  { library }: Knowledge,
  open: OpenQuestion,
  asides: number,
  text: string,
): LearningMeaning | undefined {
  const found = findItem(library, open);
  if (!found) return undefined;
  const wish = readQuizWish(text, "open");
  if (wish) return { kind: "quiz-wish", wish };
  if (asksForQuiz(text) || readLearningCommand(text)) return undefined;

  const { item } = found;
  const isFresh = asides === 0;
  const choose = (place: number): LearningMeaning => ({
    kind: "choose",
    concept: open.concept,
    item: open.item,
    option: open.order[place] ?? place,
  });

  const answer = item.kind === "open" ? undefined : readAnswer(text, shown(item, open));
  if (answer?.kind === "option" && (answer.sure || isFresh)) {
    const asks = isQuestion(text) && !ASKS_FOR_A_NOD.test(text);
    if (answer.by !== "words" || !asks) return choose(answer.place);
  }
  if (!isFresh || !isStatement(text)) return undefined;
  return { kind: "quiz-said", said: text, unclear: isUnclear(item, answer, text) };
}

/** The options of a question in the order in which the learner sees them. */
const shown = (item: ChoiceItem, open: OpenQuestion): string[] =>
  open.order.flatMap((i) => item.options[i]?.text ?? []);

const ASKS_FOR_A_NOD = /^(?:is|isn'?t|would|could|might) (?:it|that|the answer)\b/iu;

/** A statement of the learner's own, rather than a question, small talk or a wish for other words. */
function isStatement(text: string): boolean {
  if (emojiMood(text) || isQuestion(text) || text.endsWith("?")) return false;
  const { rest } = hear(text);
  return rest !== "" && !readCommand(rest) && !readWish(rest);
}

/** Fewer words than these that are like no option may as well be a slip. */
const FEWEST_WORDS = 3;

const isUnclear = (item: QuizItem, answer: ReadAnswer | undefined, text: string): boolean =>
  item.kind !== "open" && (answer?.kind !== "none" || wordsOf(text).length < FEWEST_WORDS);

function readQuizWish(text: string, moment: WishMoment): QuizWish | undefined {
  const { rest } = hear(text);
  const matches = (words: RegExp) => words.test(text) || (rest !== "" && words.test(rest));
  return QUIZ_WISH_SAID[moment].find(([, words]) => matches(words))?.[0];
}
