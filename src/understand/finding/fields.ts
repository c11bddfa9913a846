import type { Concept } from "../../content/model.ts";

/** The kinds of text that a concept's material consists of, as the ranker tells them apart. */
export const FIELDS = [
  "title",
  "aliases",
  "hints",
  "asked",
  "definition",
  "simple",
  "deep",
  "example",
  "analogy",
  "points",
  "misconceptions",
  "followUps",
  "quiz",
  "versus",
  "pictures",
] as const;
/** A kind of text of a concept. */
export type Field = (typeof FIELDS)[number];

/** All texts of a concept by kind. */
export function textsOf(concept: Concept): Readonly<Record<Field, readonly string[]>> {
  const explained = (style: string) =>
    concept.explanations.filter((it) => it.style === style).flatMap((it) => [it.title, it.text]);
  return {
    title: [concept.title],
    aliases: concept.aliases,
    hints: concept.hints,
    asked: concept.asked,
    definition: [concept.definition],
    simple: explained("simple"),
    deep: explained("deep"),
    example: explained("example"),
    analogy: explained("analogy"),
    points: concept.points.flatMap((it) => [it.says, ...it.also]),
    misconceptions: concept.misconceptions.flatMap((it) => [it.claim, ...it.also, it.correction]),
    followUps: concept.followUps.flatMap((it) => [it.question, ...it.also, it.answer]),
    quiz: concept.quiz.flatMap((it) =>
      it.kind === "open"
        ? [it.question, it.answer]
        : [it.question, ...it.options.flatMap((option) => [option.text, option.why])],
    ),
    versus: concept.versus.map((it) => it.text),
    pictures: concept.pictures,
  };
}
