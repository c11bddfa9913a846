import type { Concept, FollowUp } from "../content/model.ts";
import type { ConceptId, VariantId } from "../ids.ts";
import type { Conversation } from "../memory/conversation.ts";
import type { Memory } from "../memory/memory.ts";
import type { Meaning, Wish } from "../understand/meaning.ts";
import { decideCheckIn } from "./checkin.ts";
import type { Decision, Told } from "./decision.ts";
import { chooseExplanation, chooseShorter, isAllSeen, styleFor } from "./explanations.ts";
import { decideLearning } from "./learning.ts";
import type { Mind } from "./mind.ts";
import type { Moment } from "./moment.ts";
import { nextSteps } from "./next-steps.ts";
import { decideAboutMark, decideVersion } from "./own-words.ts";

/**
 * Decides what to do about what a learner meant.
 *
 * The one policy: whether they typed it or pressed a button, and on whatever platform.
 */
export function decide(mind: Mind, memory: Memory, meaning: Meaning, moment: Moment): Decision {
  const { conversation } = memory;
  const concept = (id: ConceptId | undefined) => (id ? mind.library.concepts.get(id) : undefined);
  const known = (ids: readonly ConceptId[]) => ids.flatMap((id) => concept(id) ?? []);
  const steps = () => nextSteps(mind.library, conversation.topic, conversation.covered);
  const covered = known(conversation.covered);

  switch (meaning.kind) {
    case "greet":
      return { move: "greet", again: conversation.covered.length > 0, steps: steps() };
    case "ask": {
      const [main, ...more] = known(meaning.concepts);
      if (!main) return stale();
      const isRepeat = more.length === 0 && conversation.covered.includes(main.id);
      if (isRepeat && meaning.item) return answer(main, meaning.item, conversation, known);
      if (isRepeat) return rephrase(main, meaning.wish ?? "again", conversation);
      return explain([main, ...more], meaning.wish, meaning.item, known(meaning.others));
    }
    case "follow-up": {
      const about = concept(meaning.concept);
      if (!about) return stale();
      if (meaning.item) return answer(about, meaning.item, conversation, known);
      if (meaning.question === "example") return rephrase(about, "example", conversation);
      return {
        move: "clarify",
        why: "no-answer",
        concept: about,
        parts: unanswered(about, conversation).slice(0, 4),
        candidates: [],
      };
    }
    case "compare": {
      const [first, second] = meaning.concepts.map(concept);
      return first && second ? compare(first, second) : stale();
    }
    case "rephrase": {
      const about = concept(meaning.concept);
      return about ? rephrase(about, meaning.wish, conversation) : stale();
    }
    case "own-words":
      return decideVersion(mind, memory, meaning, moment) ?? stale();
    case "say-it":
    case "means":
    case "tick":
    case "ticked":
    case "disputes":
      return decideAboutMark(mind, memory, meaning, moment) ?? stale();
    case "follows":
      return { move: "acknowledge", thanks: meaning.thanks, covered, steps: steps() };
    case "bye":
      return { move: "close", covered };
    case "next":
      return { move: "suggest", steps: steps() };
    case "recap":
      return { move: "recap", covered };
    case "help":
      return { move: "help", about: "mentor", steps: steps() };
    case "topics":
      return { move: "help", about: "topics", steps: steps() };
    case "lost":
      return {
        move: "clarify",
        why: "lost",
        parts: [],
        candidates: steps().map((it) => it.concept),
        ...(meaning.wish ? { wish: meaning.wish } : {}),
      };
    case "unknown":
      return { move: "decline", why: "unknown", nearest: known(meaning.nearest) };
    case "foreign":
    case "harm":
      return { move: "decline", why: meaning.kind, nearest: [] };
    case "stale":
    // Where there are groups, answers to their questions don't come here.
    case "vote":
      return stale();
    case "misread":
      return {
        move: "clarify",
        why: "misread",
        parts: [],
        candidates: known(conversation.listed).slice(0, 3),
      };
    case "checkin":
    case "zone-unclear":
    case "due":
    case "closed":
      return decideCheckIn(mind, memory, meaning, moment);
    case "quiz":
    case "choose":
    case "quiz-said":
    case "quiz-wish":
    case "holds":
    case "progress":
    case "known":
    case "ask-again":
    case "export":
    case "forget":
    case "forget-for-good":
    case "keep-data":
      return decideLearning(mind, memory, meaning, moment) ?? stale();
    default:
      return meaning satisfies never;
  }
}

const stale = (): Decision => ({ move: "clarify", why: "stale", parts: [], candidates: [] });

const seenOf = (concept: Concept, conversation: Conversation): VariantId[] =>
  conversation.seen.filter((it) => it.concept === concept.id).map((it) => it.variant);

const unanswered = (concept: Concept, conversation: Conversation): FollowUp[] =>
  concept.followUps.filter(
    (part) => !conversation.answered.some((it) => it.concept === concept.id && it.item === part.id),
  );

function explain(
  concepts: readonly [Concept, ...Concept[]],
  wish: Wish | undefined,
  item: string | undefined,
  others: readonly Concept[],
): Decision {
  const [main, ...more] = concepts;
  const style = more.length > 0 ? "plain" : styleFor(wish);
  const tell = (concept: Concept): Told => {
    const [definition] = concept.explanations;
    const wanted = concept.explanations.find((it) => it.style === style) ?? definition;
    if (!wanted) throw new Error(`${concept.id} has no explanation`);
    return { concept, explanation: wanted };
  };
  const part = main.followUps.find((it) => it.id === item);
  return {
    move: "explain",
    told: [tell(main), ...more.map(tell)],
    others,
    ...(part ? { part } : {}),
  };
}

function rephrase(concept: Concept, wish: Wish, conversation: Conversation): Decision {
  const seen = seenOf(concept, conversation);
  const allSeen = isAllSeen(concept, seen);
  const shorter =
    wish === "shorter" ? chooseShorter(concept, seen, conversation.length) : undefined;
  const cut = wish === "shorter" && shorter === undefined;
  const [definition] = concept.explanations;
  const explanation =
    shorter ?? (cut && definition ? definition : chooseExplanation(concept, wish, seen));
  return {
    move: "rephrase",
    told: { concept, explanation },
    wish,
    allSeen,
    cut,
  };
}

function answer(
  concept: Concept,
  item: string,
  conversation: Conversation,
  known: (ids: readonly ConceptId[]) => Concept[],
): Decision {
  const part = concept.followUps.find((it) => it.id === item);
  if (!part) return stale();
  const { picture } = conversation;
  const inPicture =
    picture?.concept === concept.id ? part.inPicture.get(picture.variant) : undefined;
  const links = known(part.links.filter((id) => id !== concept.id));
  return { move: "answer", concept, part, links, ...(inPicture ? { inPicture } : {}) };
}

function compare(first: Concept, second: Concept): Decision {
  const sides = [
    first.versus.find((it) => it.other === second.id)?.text,
    second.versus.find((it) => it.other === first.id)?.text,
  ];
  const text = sides.find((it) => it !== undefined);
  return { move: "compare", concepts: [first, second], ...(text ? { text } : {}) };
}
