import type { Concept, Library, QuizItem } from "../content/model.ts";
import type { ItemRef } from "../memory/events.ts";
import type { Profile } from "../memory/learner.ts";

/** So long an item is not asked again, epoch ms. */
const REST = 24 * 60 * 60 * 1000;
/** So many questions are remembered as asked; those of the last day all are. */
const MOST_ASKED = 60;

/** Gives the next number of a sequence that looks like chance, from 0 up to, not including, 1. */
export type Chance = () => number;

/** What an item is chosen by. */
export interface Wish {
  readonly asked: Profile["asked"];
  /** Items that are in the round already. */
  readonly taken: readonly ItemRef[];
  /** A question to be answered in own words will do, or is even wanted. */
  readonly open: boolean;
  readonly at: number;
  readonly chance: Chance;
}

/**
 * Chooses a question on a concept.
 *
 * Never one that was asked within a day. One never asked comes before one asked long ago, and that before a later one;
 * chance decides between those that are equal.
 *
 * @returns undefined where every question was asked within a day.
 */
export function chooseItem(concept: Concept, wish: Wish): QuizItem | undefined {
  const lastAsked = new Map(
    wish.asked.filter((it) => it.concept === concept.id).map((it) => [it.item, it.at]),
  );
  const isTaken = (item: QuizItem) =>
    wish.taken.some((it) => it.concept === concept.id && it.item === item.id);
  const isRested = (item: QuizItem) => wish.at - (lastAsked.get(item.id) ?? -REST) >= REST;

  const free = concept.quiz.filter((it) => isRested(it) && !isTaken(it));
  const open = free.filter((it) => it.kind === "open");
  const withOptions = free.filter((it) => it.kind !== "open");
  const fitting = (wish.open && open.length > 0) || withOptions.length === 0 ? open : withOptions;
  const longAgo = Math.min(...fitting.map((it) => lastAsked.get(it.id) ?? 0));
  const equal = fitting.filter((it) => (lastAsked.get(it.id) ?? 0) === longAgo);
  return equal[Math.floor(wish.chance() * equal.length)];
}

/** The item that a reference names, and its concept; undefined once an author took it out. */
export function findItem(
  library: Library,
  ref: ItemRef,
): { readonly concept: Concept; readonly item: QuizItem } | undefined {
  const concept = library.concepts.get(ref.concept);
  const item = concept?.quiz.find((it) => it.id === ref.item);
  return concept && item ? { concept, item } : undefined;
}

/** The questions asked of late once another one was asked. */
export function withAsked(profile: Profile, { concept, item }: ItemRef, at: number): Profile {
  const before = profile.asked.filter((it) => it.concept !== concept || it.item !== item);
  const kept = before.filter((it, i) => at - it.at < REST || before.length - i < MOST_ASKED);
  return { ...profile, asked: [...kept, { concept, item, at }] };
}
