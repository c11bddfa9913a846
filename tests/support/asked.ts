import type { Concept, QuizItem } from "../../src/content/model.ts";
import type { Heard } from "./meet.ts";

/** The question that a reply asks, and its options as they are shown. */
export interface Question {
  readonly concept: string;
  readonly item: QuizItem;
  readonly shown: readonly string[];
  readonly rightText: string;
  readonly wrongText: string;
}

/** Finds the question that a reply asks. */
export function asked(concepts: readonly Concept[], heard: Heard): Question {
  const block = heard.blocks.find((it) => it.kind === "question");
  const item = concepts.flatMap((it) => it.quiz).find((it) => it.question === block?.prompt);
  if (!block || !item) throw new Error(`asks nothing: ${heard.text}`);
  const text = (right: boolean) =>
    item.kind === "open"
      ? item.answer
      : (item.options.find((it) => it.right === right)?.text ?? "");
  return {
    concept: heard.concepts[0] ?? "",
    item,
    shown: block.choices,
    rightText: text(true),
    wrongText: text(false),
  };
}

/** The right answer to what a reply asks; "I don't know" where it has to be in own words. */
export const right = (concepts: readonly Concept[], heard: Heard): string => {
  const { item, rightText } = asked(concepts, heard);
  return item.kind === "open" ? "idk" : rightText;
};

/** A wrong answer to what a reply asks. */
export const wrong = (concepts: readonly Concept[], heard: Heard): string => {
  const { item, wrongText } = asked(concepts, heard);
  return item.kind === "open" ? "idk" : wrongText;
};
