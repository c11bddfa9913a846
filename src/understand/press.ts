import { conceptId, itemId } from "../ids.ts";
import { checkInArguments, readCheckInPress, readVotePress } from "./checkin-press.ts";
import { learningArguments, readLearningPress } from "./learning-press.ts";
import { markArguments, readMarkPress } from "./mark-press.ts";
import { type Meaning, WISHES, type Wish } from "./meaning.ts";

/** The version of the form below; a button with another one is `stale`. */
const VERSION = "m1";

/** The meanings that a button can have. */
export type Pressable = Exclude<
  Meaning,
  | { kind: "own-words" | "lost" | "unknown" | "foreign" | "misread" | "harm" | "stale" | "greet" }
  | { kind: "due" | "closed" | "zone-unclear" }
  | { kind: "quiz-said" }
  | { kind: "forget-for-good" }
>;

/**
 * Spells a meaning as a button's id: `m1:rephrase:caching:simpler`.
 *
 * It fits into 90 characters for concept ids of up to 35, stands for itself after any restart, and reads back with
 * {@link readPress}.
 */
export function spellPress(meaning: Pressable): string {
  return [VERSION, meaning.kind, ...argumentsOf(meaning)].join(":");
}

function argumentsOf(meaning: Pressable): readonly string[] {
  switch (meaning.kind) {
    case "ask":
      return meaning.concepts.slice(0, 1);
    case "follow-up":
      return [meaning.concept, meaning.item ?? ""];
    case "compare":
      return meaning.concepts;
    case "rephrase":
      return [meaning.concept, meaning.wish];
    case "say-it":
      return [meaning.concept];
    case "follows":
    case "bye":
    case "next":
    case "recap":
    case "help":
    case "topics":
      return [];
    case "checkin":
      return checkInArguments(meaning.wish);
    case "vote":
      return [meaning.concept, meaning.item, String(meaning.option)];
    case "quiz":
    case "choose":
    case "quiz-wish":
    case "holds":
    case "progress":
    case "known":
    case "ask-again":
    case "export":
    case "forget":
    case "keep-data":
      return learningArguments(meaning);
    case "means":
    case "tick":
    case "ticked":
    case "disputes":
      return markArguments(meaning);
    default:
      return meaning satisfies never;
  }
}

/** Reads a button's id back; whatever is no id of ours, or of another version, is `stale`. */
export function readPress(action: string): Meaning {
  const [version, kind = "", first = "", second = "", ...more] = action.split(":");
  const stale: Meaning = { kind: "stale" };
  if (version !== VERSION) return stale;

  const concept = conceptId(first);
  switch (kind as Pressable["kind"]) {
    case "ask":
      return first ? { kind: "ask", concepts: [concept], question: "what", others: [] } : stale;
    case "follow-up":
      return first && second
        ? { kind: "follow-up", concept, item: itemId(second), question: "other" }
        : stale;
    case "compare":
      return first && second ? { kind: "compare", concepts: [concept, conceptId(second)] } : stale;
    case "rephrase":
      return isWish(second) ? { kind: "rephrase", concept, wish: second } : stale;
    case "say-it":
      return first ? { kind: "say-it", concept } : stale;
    case "follows":
      return { kind: "follows", thanks: false };
    case "bye":
    case "next":
    case "recap":
    case "help":
    case "topics":
      return { kind: kind as "bye" | "next" | "recap" | "help" | "topics" };
    case "checkin":
      return readCheckInPress([first, second, ...more]) ?? stale;
    case "vote":
      return readVotePress(first, second, more[0]) ?? stale;
    default:
      return (
        readLearningPress(kind, [first, second, ...more]) ??
        readMarkPress(kind, [first, second, ...more]) ??
        stale
      );
  }
}

const isWish = (text: string): text is Wish => (WISHES as readonly string[]).includes(text);
