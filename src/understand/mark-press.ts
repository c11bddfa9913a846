import { conceptId, itemId } from "../ids.ts";
import type { MarkMeaning } from "./mark-meaning.ts";

/** What follows such a meaning's kind in a button's id. */
export function markArguments(meaning: MarkMeaning): readonly string[] {
  switch (meaning.kind) {
    case "means":
      return [meaning.concept, meaning.misconception, meaning.holds ? "yes" : "no"];
    case "tick":
      return [meaning.concept, String(meaning.point)];
    case "ticked":
      return [meaning.concept, ...(meaning.points ?? []).map(String)];
    case "disputes":
      return [meaning.concept];
    default:
      return meaning satisfies never;
  }
}

/** Reads a button's kind and what follows it; undefined where that is nothing of ours. */
export function readMarkPress(
  kind: string,
  [first = "", second = "", third = "", ...more]: readonly string[],
): MarkMeaning | undefined {
  if (!first) return undefined;
  const concept = conceptId(first);
  switch (kind as MarkMeaning["kind"]) {
    case "means": {
      const isAnswer = third === "yes" || third === "no";
      return second && isAnswer
        ? { kind: "means", concept, misconception: itemId(second), holds: third === "yes" }
        : undefined;
    }
    case "tick":
      return isPlace(second) ? { kind: "tick", concept, point: Number(second) } : undefined;
    case "ticked": {
      const points = [second, third, ...more].filter(isPlace).map(Number);
      return { kind: "ticked", concept, ...(points.length > 0 ? { points } : {}) };
    }
    case "disputes":
      return { kind: "disputes", concept };
    default:
      return undefined;
  }
}

const isPlace = (text: string): boolean => /^\d{1,2}$/u.test(text);
