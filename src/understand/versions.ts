import { readCommand } from "./commands.ts";
import type { Meaning } from "./meaning.ts";
import { isOwnWords, saysItBack } from "./own-words.ts";
import { isQuestion } from "./questions.ts";
import { readPlace } from "./references.ts";
import { isBareName, type Scene, topicOf } from "./scene.ts";
import { readWish } from "./wishes.ts";
import { stemsOf } from "./words.ts";

/** Moves after which most statements are the learner's own version of what they have just read. */
const TAUGHT = new Set([
  "explain",
  "answer",
  "rephrase",
  "compare",
  "confirm",
  "correct",
  "mirror",
]);

/** "so it's like a fire drill?", right after an explanation. */
export function readOwnVersion(scene: Scene): Meaning | undefined {
  const { text, conversation } = scene;
  const topic = topicOf(scene);
  if (!topic || isBareName(scene)) return undefined;

  const justTaught = TAUGHT.has(conversation.move ?? "") || conversation.pending !== undefined;
  const isTheirs = justTaught ? isOwnWords(text) : saysItBack(text);
  if (!isTheirs) return undefined;
  const concepts = [...new Set([...conversation.about.slice(0, 3), topic.id])];
  return { kind: "own-words", concepts, said: text };
}

/** So many words about something else are no wish for other words any more. */
const MANY_LEFT = 4;

const TURNS_BACK =
  /^(?:please )?(?:go )?back\b|\b(?:back to|return to|go (?:back|over)|revisit|once again|re-?explain|remind me)\b/iu;

/** A version so long that "in other words", "for example" or two concepts' names in it are no wish and no comparison. */
export function readLongVersion(scene: Scene): Meaning | undefined {
  const { text, conversation } = scene;
  const isStated = saysItBack(text) || !isQuestion(text);
  const left = readWish(text)?.left ?? stemsOf(text);
  const isLong = isStated && left.length >= MANY_LEFT;
  return isLong && !TURNS_BACK.test(text) && !readPlace(text, conversation)
    ? readOwnVersion(scene)
    : undefined;
}

/** A version that was asked for has this many words that say something, or begins as people say things back. */
const FEWEST_WORDS = 2;

/** "when a part dies, another takes over" begins as questions do. */
const STATES_WHEN = /^(?:when|where|if)\b[^?]*$/iu;

const TURNS_AWAY =
  /^(?:(?:go |let'?s go )?back\b|now\b|next\b|skip|pass\b|never ?mind|no(?: thanks?| idea| clue)\b|not now|later\b|i(?:'d| would) rather|i (?:do ?n[o']?t|cannot|can'?t)\b)/iu;

/** A version that the mentor asked for may have any form, unless it plainly asks for something instead. */
export function readAwaitedVersion({ conversation, text }: Scene): Meaning | undefined {
  const { pending } = conversation;
  if (pending?.kind !== "own-words") return undefined;
  const isBack = saysItBack(text);
  const asks = isQuestion(text) && !STATES_WHEN.test(text);
  const isVersion = isBack || (stemsOf(text).length >= FEWEST_WORDS && !asks);
  if (!isVersion || TURNS_AWAY.test(text) || readCommand(text)) return undefined;
  if (readWish(text)?.left.length === 0) return undefined;
  return { kind: "own-words", concepts: [pending.concept], said: text };
}
