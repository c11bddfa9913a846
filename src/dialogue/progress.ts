import type { Library } from "../content/model.ts";
import { readCard } from "../learning/cards.ts";
import { dayNumber } from "../learning/days.ts";
import { learn } from "../learning/learn.ts";
import { progressOf } from "../learning/progress.ts";
import type { LearningEvent } from "../memory/events.ts";
import type { Memory } from "../memory/memory.ts";
import type { LearningMeaning } from "../understand/learning-meaning.ts";
import type { LearningDecision } from "./learning-decision.ts";
import type { Moment } from "./moment.ts";
import { nextSteps } from "./next-steps.ts";

type Correction = Extract<LearningMeaning, { kind: "known" | "ask-again" }>;

/** Shows a learner how they are doing. */
export function showProgress(
  library: Library,
  memory: Memory,
  about: Extract<LearningMeaning, { kind: "progress" }>["about"],
  { day }: Moment,
): LearningDecision {
  const { learner, conversation } = memory;
  const progress = progressOf(library, learner, day);
  const met = learner.profile.met.map((it) => it.concept);
  const latest = conversation.topic ?? met.at(-1);
  return {
    move: "progress",
    kind: "shows",
    about,
    progress,
    steps: nextSteps(library, latest, [...conversation.covered, ...met]),
  };
}

/** Takes a learner's own word for what they know; undefined where the concept is no longer taught. */
export function correctMemory(
  library: Library,
  { learner }: Memory,
  { kind, concept: id }: Correction,
  { at, day }: Moment,
): LearningDecision | undefined {
  const concept = library.concepts.get(id);
  if (!concept) return undefined;
  const learned: LearningEvent[] = [{ kind, at, day, concept: id }];
  const card = readCard(learn(learner, learned).cards.get(id));
  return {
    move: "progress",
    kind: "corrected",
    concept,
    how: kind,
    days: Math.max(0, (card?.due ?? 0) - dayNumber(day)),
    learned,
  };
}
