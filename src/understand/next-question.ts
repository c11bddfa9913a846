import type { Concept } from "../content/model.ts";
import type { ConceptId } from "../ids.ts";
import { ask, unknown } from "./ask.ts";
import type { FoundFollowUp } from "./follow-ups.ts";
import type { Meaning, QuestionKind } from "./meaning.ts";
import { questionKind } from "./questions.ts";
import { pointsBack, readDescription, readPlace } from "./references.ts";
import { isBareName, isCovered, namedIn, neighboursOf, type Scene, sideBySide } from "./scene.ts";
import { stemsOf } from "./words.ts";

/** From this likeness on, a part of what is being talked about is taken as the answer … */
const FITS = 0.45;
/** … from this on even though the message names another concept … */
const FITS_IN_SPITE_OF_A_NAME = 0.8;
/** … and from this on where the message plainly goes on from what was said. */
const FITS_IN_CONTEXT = 0.28;
/** Below this a part has hardly a word in common with the message. */
const FITS_AT_ALL = 0.2;

/** A question in the middle of a conversation. */
interface Next {
  readonly scene: Scene;
  readonly topic: Concept;
  /** What is being talked about: the topic first. */
  readonly near: readonly ConceptId[];
  readonly stems: readonly string[];
  readonly kind: QuestionKind;
  /** The part of what is being talked about that comes nearest. */
  readonly part: FoundFollowUp | undefined;
  /** The message goes on from what was said: "and how does it recover?", "why?", "if two fail?". */
  readonly goesOn: boolean;
}

/**
 * Reads a question by somebody who has just had something explained.
 *
 * In this order, and the first reading that fits counts: about one of the things talked about, by its name, place or
 * description; about nothing known; about another concept by its name, whole or in part; about a part of the topic;
 * about another concept by description; about the topic in general.
 */
export function readNextQuestion(scene: Scene, topic: Concept): Meaning {
  const next = prepare(scene, topic);
  return (
    readSameName(next) ??
    readOneOfThem(next) ??
    readStrange(next) ??
    readOtherName(next) ??
    readNeighbour(next) ??
    readPart(next) ??
    readOtherConcept(next) ??
    readKind(next) ??
    unknown(scene)
  );
}

function prepare(scene: Scene, topic: Concept): Next {
  const { text, heard, knowledge, conversation } = scene;
  const near = [...new Set([topic.id, ...conversation.about])];
  const stems = stemsOf(text);
  const part = knowledge.followUps.best(text, near);
  const isShort =
    stems.length === 0 || (stems.length <= 2 && part !== undefined && part.score >= FITS_AT_ALL);
  const goesOn = heard.continues || pointsBack(text) || isShort;
  return { scene, topic, near, stems, kind: questionKind(text), part, goesOn };
}

/** The name of what is being talked about, once more and nothing else. */
function readSameName({ scene, near }: Next): Meaning | undefined {
  const [concept] = namedIn(scene);
  if (!concept || !near.includes(concept) || !isBareName(scene)) return undefined;
  return scene.conversation.covered.includes(concept)
    ? { kind: "rephrase", concept, wish: "again" }
    : ask([concept], scene);
}

/** "what could go wrong with the second one?", "and if I leave out the one in transit?" */
function readOneOfThem({ scene, kind }: Next): Meaning | undefined {
  const { text, conversation, knowledge } = scene;
  const concept =
    readPlace(text, conversation) ??
    readDescription(text, conversation.covered, knowledge.library.concepts);
  if (!concept) return undefined;

  const part = knowledge.followUps.best(text, [concept]);
  const item =
    part && part.score >= FITS_AT_ALL
      ? part.item
      : knowledge.followUps.ofKind(concept, kind, answeredOf(concept, scene));
  return { kind: "follow-up", concept, question: kind, ...(item ? { item } : {}) };
}

