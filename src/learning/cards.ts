import { type Card as FsrsCard, fsrs, Rating, State } from "ts-fsrs";
import type { StoredCard } from "../memory/learner.ts";
import { dayNumber, dayNumbered } from "./days.ts";

/** How well a learner remembers a concept. Days are numbers as {@link dayNumber} gives them. */
export interface Card {
  /** After so many days they remember it with a probability of nine in ten. */
  readonly stability: number;
  /** From 1, easy, to 10. */
  readonly difficulty: number;
  /** The day of the last answer that counted. */
  readonly last: number;
  /** The day from which it is worth asking again. */
  readonly due: number;
  /** Answers that counted. */
  readonly answers: number;
  /** How often it had been known and was missed. */
  readonly lapses: number;
  /** The last answer that counted was a miss. */
  readonly missed: boolean;
}

/** Recalled without any help, or not: a hint taken or half an answer is a miss, and comes back soon. */
export type Recall = "recalled" | "missed";

/**
 * FSRS with its published weights. Days are the learner's own, so there are no steps within a day; nothing is left to
 * chance, so that the same answers always give the same card.
 */
const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false });

/** What "I know this" is taken for: they would still know it in a month. */
const KNOWN_FOR = 30;
/** From this stability on a concept counts as known. */
const KNOWN_FROM = 7;

/**
 * A concept's card after an answer.
 *
 * The first answer of a day counts; one given minutes after an explanation says little about tomorrow. A miss after a
 * right answer counts too. A day before the card's last one is taken for that.
 */
export function review(card: Card | undefined, recall: Recall, day: number): Card {
  const today = Math.max(day, card?.last ?? day);
  if (card && card.last === today && card.due > today && (recall === "recalled" || card.missed)) {
    return card;
  }
  const rating = recall === "recalled" ? Rating.Good : Rating.Again;
  const { card: next } = scheduler.next(card ? toFsrs(card) : NEW, dateOf(today), rating);
  return {
    stability: next.stability,
    difficulty: next.difficulty,
    last: today,
    due: today + next.scheduled_days,
    answers: next.reps,
    lapses: next.lapses,
    missed: recall === "missed",
  };
}

/** The card of a concept that a learner says they know: it is asked in a month, or later if it was going to be. */
export function takenAsKnown(card: Card | undefined, day: number): Card {
  const stability = Math.max(KNOWN_FOR, card?.stability ?? 0);
  return {
    stability,
    difficulty: card?.difficulty ?? scheduler.init_difficulty(Rating.Good),
    last: Math.max(day, card?.last ?? day),
    due: day + scheduler.next_interval(stability, 0),
    answers: card?.answers ?? 0,
    lapses: card?.lapses ?? 0,
    missed: false,
  };
}

/** The card of a concept that a learner wants to be asked again: due now, and no surer than after a first miss. */
export function takenAsForgotten(card: Card | undefined, day: number): Card {
  const least = scheduler.init_stability(Rating.Again);
  return {
    stability: Math.min(least, card?.stability ?? least),
    difficulty: card?.difficulty ?? scheduler.init_difficulty(Rating.Again),
    last: card?.last ?? day,
    due: Math.min(day, card?.due ?? day),
    answers: card?.answers ?? 0,
    lapses: card?.lapses ?? 0,
    missed: true,
  };
}

/** How probable it is that a learner remembers a concept on a day, 0 to 1. */
export const recallOn = (card: Card, day: number): number =>
  scheduler.forgetting_curve(Math.max(0, day - card.last), card.stability);

/** How far ahead an answer is meant to help. */
const AHEAD = 90;

/** By how much a question on a day raises the chance that the concept is still known some months later. */
export function helpOf(card: Card, day: number): number {
  const days = day - card.last;
  if (days <= 0) return 0;
  const recall = recallOn(card, day);
  const afterwards = (rating: typeof Rating.Good | typeof Rating.Again) =>
    scheduler.forgetting_curve(AHEAD, scheduler.next_state(card, days, rating, recall).stability);
  return (
    recall * afterwards(Rating.Good) +
    (1 - recall) * afterwards(Rating.Again) -
    recallOn(card, day + AHEAD)
  );
}

/** What is supposed of a concept that was explained on a day and never asked. */
export const justMet = (day: number): Card => ({
  stability: 1.5,
  difficulty: 5,
  last: day,
  due: day,
  answers: 0,
  lapses: 0,
  missed: false,
});

/** What a card says on a day: worth asking again, not yet firm, or known. */
export function standingOn(card: Card, day: number): "due" | "shaky" | "known" {
  if (card.due <= day) return "due";
  return card.missed || card.stability < KNOWN_FROM ? "shaky" : "known";
}

const VERSION = 1;

/** A card as it is stored: a JSON tuple of at most 64 bytes. */
export const spellCard = (card: Card): StoredCard =>
  JSON.stringify([
    VERSION,
    card.stability,
    card.difficulty,
    card.last,
    card.due - card.last,
    card.answers,
    card.lapses,
    card.missed ? 1 : 0,
  ]);

/** Reads a stored card; undefined if it is none, or of a version that nobody here knows. */
export function readCard(stored: StoredCard | undefined): Card | undefined {
  const read = stored === undefined ? undefined : parsed(stored);
  // By hand: a round looks at every card that a learner has.
  if (!Array.isArray(read) || read.length !== 8 || !read.every(Number.isFinite)) return undefined;
  const [version, stability, difficulty, last, days, answers, lapses, missed] = read as Tuple;
  if (version !== VERSION) return undefined;
  return { stability, difficulty, last, due: last + days, answers, lapses, missed: missed === 1 };
}

type Tuple = [number, number, number, number, number, number, number, number];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const dateOf = (day: number) => new Date(`${dayNumbered(day)}T00:00:00Z`);

const NEW: FsrsCard = {
  due: new Date(0),
  stability: 0,
  difficulty: 0,
  elapsed_days: 0,
  scheduled_days: 0,
  learning_steps: 0,
  reps: 0,
  lapses: 0,
  state: State.New,
};

const toFsrs = (card: Card): FsrsCard => ({
  ...NEW,
  due: dateOf(card.due),
  stability: card.stability,
  difficulty: card.difficulty,
  scheduled_days: card.due - card.last,
  reps: card.answers,
  lapses: card.lapses,
  state: State.Review,
  last_review: dateOf(card.last),
});
