import { conceptId, itemId } from "../ids.ts";
import {
  HOLDS,
  type LearningMeaning,
  POOLS,
  PROGRESS_PARTS,
  QUIZ_WISHES,
} from "./learning-meaning.ts";

/** The longest round that a button can wish for. */
const MOST_QUESTIONS = 10;

/** What of quizzes, memory and data a button can mean; deleting for good is typed. */
export type PressableLearning = Exclude<LearningMeaning, { kind: "quiz-said" | "forget-for-good" }>;

/** What follows a meaning's kind in a button's id. */
export function learningArguments(meaning: PressableLearning): readonly string[] {
  switch (meaning.kind) {
    case "quiz":
      return [
        meaning.concepts[0] ?? "",
        meaning.pool ?? "",
        ...(meaning.count === undefined ? [] : [String(meaning.count)]),
      ];
    case "choose":
      return [meaning.concept, meaning.item, String(meaning.option)];
    case "quiz-wish":
      return [meaning.wish, ...(meaning.of ? [meaning.of.concept, meaning.of.item] : [])];
    case "holds":
      return [meaning.concept, meaning.item, meaning.holds];
    case "progress":
      return [meaning.about];
    case "known":
    case "ask-again":
      return [meaning.concept];
    case "export":
    case "forget":
    case "keep-data":
      return [];
    default:
      return meaning satisfies never;
  }
}

/** Reads a button's kind and what follows it; undefined where that is nothing of ours. */
export function readLearningPress(
  kind: string,
  [first = "", second = "", third = ""]: readonly string[],
): LearningMeaning | undefined {
  const concept = conceptId(first);
  const item = itemId(second);
  switch (kind as PressableLearning["kind"]) {
    case "quiz": {
      const pool = POOLS.find((it) => it === second);
      const count = Number(third);
      return {
        kind: "quiz",
        concepts: first ? [concept] : [],
        ...(pool ? { pool } : {}),
        ...(Number.isInteger(count) && count > 0 && count <= MOST_QUESTIONS ? { count } : {}),
      };
    }
    case "choose": {
      const option = Number(third);
      const isWhole = first && second && third && Number.isInteger(option) && option >= 0;
      return isWhole ? { kind: "choose", concept, item, option } : undefined;
    }
    case "quiz-wish": {
      const wish = QUIZ_WISHES.find((it) => it === first);
      const of = second && third && { concept: conceptId(second), item: itemId(third) };
      return wish && { kind: "quiz-wish", wish, ...(of ? { of } : {}) };
    }
    case "holds": {
      const holds = HOLDS.find((it) => it === third);
      return first && second && holds ? { kind: "holds", concept, item, holds } : undefined;
    }
    case "progress": {
      const about = PROGRESS_PARTS.find((it) => it === first);
      return about && { kind: "progress", about };
    }
    case "known":
    case "ask-again":
      return first ? { kind: kind as "known" | "ask-again", concept } : undefined;
    case "export":
    case "forget":
    case "keep-data":
      return { kind: kind as "export" | "forget" | "keep-data" };
    default:
      return undefined;
  }
}
