import type { Concept, FollowUp } from "../content/model.ts";
import type { Conversation } from "../memory/conversation.ts";
import type { Memory } from "../memory/memory.ts";
import type { MarkMeaning } from "../understand/mark-meaning.ts";
import type { Meaning } from "../understand/meaning.ts";
import { stemsOf } from "../understand/words.ts";
import type { MarkDecision } from "./mark-decision.ts";
import type { Mind } from "./mind.ts";
import type { Moment } from "./moment.ts";
import { nextSteps } from "./next-steps.ts";

type Version = Extract<Meaning, { kind: "own-words" }>;

/** Decides what to do about a learner's own version; undefined where nothing of it is taught any more. */
export function decideVersion(
  { library, marker }: Mind,
  { conversation }: Memory,
  { said, concepts }: Version,
  { at, day }: Moment,
): MarkDecision | undefined {
  const known = concepts.flatMap((id) => library.concepts.get(id) ?? []);
  if (known.length === 0) return undefined;
  const mark = marker.mark(said, known);
  const concept = library.concepts.get(mark.concept);
  if (!concept) return undefined;

  const other = otherPoint(concept, mark.nearest);
  switch (mark.judged) {
    case "fits":
      return {
        move: "confirm",
        kind: "fits",
        concept,
        mark,
        steps: nextSteps(library, concept.id, [...conversation.covered, concept.id]),
        learned: [{ kind: "paraphrased", at, day, concept: concept.id, verdict: "right" }],
        ...(other === undefined ? {} : { next: other }),
      };
    case "misconception": {
      const misconception = concept.misconceptions.find((it) => it.id === mark.misconception);
      return misconception
        ? { move: "correct", kind: "asks-meaning", concept, misconception, learned: [] }
        : handsBack(concept, "unsure");
    }
    case "too-little":
      return other === undefined ? handsBack(concept, "unsure") : asksMore(concept, other);
    case "unsure":
      return handsBack(concept, "unsure");
    default:
      return mark.judged satisfies never;
  }
}

/**
 * Decides what to do about what a learner says of how their version was taken.
 *
 * Undefined where a button belongs to something that is not taught any more.
 */
export function decideAboutMark(
  { library }: Mind,
  { conversation }: Memory,
  meaning: MarkMeaning | Extract<Meaning, { kind: "say-it" }>,
  { at, day }: Moment,
): MarkDecision | undefined {
  const concept = library.concepts.get(meaning.concept);
  if (!concept) return undefined;
  const event = { at, day, concept: concept.id };
  const ticked = tickedSoFar(concept, conversation);

  switch (meaning.kind) {
    case "say-it":
      return { move: "quiz", kind: "say-it", concept, learned: [] };
    case "means": {
      const misconception = concept.misconceptions.find((it) => it.id === meaning.misconception);
      if (!misconception) return undefined;
      if (!meaning.holds) return handsBack(concept, "meant-else");
      const learned = [{ kind: "believed", ...event, misconception: misconception.id }] as const;
      return { move: "correct", kind: "was-meant", concept, misconception, learned };
    }
    case "tick": {
      const { point } = meaning;
      if (!concept.points[point]) return undefined;
      const others = ticked.filter((it) => it !== point);
      const isTicked = others.length < ticked.length;
      return handsBack(
        concept,
        "ticking",
        isTicked ? others : [...ticked, point].sort((a, b) => a - b),
      );
    }
    case "ticked": {
      const held = concept.points.flatMap((_, i) =>
        (meaning.points ?? ticked).includes(i) ? [i] : [],
      );
      const isAll = held.length === concept.points.length;
      const verdict = isAll ? "right" : held.length > 0 ? "partly" : "wrong";
      const learned = [{ kind: "paraphrased", ...event, verdict, ticked: held }] as const;
      if (!isAll) return { move: "mirror", kind: "explains-rest", concept, ticked: held, learned };
      const steps = nextSteps(library, concept.id, conversation.covered);
      return { move: "confirm", kind: "holds-all", concept, steps, learned };
    }
    case "disputes": {
      const learned = [{ kind: "disputed", ...event }] as const;
      return { ...handsBack(concept, "disputed"), learned };
    }
    default:
      return meaning satisfies never;
  }
}

function tickedSoFar({ id }: Concept, { pending }: Conversation): readonly number[] {
  return pending?.kind === "ticks" && pending.concept === id ? pending.ticked : [];
}

type HandsBack = Extract<MarkDecision, { kind: "hands-back" }>;

const handsBack = (
  concept: Concept,
  why: HandsBack["why"],
  ticked: readonly number[] = [],
): HandsBack => ({ move: "mirror", kind: "hands-back", concept, why, ticked, learned: [] });

/** Another point than this one: the one after it, or the first; undefined where there is none. */
function otherPoint({ points }: Concept, nearest: number | undefined): number | undefined {
  const other = nearest === undefined ? 0 : (nearest + 1) % points.length;
  return points.length > 0 && other !== nearest ? other : undefined;
}

/** Longer questions tell a story of their own, and are no answer to a few words. */
const LONGEST_QUESTION = 100;

/**
 * Asks for a point with a question that it answers: an open one of the concept's own, else the one of those that learners
 * ask whose answer has most words of the point.
 */
function asksMore(concept: Concept, point: number): MarkDecision {
  const open = concept.quiz.find(
    (it) =>
      it.kind === "open" && it.points.includes(point) && it.question.length <= LONGEST_QUESTION,
  );
  const wanted = new Set(stemsOf(concept.points[point]?.says ?? ""));
  const shared = (it: FollowUp) => new Set(stemsOf(it.answer)).intersection(wanted).size;
  const [asked] = concept.followUps.toSorted((a, b) => shared(b) - shared(a));
  const question = (open ?? asked)?.question;
  return {
    move: "mirror",
    kind: "asks-more",
    concept,
    point,
    learned: [],
    ...(question === undefined ? {} : { question }),
  };
}