/** A question of which no word occurs in what is being talked about, and which no concept answers. */
function readStrange({ scene, near, stems }: Next): Meaning | undefined {
  const { mentions } = scene.knowledge.followUps;
  const isStrange = stems.length >= 2 && !near.some((it) => mentions(it, stems));
  return isStrange && !isCovered(scene) ? unknown(scene) : undefined;
}

function readOtherName(next: Next): Meaning | undefined {
  const { scene, near, part, goesOn } = next;
  const others = namedIn(scene).filter((it) => !near.includes(it));
  if (others.length === 0 || !(isCovered(scene) || goesOn)) return undefined;

  const isAnswered = part !== undefined && part.score >= FITS_IN_SPITE_OF_A_NAME;
  if (isAnswered && !isBareName(scene)) return followUp(next, part);
  const best = scene.finding.ranked.map((it) => it.concept).find((it) => others.includes(it));
  return ask(sideBySide(scene, others) ?? [best ?? (others[0] as ConceptId)], scene);
}

/** Fragments are this short: "and at rest?", "and tokens, where do they come in?" */
const MOST_FRAGMENT_WORDS = 8;
/** A whole question of its own, rather than a name with a question after it. */
const ASKS_SOMETHING = /^(?:what|how|why|when|where|who|which|is|are|do|does|can|should|will)\b/iu;

/**
 * A neighbour of the topic whose name the message holds a part of that the topic's own name lacks: "and at rest?",
 * after encryption in transit.
 */
function readNeighbour({ scene, topic, stems, goesOn }: Next): Meaning | undefined {
  const isFragment = scene.text.split(/\s+/u).length <= MOST_FRAGMENT_WORDS;
  if (!isFragment || !(goesOn || stems.length <= 2)) return undefined;

  const own = new Set(namesOf(topic).flat());
  const telling = stems.filter((it) => !own.has(it));
  if (telling.length === 0 || (telling.length > 1 && ASKS_SOMETHING.test(scene.text)))
    return undefined;
  const concept = [...neighboursOf(topic)].find((id) => {
    const neighbour = scene.knowledge.library.concepts.get(id);
    return neighbour && namesOf(neighbour).some((name) => telling.some((it) => name.includes(it)));
  });
  return concept ? ask([concept], scene) : undefined;
}

const namesOf = (it: Concept) => [it.title, ...it.aliases].map(stemsOf);

/** A part of the topic that answers the question. */
function readPart(next: Next): Meaning | undefined {
  const { part, goesOn } = next;
  return part && part.score >= (goesOn ? FITS_IN_CONTEXT : FITS) ? followUp(next, part) : undefined;
}

/** Another concept that the question describes. */
function readOtherConcept({ scene, topic, near, stems, goesOn }: Next): Meaning | undefined {
  const best = scene.finding.ranked[0]?.concept;
  if (!best || !isCovered(scene) || near.includes(best)) return undefined;
  const isMeant = !goesOn || stems.length >= 3 || neighboursOf(topic).has(best);
  return isMeant ? ask([best], scene) : undefined;
}

/** The topic's answer to this kind of question: "why?" has hardly a word to go by. */
function readKind({ scene, topic, stems, kind, goesOn }: Next): Meaning | undefined {
  const best = scene.finding.ranked[0]?.concept;
  const isAboutTopic = goesOn && (stems.length <= 1 || kind !== "other");
  if (isAboutTopic) {
    const item = scene.knowledge.followUps.ofKind(topic.id, kind, answeredOf(topic.id, scene));
    return { kind: "follow-up", concept: topic.id, question: kind, ...(item ? { item } : {}) };
  }
  if (!best || !isCovered(scene)) return undefined;
  return scene.conversation.covered.includes(best)
    ? { kind: "follow-up", concept: best, question: kind }
    : ask([best], scene);
}

const followUp = ({ kind }: Next, part: FoundFollowUp): Meaning => ({
  kind: "follow-up",
  concept: part.concept,
  question: kind,
  item: part.item,
});

const answeredOf = (concept: ConceptId, { conversation }: Scene) =>
  conversation.answered.filter((it) => it.concept === concept).map((it) => it.item);
