import { withAsked } from "../learning/items.ts";
import { learn } from "../learning/learn.ts";
import type { LearningEvent } from "../memory/events.ts";
import type { Learner } from "../memory/learner.ts";
import type { Decision } from "./decision.ts";
import { explained } from "./remember.ts";

/** What a decision says about what the learner knows, to be appended to their log. */
export function eventsOf(learner: Learner, decision: Decision, at: number): LearningEvent[] {
  if ("learned" in decision) return [...decision.learned];
  const met = new Set(learner.profile.met.map((it) => it.concept));
  return explained(decision)
    .filter((concept) => !met.has(concept))
    .map((concept) => ({ kind: "met", at, concept }));
}

/** A learner once a decision has been carried out. */
export function learnFrom(
  learner: Learner,
  decision: Decision,
  events: readonly LearningEvent[],
  at: number,
): Learner {
  const after = learn(learner, events);
  if (decision.move !== "quiz" || decision.kind !== "asks") return after;
  const { open, concept } = decision.question;
  const isNew = ["first", "new", "next", "skipped", "once-more"].includes(decision.lead.kind);
  if (!isNew) return after;
  return {
    ...after,
    profile: withAsked(after.profile, { concept: concept.id, item: open.item }, at),
  };
}
