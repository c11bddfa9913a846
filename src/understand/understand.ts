import type { ConceptId } from "../ids.ts";
import type { Conversation } from "../memory/conversation.ts";
import type { Memory } from "../memory/memory.ts";
import { readCheckIn } from "./checkin.ts";
import { readCommand } from "./commands.ts";
import { readComparison } from "./comparisons.ts";
import { asksForHarm } from "./harm.ts";
import type { Incoming } from "./incoming.ts";
import type { Knowledge } from "./knowledge.ts";
import { readCorrection, readLearningCommand } from "./learning-commands.ts";
import { readAboutMark } from "./mark-turn.ts";
import type { Meaning, Wish } from "./meaning.ts";
import { saysItBack } from "./own-words.ts";
import { readPress } from "./press.ts";
import { readQuestion } from "./question.ts";
import { questionKind } from "./questions.ts";
import { readQuizRequest } from "./quiz-requests.ts";
import { readAwaited } from "./quiz-turn.ts";
import { readPlace } from "./references.ts";
import { isCovered, namedIn, othersThan, type Scene } from "./scene.ts";
import { findIn } from "./sentences.ts";
import { emojiMood, type Heard, hear, isAssent } from "./small-talk.ts";
import { tidy } from "./tidy.ts";
import { readAwaitedVersion, readLongVersion, readOwnVersion } from "./versions.ts";
import { readWish } from "./wishes.ts";
import { stemsOf } from "./words.ts";

/**
 * Reads what a learner meant, from what they said and from what was said before.
 *
 * A button says its meaning outright. A message is read in this order, and the first reading that fits counts: small
 * talk, something asked of the mentor itself, other words wished for, a comparison, the learner's own version, a
 * question.
 */
export function understand(knowledge: Knowledge, memory: Memory, incoming: Incoming): Meaning {
  const { said } = incoming;
  switch (said.kind) {
    case "text":
      return (
        readCheckIn(knowledge, memory, tidy(said.text).text) ??
        understandText(knowledge, memory.conversation, said.text)
      );
    case "press":
      return readPress(said.action);
    case "opens":
      return { kind: "greet" };
    case "due":
    case "closed":
      return said;
    default:
      return said satisfies never;
  }
}

function understandText(knowledge: Knowledge, conversation: Conversation, said: string): Meaning {
  const awaited = readAwaited(knowledge, conversation, said);
  if (awaited) return awaited;

  const aboutMark = readAboutMark(knowledge, conversation, said);
  if (aboutMark) return aboutMark;

  const mood = emojiMood(said);
  if (mood) return ofMood({ [mood]: true }, conversation);

  const { text, isForeign } = tidy(said);
  if (isForeign) return { kind: "foreign" };

  const offered = offeredBy(conversation);
  if (offered && isAssent(text)) return offered;

  const heard = hear(text);
  if (!heard.rest) return ofMood(heard, conversation);

  const scene: Scene = {
    knowledge,
    conversation,
    heard,
    text: heard.rest,
    finding: findIn(heard.rest, knowledge.finder),
  };
  return (
    readAwaitedVersion(scene) ??
    readLearningCommand(scene.text) ??
    readCorrection(scene) ??
    readQuizRequest(scene) ??
    readCommand(scene.text) ??
    (asksForHarm(scene.text) ? { kind: "harm" } : undefined) ??
    readLongVersion(scene) ??
    readOtherWords(scene) ??
    readComparison(scene) ??
    readPlaceOnly(scene) ??
    readOwnVersion(scene) ??
    readQuestion(scene)
  );
}

/** What a plain "yes" takes up: the first of the topics that the mentor has just offered. */
function offeredBy({ move, listed }: Conversation): Meaning | undefined {
  const [first] = listed;
  const isOffer = move === "acknowledge" || move === "suggest";
  return isOffer && first
    ? { kind: "ask", concepts: [first], question: "what", others: [] }
    : undefined;
}

