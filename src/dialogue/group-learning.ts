import type { Library } from "../content/model.ts";
import { dayOf } from "../learning/days.ts";
import { findItem, withAsked } from "../learning/items.ts";
import { learn } from "../learning/learn.ts";
import type { ItemRef, LearningEvent } from "../memory/events.ts";
import type { Learner } from "../memory/learner.ts";

/** So long a question counts once, however often its answer is changed. */
const COUNTS_ONCE_MS = 24 * 60 * 60 * 1000;

/**
 * What a member learns by answering a group's question: their first answer counts as any other, and the question isn't
 * put to them again that day.
 */
export function learnFromVote(
  library: Library,
  learner: Learner,
  ref: ItemRef,
  option: number,
  at: number,
): { readonly learner: Learner; readonly events: readonly LearningEvent[] } {
  const found = findItem(library, ref);
  const { asked, zone } = learner.profile;
  const hasAnswered = asked.some(
    (it) =>
      it.concept === ref.concept &&
      it.item === ref.item &&
      it.answered &&
      at - it.at < COUNTS_ONCE_MS,
  );
  if (!found || found.item.kind === "open" || hasAnswered) return { learner, events: [] };

  const isRight = found.item.options[option]?.right === true;
  const event: LearningEvent = {
    kind: "answered",
    at,
    day: dayOf(at, zone),
    ...ref,
    verdict: isRight ? "right" : "wrong",
    hints: 0,
    from: "checkin",
  };
  const profile = withAsked(learner.profile, ref, at);
  return { learner: learn({ ...learner, profile }, [event]), events: [event] };
}
