import type { Concept } from "../content/model.ts";
import type { ConceptId } from "../ids.ts";
import type { Meaning } from "./meaning.ts";
import { questionKind } from "./questions.ts";
import { pointsBack, readPlace } from "./references.ts";
import {
  isBareName,
  isCovered,
  namedIn,
  neighboursOf,
  othersThan,
  type Scene,
  topicOf,
} from "./scene.ts";
import { stemsOf } from "./words.ts";

/** From this likeness on, a part of what is being talked about is taken as the answer … */
const FITS = 0.45;
/** … from this on even though the message names another concept … */
const FITS_IN_SPITE_OF_A_NAME = 0.8;
/** … and from this on where the message plainly goes on from what was said. */
const FITS_IN_CONTEXT = 0.28;

/** Below this a part has hardly a word in common with the message. */
const FITS_AT_ALL = 0.2;

/** Reads a question: about what was just explained, about another concept, or about nothing that is taught. */
export function readQuestion(scene: Scene): Meaning {
  const topic = topicOf(scene);
  if (!topic) return readFirstQuestion(scene);

  const { text, finding, knowledge, conversation } = scene;
  const kind = questionKind(text);
  const near: ConceptId[] = [...new Set([topic.id, ...conversation.about])];
  const place = readPlace(text, conversation);
  const part = knowledge.followUps.best(text, place ? [place, ...near] : near);
  const stems = stemsOf(text);
  const isStrange =
    stems.length >= 2 && !near.some((it) => knowledge.followUps.mentions(it, stems));
  if (isStrange && !isCovered(scene)) return unknown(scene);
  const inContext = goesOn(scene, part?.score ?? 0);

  const followUp = (): Meaning => ({
    kind: "follow-up",
    concept: part?.concept ?? topic.id,
    question: kind,
    ...(part ? { item: part.item } : {}),
  });

  const others = namedIn(scene).filter((it) => !near.includes(it));
  if (others.length > 0 && (isCovered(scene) || inContext)) {
    const isAnswered = part !== undefined && part.score >= FITS_IN_SPITE_OF_A_NAME;
    if (isAnswered && !isBareName(scene)) return followUp();
    return ask(listed(scene, others), scene);
  }
  const completed = completedBy(scene, topic);
  if (completed) return ask([completed], scene);
  if (part && part.score >= (inContext ? FITS_IN_CONTEXT : FITS)) return followUp();

  const best = finding.ranked[0]?.concept;
  if (best && isCovered(scene) && !near.includes(best)) {
    const isNear = neighboursOf(topic).has(best) && part !== undefined;
    if (!inContext || isNear || stems.length >= 3) return ask([best], scene);
  }
  const isBare = stems.length <= 1;
  if (inContext && (isBare || kind !== "other")) {
    const item = knowledge.followUps.ofKind(
      topic.id,
      kind,
      conversation.answered.filter((it) => it.concept === topic.id).map((it) => it.item),
    );
    return { kind: "follow-up", concept: topic.id, question: kind, ...(item ? { item } : {}) };
  }
  if (best && isCovered(scene)) {
    return conversation.covered.includes(best)
      ? { kind: "follow-up", concept: best, question: kind }
      : ask([best], scene);
  }
  return unknown(scene);
}

/** A question with nothing before it to understand it by. */
function readFirstQuestion(scene: Scene): Meaning {
  const named = namedIn(scene);
  const best = scene.finding.ranked[0]?.concept;
  if (best && isCovered(scene)) return ask(listed(scene, named.length > 1 ? named : [best]), scene);

  const words = stemsOf(scene.text).length;
  const isBare = words === 0 || (words === 1 && pointsBack(scene.text));
  return isBare ? { kind: "lost" } : unknown(scene);
}

/**
 * Whether a message goes on from what was said: "and how does it recover?", "why?", "if two fail?".
 *
 * @param likeness How well a part of what is being talked about fits.
 */
function goesOn({ text, heard }: Scene, likeness: number): boolean {
  if (heard.continues || pointsBack(text)) return true;
  const words = stemsOf(text).length;
  return words === 0 || (words <= 2 && likeness >= FITS_AT_ALL);
}

/**
 * The neighbour whose name a fragment completes: "and at rest?", after encryption in transit.
 *
 * All of the fragment's words must stand in the neighbour's name.
 */
function completedBy(scene: Scene, topic: Concept): ConceptId | undefined {
  const words = stemsOf(scene.text);
  if (words.length === 0 || words.length > 2 || scene.text.split(/\s+/u).length > 5)
    return undefined;
  const names = (it: Concept) => [it.title, ...it.aliases].map((name) => new Set(stemsOf(name)));
  const own = names(topic);
  if (own.some((name) => words.every((it) => name.has(it)))) return undefined;
  return [...neighboursOf(topic)].find((id) => {
    const neighbour = scene.knowledge.library.concepts.get(id);
    return neighbour && names(neighbour).some((name) => words.every((it) => name.has(it)));
  });
}

function ask(concepts: readonly ConceptId[], scene: Scene): Meaning {
  const [main] = concepts;
  const part = main && scene.knowledge.followUps.best(scene.text, [main]);
  return {
    kind: "ask",
    concepts,
    question: questionKind(scene.text),
    ...(part && part.score >= FITS && concepts.length === 1 ? { item: part.item } : {}),
    others: othersThan(concepts, scene),
  };
}

/** What may stand between two names that are asked for side by side: "caching and what is sharding". */
const BETWEEN =
  /^(?:[\s,;&+/?.]|\b(?:and|or|plus|also|what|whats|what's|is|are|explain|define|a|an|the|then|about)\b)+$/iu;

/**
 * The concepts that a message asks for side by side; else the finder's best one.
 *
 * "How does Raft cope with network partitions?" names two and asks for one.
 */
function listed(scene: Scene, named: readonly ConceptId[]): readonly ConceptId[] {
  const { finding, text } = scene;
  const [first, second] = finding.named.filter((it) => named.includes(it.concept));
  const ranked = finding.ranked.map((it) => it.concept).find((it) => named.includes(it));
  if (!first || !second || first.concept === second.concept)
    return [ranked ?? named[0]].filter(isGiven);

  const lower = text.toLowerCase();
  const end = lower.indexOf(first.text.toLowerCase()) + first.text.length;
  const between = text.slice(end, lower.indexOf(second.text.toLowerCase(), end));
  const isList =
    BETWEEN.test(between) &&
    between.trim() !== "" &&
    /\b(?:what|explain|define|describe|tell|teach)\b|^\W*\w+\W+(?:and|&)/iu.test(text);
  return isList ? [first.concept, second.concept] : [ranked ?? first.concept];
}

const isGiven = (it: ConceptId | undefined): it is ConceptId => it !== undefined;

const unknown = (scene: Scene): Meaning => ({
  kind: "unknown",
  nearest: scene.finding.ranked.slice(0, 3).map((it) => it.concept),
});