/** A message that is nothing but small talk, by what it expresses most. */
function ofMood(heard: Partial<Heard>, conversation: Conversation): Meaning {
  const { topic } = conversation;
  if (heard.leaves) return { kind: "bye" };
  if (heard.puzzled) {
    return topic ? { kind: "rephrase", concept: topic, wish: "again" } : { kind: "lost" };
  }
  if (heard.thanks) return heard.follows ? { kind: "follows", thanks: true } : { kind: "bye" };
  if (heard.greets) return { kind: "greet" };
  if (heard.follows) return topic ? { kind: "follows", thanks: false } : { kind: "greet" };
  return conversation.turns === 0 ? { kind: "greet" } : { kind: "lost" };
}

/** How many words of a message may be about something else before it is more than a wish for other words. */
const MOST_LEFT = 1;

/** "simpler", "another analogy for the first one", "explain caching like I'm five". */
function readOtherWords(scene: Scene): Meaning | undefined {
  const { text, conversation, heard } = scene;
  const wished = readWish(text);
  if (!wished) return goesBack(scene);

  const named = scene.finding.named
    .filter((it) => !wished.words.includes(it.text.toLowerCase()))
    .map((it) => it.concept);
  const nameStems = new Set(scene.finding.named.flatMap((it) => stemsOf(it.text)));
  const left = wished.left.filter((it) => !nameStems.has(it));
  const wish: Wish = wished.another ? lastWish(conversation) : wished.wish;

  const concept = readPlace(text, conversation) ?? named[0];
  if (
    left.length > MOST_LEFT &&
    !(concept && concept === conversation.topic && left.length === 2)
  ) {
    return concept === undefined && scene.knowledge.finder.threshold > scene.finding.covered
      ? undefined
      : askAnew(scene, wish);
  }
  if (concept && !conversation.covered.includes(concept)) {
    return asked([concept], wish, scene);
  }
  const target = concept ?? conversation.topic;
  if (target) return { kind: "rephrase", concept: target, wish };
  if (heard.puzzled || left.length === 0) return { kind: "lost", wish };
  return isCovered(scene) ? askAnew(scene, wish) : undefined;
}

/** A new question that says how it wants to be answered. */
function askAnew(scene: Scene, wish: Wish): Meaning | undefined {
  const best = scene.finding.ranked[0]?.concept;
  if (!best || !isCovered(scene)) return undefined;
  const { covered, topic } = scene.conversation;
  if (best === topic && covered.includes(best)) return undefined;
  return asked([best], wish, scene);
}

const asked = (concepts: readonly ConceptId[], wish: Wish, scene: Scene): Meaning => ({
  kind: "ask",
  concepts,
  question: questionKind(scene.text),
  wish,
  others: othersThan(concepts, scene),
});

/** "another one" wishes for what was given last. */
function lastWish(conversation: Conversation): Wish {
  switch (conversation.style) {
    case "simple":
      return "simpler";
    case "deep":
      return "deeper";
    case "example":
      return "example";
    case "analogy":
      return "analogy";
    default:
      return "again";
  }
}

const JUST_BACK =
  /^(?:please )?(?:go |take me )?back(?: please| one| a step| to the (?:previous|last|one before)(?: one| topic)?)?\W*$/iu;
const BACK =
  /^(?:please )?(?:go )?back\b|\b(?:back to|return to|go (?:back|over)|revisit|once again|re-?explain|repeat|remind me)\b/iu;

/** "back to caching", of something that was explained before, asks for it in other words. */
function goesBack(scene: Scene): Meaning | undefined {
  if (!BACK.test(scene.text)) return undefined;
  const { conversation, text } = scene;
  const concept =
    readPlace(text, conversation) ??
    namedIn(scene)[0] ??
    (JUST_BACK.test(text) ? conversation.covered.at(-2) : undefined);
  if (!concept) {
    const isBare = stemsOf(text).length <= 2 && conversation.topic !== undefined;
    return isBare && conversation.topic
      ? { kind: "rephrase", concept: conversation.topic, wish: "again" }
      : undefined;
  }
  return conversation.covered.includes(concept)
    ? { kind: "rephrase", concept, wish: "again" }
    : asked([concept], "again", scene);
}

/** "the second one", "let's do number 2". */
function readPlaceOnly(scene: Scene): Meaning | undefined {
  const concept = readPlace(scene.text, scene.conversation);
  if (!concept || stemsOf(scene.text).length > 4 || saysItBack(scene.text)) return undefined;
  return { kind: "ask", concepts: [concept], question: "what", others: [] };
}
