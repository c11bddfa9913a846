import type { Concept } from "../../content/model.ts";

/** Lines of which each alone tells which concept it is about: names, the definition's sentences, how people ask. */
export function linesAbout(concept: Concept): string[] {
  return [concept.title, ...concept.aliases, ...sentences(concept.definition), ...concept.asked];
}

/** Lines as learners would write them, with the concept's names and hints. */
export function linesOfLearners(concept: Concept): string[] {
  return [
    ...namesOf(concept),
    ...concept.hints,
    ...concept.asked,
    ...concept.followUps.flatMap((it) => [it.question, ...it.also]),
    ...concept.points.flatMap((it) => it.also),
    ...concept.misconceptions.flatMap((it) => [it.claim, ...it.also]),
  ];
}

/** What a concept is called. */
export const namesOf = (concept: Concept): string[] => [concept.title, ...concept.aliases];

const sentences = (text: string) => text.split(/(?<=[.!?])\s+/u);
