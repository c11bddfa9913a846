import type { Concept } from "../../content/model.ts";

/** What kind of text a line of a concept's content comes from. */
export type Source =
  | "point"
  | "definition"
  | "picture"
  | "story"
  | "wider"
  | "correction"
  | "right-option"
  | "misconception"
  | "wrong-option";

/** A sentence that a concept's content states, of what is true or of what learners get wrong. */
export interface Line {
  readonly source: Source;
  readonly text: string;
  /** Which of the concept's points or misconceptions it words, as an index. */
  readonly of?: number;
}

/** Whether what a line states is wrong. */
export const isWrong = ({ source }: Pick<Line, "source">): boolean =>
  source === "misconception" || source === "wrong-option";

/** All that a concept's content states, sentence by sentence. */
export function linesOf(concept: Concept): Line[] {
  const from = (source: Source, texts: readonly string[], of?: number): Line[] =>
    texts.map((text) => ({ source, text, ...(of === undefined ? {} : { of }) }));
  const told = (source: Source, styles: readonly string[]) =>
    concept.explanations
      .filter((it) => styles.includes(it.style))
      .flatMap((it) => from(source, sentences(it.text)));

  return [
    ...concept.points.flatMap((it, i) => from("point", [it.says, ...it.also], i)),
    ...from("definition", sentences(concept.definition)),
    ...from("picture", concept.pictures),
    ...told("story", ["analogy", "simple"]),
    ...told("wider", ["deep", "example"]),
    ...concept.followUps.flatMap((it) => from("wider", sentences(it.answer))),
    ...concept.misconceptions.flatMap((it, i) => [
      ...from("misconception", [it.claim, ...it.also], i),
      ...from("correction", sentences(it.correction)),
    ]),
    ...concept.quiz.flatMap(linesOfItem),
  ];
}

function linesOfItem(item: Concept["quiz"][number]): Line[] {
  switch (item.kind) {
    case "open":
      return sentences(item.answer).map((text) => ({ source: "right-option", text }));
    case "true-or-false": {
      const isTrue = item.options.some((it) => it.right && /^true\b/iu.test(it.text));
      const text = item.question.replace(/^true or false:?\s*/iu, "");
      return [{ source: isTrue ? "right-option" : "wrong-option", text }];
    }
    case "choice":
      return item.options.map(({ text, right }) => ({
        source: right ? "right-option" : "wrong-option",
        text,
      }));
    default:
      return item satisfies never;
  }
}

/** Shorter pieces than this are no statements. */
const SHORTEST = 9;

const sentences = (text: string): string[] =>
  text
    .replace(/\s+/gu, " ")
    .split(/(?<=[.!?:;])\s/u)
    .filter((it) => it.length >= SHORTEST);
