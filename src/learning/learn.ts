import type { LearningEvent } from "../memory/events.ts";
import { type Learner, newLearner, type Profile } from "../memory/learner.ts";
import { type Card, readCard, review, spellCard, takenAsForgotten, takenAsKnown } from "./cards.ts";
import { dayNumber } from "./days.ts";
import { streakAfter } from "./streak.ts";

/** What was missed longer ago than this many questions is no longer told as missed. */
const MOST_MISSED = 50;

/** A learner after events: their cards and what follows from them. */
export const learn = (learner: Learner, events: readonly LearningEvent[]): Learner =>
  events.reduce(learnOne, learner);

/** Rebuilds from a log, oldest event first, what was learnt from it; the cards are the same to the last digit. */
export const rebuild = (log: readonly LearningEvent[]): Learner => learn(newLearner(), log);

function learnOne(learner: Learner, event: LearningEvent): Learner {
  switch (event.kind) {
    case "met":
      return withProfile(learner, {
        met: [...learner.profile.met, { concept: event.concept, at: event.at }],
      });
    case "answered": {
      const recall = event.verdict === "right" && event.hints === 0 ? "recalled" : "missed";
      const reviewed = withCard(learner, event, (card, day) => review(card, recall, day));
      return withProfile(reviewed, {
        ...afterAnswer(learner.profile, event, recall === "recalled"),
        streak: streakAfter(learner.profile.streak, event.day),
      });
    }
    case "known": {
      const known = withCard(learner, event, takenAsKnown);
      return withProfile(known, {
        missed: withoutConcept(learner.profile.missed, event),
        believed: withoutConcept(learner.profile.believed, event),
      });
    }
    case "ask-again":
      return withCard(learner, event, takenAsForgotten);
    case "paraphrased": {
      const { streak, missed } = learner.profile;
      const practised = withProfile(learner, { streak: streakAfter(streak, event.day) });
      // What is missing in a version that nobody asked for says little about what is remembered.
      if (event.verdict !== "right") return practised;
      const recalled = withCard(practised, event, (card, day) => review(card, "recalled", day));
      return withProfile(recalled, { missed: regained(missed, event) });
    }
    case "believed": {
      const { concept, misconception, at } = event;
      const others = learner.profile.believed.filter((it) => it.misconception !== misconception);
      return withProfile(learner, {
        believed: [...others, { concept, misconception, at }].slice(-MOST_MISSED),
      });
    }
    case "disputed":
      return learner;
    default:
      return event satisfies never;
  }
}

type Answered = Extract<LearningEvent, { kind: "answered" }>;

function afterAnswer(profile: Profile, event: Answered, recalled: boolean): Partial<Profile> {
  const { concept, item, at } = event;
  const isThis = (it: { concept: string; item: string }) =>
    it.concept === concept && it.item === item;
  const believed = recalled ? withoutConcept(profile.believed, event) : profile.believed;
  const others = profile.missed.filter((it) => !isThis(it));
  return {
    asked: profile.asked.map((it) => (isThis(it) ? { ...it, answered: true } : it)),
    believed: event.misconception
      ? [...believed, { concept, misconception: event.misconception, at }].slice(-MOST_MISSED)
      : believed,
    missed: recalled
      ? regained(profile.missed, event)
      : [...others, { concept, item, at, day: event.day }].slice(-MOST_MISSED),
  };
}

/** What stays missed after a right answer: what was missed on this very day, which says little about tomorrow. */
const regained = (
  missed: Profile["missed"],
  { concept, day }: { concept: string; day: string },
): Profile["missed"] =>
  missed
    .filter((it) => it.concept !== concept || it.day === day)
    .map((it) => (it.concept === concept ? { ...it, regained: true } : it));

const withoutConcept = <T extends { concept: string }>(
  all: T[],
  { concept }: { concept: string },
) => all.filter((it) => it.concept !== concept);

const withProfile = (learner: Learner, changes: Partial<Profile>): Learner => ({
  ...learner,
  profile: { ...learner.profile, ...changes },
});

function withCard(
  learner: Learner,
  { concept, day }: Extract<LearningEvent, { day: string }>,
  change: (card: Card | undefined, day: number) => Card,
): Learner {
  const card = change(readCard(learner.cards.get(concept)), dayNumber(day));
  return { ...learner, cards: new Map(learner.cards).set(concept, spellCard(card)) };
}
