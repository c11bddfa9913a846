import type { Library } from "../content/model.ts";
import type { ConceptId } from "../ids.ts";
import { findItem } from "../learning/items.ts";
import { priorities, type Wanted } from "../learning/priorities.ts";
import type { CheckIn, Topics } from "../memory/checkin.ts";
import type { Conversation, QuizRound } from "../memory/conversation.ts";
import type { ItemRef } from "../memory/events.ts";
import type { Memory } from "../memory/memory.ts";
import { dueOf } from "../schedule/due.ts";
import { isLate, localDate, partOfDay, toMinute } from "../schedule/times.ts";
import { zoneOf } from "../schedule/zones.ts";
import type { CheckInMeaning } from "../understand/checkin-meaning.ts";
import { seededChance } from "../understand/finding/chance.ts";
import type { AsksCheckIn, CheckInDecision, Silence } from "./checkin-decision.ts";
import type { Moment } from "./moment.ts";
import { askNext, beginRound } from "./quiz-rounds.ts";
import { hash } from "./voice.ts";

/** After so many check-ins without any reaction they come once a week. */
export const SLOWS_AFTER = 3;
/** After so many they end. */
export const ENDS_AFTER = 6;

const MINUTE_MS = 60 * 1000;
/** Whoever said something within so long, in the middle of a quiz, is not interrupted. */
const BUSY_FOR_MS = 10 * MINUTE_MS;
const LATER_WHEN_BUSY_MS = 15 * MINUTE_MS;

/**
 * Decides what to do about a check-in that came due: to ask, or to stay silent because it is too late, unwanted,
 * unheeded or a second one that day.
 */
export function decideDue(
  library: Library,
  memory: Memory,
  { due, asked }: Extract<CheckInMeaning, { kind: "due" }>,
  moment: Moment,
): CheckInDecision | Silence {
  const { profile } = memory.learner;
  const { checkin: before } = profile;
  const { at } = moment;
  const zone = zoneOf(profile);
  const expected = before && dueOf(before, zone);
  // Off, paused, or an older plan that the schedule hasn't been told of yet.
  if (!before || expected === undefined || due < expected) return silence(before);

  const { later, ...settings } = before;
  const decided: CheckIn = { ...settings, from: Math.max(settings.from, due) };

  if (isLate(due, at)) return silence({ ...decided, missed: decided.missed + 1 });
  const isSecond = decided.sent !== undefined && isSameDay(decided.sent, at, zone);
  // What the learner wished for later is not unasked for.
  if (isSecond && later === undefined) return silence(decided);
  if (isBusy(memory.conversation, at)) {
    return silence({ ...decided, later: toMinute(at + LATER_WHEN_BUSY_MS) });
  }

  const heeded = withSilence(decided);
  if (heeded.ignored >= ENDS_AFTER) {
    const checkin: CheckIn = {
      ...heeded,
      state: "ignored",
      sent: at,
      unanswered: false,
      told: true,
    };
    return { move: "checkin", kind: "tells", about: { kind: "ended" }, checkin, zone, at };
  }
  if (heeded.ignored === SLOWS_AFTER && heeded.rhythm === "daily") {
    return silence({ ...heeded, rhythm: "weekly" });
  }
  return (
    askCheckIn(library, memory, heeded, moment, { seed: due, ...(asked ? { asked } : {}) }) ??
    silence(decided)
  );
}

/** A check-in to which the learner did nothing counts as ignored once the next one comes. */
const withSilence = (checkin: CheckIn): CheckIn =>
  checkin.unanswered ? { ...checkin, unanswered: false, ignored: checkin.ignored + 1 } : checkin;

const silence = (checkin: CheckIn | undefined): Silence => ({ move: "silence", checkin });

const isSameDay = (one: number, other: number, zone: string): boolean =>
  localDate(one, zone).equals(localDate(other, zone));

/** In the middle of a quiz of their own. */
const isBusy = ({ quiz, at: spoke }: Conversation, at: number): boolean =>
  quiz?.from === "learner" && quiz.open !== undefined && at - spoke < BUSY_FOR_MS;

/**
 * Asks the first question of a check-in; undefined where there is nothing to ask.
 *
 * @param choice Its `seed` decides what is left to chance; `asked` are the questions, where they were chosen before.
 */
export function askCheckIn(
  library: Library,
  memory: Memory,
  checkin: CheckIn,
  moment: Moment,
  { seed, asked }: { readonly seed: number; readonly asked?: readonly ItemRef[] },
): AsksCheckIn | undefined {
  const { learner } = memory;
  const zone = zoneOf(learner.profile);
  const left = asked ?? chooseQuestions(library, memory, checkin, moment);
  const chance = seededChance(hash(`${seed}`));
  const round: QuizRound = { from: "checkin", left: [...left], done: [], asides: 0 };
  const asks = askNext(library, learner, { ...moment, chance }, round, "first");
  if (!asks) return undefined;
  return {
    ...asks,
    opening: {
      partOfDay: partOfDay(moment.at, zone),
      count: left.length,
      why: reasonsFor(library, memory, left, moment),
      slowed: checkin.rhythm === "weekly" && checkin.ignored === SLOWS_AFTER,
    },
    checkin: { ...checkin, sent: moment.at, unanswered: true },
  };
}

/** What is most worth asking of what the learner wants to be asked about. */
function chooseQuestions(
  library: Library,
  memory: Memory,
  { about, count }: CheckIn,
  moment: Moment,
): readonly ItemRef[] {
  // A new day: what was talked about last weighs no more than anything else.
  const { topic: _, quiz: __, ...conversation } = memory.conversation;
  const fresh: Memory = { ...memory, conversation: { ...conversation, move: "quiz" } };
  const concepts = conceptsAbout(library, about);
  const decision = beginRound(library, fresh, moment, { concepts, from: "checkin", count });
  if (decision.kind !== "asks") return [];
  const { open, left } = decision.round;
  return open ? [{ concept: open.concept, item: open.item }, ...left] : left;
}

/** The concepts of a path or a choice; none where everything may be asked. */
export function conceptsAbout(library: Library, about: Topics | undefined): readonly ConceptId[] {
  switch (about?.kind) {
    case undefined:
      return [];
    case "concepts":
      return about.concepts;
    case "path":
      return (
        library.packs.flatMap((it) => it.paths).find((it) => it.id === about.path)?.concepts ?? []
      );
    default:
      return about satisfies never;
  }
}

function reasonsFor(
  library: Library,
  { learner }: Memory,
  refs: readonly ItemRef[],
  { day }: Moment,
): Wanted[] {
  const wanted = priorities(library, learner, day);
  const isSafe = (ref: ItemRef): boolean => {
    const found = findItem(library, ref);
    const options = found && found.item.kind !== "open" ? found.item.options : [];
    const name = found?.concept.name.toLowerCase() ?? "";
    return !options.some((it) => it.text.toLowerCase().includes(name));
  };
  const concepts = new Set(refs.filter(isSafe).map((it) => it.concept));
  return wanted.filter((it) => concepts.has(it.concept.id));
}
