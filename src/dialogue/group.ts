import type { ChoiceItem, Concept, Library } from "../content/model.ts";
import type { ConversationId } from "../ids.ts";
import type { ItemRef } from "../memory/events.ts";
import type { Group, GroupQuestion } from "../memory/group.ts";
import { isLate } from "../schedule/times.ts";
import { seededChance, shuffled } from "../understand/finding/chance.ts";
import { conceptsAbout } from "./checkin-due.ts";
import { hash } from "./voice.ts";

const HOUR_MS = 60 * 60 * 1000;
/** So many questions are remembered as asked. */
const MOST_ASKED = 400;
/** Of fewer answers than these no figures are shown: one could tell who chose what. */
export const FEWEST_FOR_FIGURES = 5;

/** A group's question came due. */
export interface GroupDue {
  readonly group: ConversationId;
  readonly due: number;
  readonly at: number;
  /** The same for every attempt. */
  readonly key: string;
}

/**
 * A group once its question of the day was asked; the same group where none is to be: too late, turned off, asked.
 *
 * The question is one with options that the group was never asked, or longest ago; concepts take turns.
 */
export function askGroup(
  library: Library,
  before: Group,
  { group, due, at, key }: GroupDue,
): Group {
  const { arrangement, question } = before;
  if (!arrangement?.isOn || due <= arrangement.from || question?.key === key) return before;
  const decided: Group = { ...before, arrangement: { ...arrangement, from: due } };
  const chosen = isLate(due, at) ? undefined : chooseFor(library, before, group);
  if (!chosen) return decided;

  const { concept, item } = chosen;
  const chance = seededChance(hash(key));
  const asked: ItemRef = { concept: concept.id, item: item.id };
  const order =
    item.kind === "true-or-false"
      ? [...item.options.keys()].sort((a) => (item.options[a]?.text === "True" ? -1 : 1))
      : [...shuffled(item.options.length, chance)];
  return {
    ...decided,
    question: {
      key,
      ...asked,
      order,
      at,
      reveals: at + arrangement.hours * HOUR_MS,
      isSaid: false,
      isRevealed: false,
      answers: {},
    },
    asked: [...before.asked, { ...asked, at }].slice(-MOST_ASKED),
  };
}

/** A group once its question was said, as a message of the platform's where that says so. */
export function questionSaid(group: Group, key: string, message: string | undefined): Group {
  const { question } = group;
  if (question?.key !== key || question.isSaid) return group;
  const said = { ...question, isSaid: true, ...(message === undefined ? {} : { message }) };
  return { ...group, question: said };
}

/** A group without a question that was never said: it is too late for it, or nobody can say it. */
export function withoutUnsaid(group: Group, key: string): Group {
  if (group.question?.key !== key || group.question.isSaid) return group;
  const { question, ...rest } = group;
  return rest;
}

interface Chosen {
  readonly concept: Concept;
  readonly item: ChoiceItem;
}

function chooseFor(
  library: Library,
  { arrangement, asked }: Group,
  group: ConversationId,
): Chosen | undefined {
  const wanted = conceptsAbout(library, arrangement?.about);
  const ids = wanted.length > 0 ? wanted : [...library.concepts.keys()];
  const place = (id: string, i: number) =>
    arrangement?.about ? i : hash(`${group} ${id}`) / 2 ** 32;
  const timesAsked = (id: string) => asked.filter((it) => it.concept === id).length;
  const lastAsked = (ref: string) =>
    asked.findLastIndex((it) => `${it.concept} ${it.item}` === ref);

  const all = ids.flatMap((id, i) => {
    const concept = library.concepts.get(id);
    return (concept?.quiz ?? []).flatMap((item) =>
      concept && item.kind !== "open"
        ? [
            {
              concept,
              item,
              rank: [
                timesAsked(id),
                place(id, i),
                lastAsked(`${id} ${item.id}`),
                hash(`${group} ${item.id}`),
              ],
            },
          ]
        : [],
    );
  });
  return all.toSorted((a, b) => compare(a.rank, b.rank))[0];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((it, i) => it !== other[i]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** What became of a member's answer: it counts, in place of an earlier one; or it is too late to. */
export type Vote = "noted" | "changed" | "late";

/** A group once a member answered. Until the answer is revealed everybody may change theirs. */
export function voteIn(
  group: Group,
  { concept, item }: ItemRef,
  option: number,
  voter: string,
): { readonly group: Group; readonly vote: Vote } {
  const { question } = group;
  const isOpen = question?.concept === concept && question.item === item && !question.isRevealed;
  if (!question || !isOpen) return { group, vote: "late" };
  const before = question.answers[voter];
  const vote = before === undefined || before === option ? "noted" : "changed";
  if (before === option) return { group, vote };
  const answers = { ...question.answers, [voter]: option };
  return { group: { ...group, question: { ...question, answers } }, vote };
}

/** How many have answered a question. */
export const answersTo = ({ answers }: GroupQuestion): number => Object.keys(answers).length;

/** How many chose each option, in the order shown; undefined where they are too few to be told. */
export function figuresOf(question: GroupQuestion): readonly number[] | undefined {
  const chosen = Object.values(question.answers);
  if (chosen.length < FEWEST_FOR_FIGURES) return undefined;
  return question.order.map((option) => chosen.filter((it) => it === option).length);
}
