import type { Fault } from "../faults.ts";
import type { Style } from "../model.ts";
import type { ParsedConcept } from "../parse.ts";

const MIN_ASKED = 30;
const MIN_QUIZ = 6;
const MIN_WORDINGS = 2;

const AT_LEAST: readonly (readonly [Style, string, number])[] = [
  ["analogy", "Analogy", 2],
  ["simple", "Simply", 2],
  ["deep", "Deeper", 1],
  ["example", "Example", 1],
];

/** Tells which parts a concept still lacks. */
export function checkWholeness({ file, concept, lineOf }: ParsedConcept): Fault[] {
  const faults: Fault[] = [];
  const lack = (line: number, message: string) => faults.push({ file, line, message });
  const needs = (have: number, least: number, what: string, line = 1) => {
    if (have < least) lack(line, `has ${have} of at least ${least} ${what}`);
  };

  for (const [style, heading, least] of AT_LEAST) {
    needs(
      concept.explanations.filter((it) => it.style === style).length,
      least,
      `"${heading}" parts`,
    );
  }
  needs(concept.followUps.length, 3, '"Asked" parts');
  needs(concept.misconceptions.length, 2, '"Misconception" parts');
  needs(concept.versus.length, 1, '"Versus" parts');
  needs(concept.quiz.filter((it) => it.kind !== "open").length, MIN_QUIZ, '"Quiz" parts');
  needs(concept.quiz.filter((it) => it.kind === "open").length, 1, '"Open" parts');
  needs(concept.asked.length, MIN_ASKED, "asked lines", lineOf("asked"));
  needs(concept.pictures.length, 3, "pictures", lineOf("pictures"));
  needs(concept.points.length, 3, "points", lineOf("points"));
  if (concept.points.length > 5)
    lack(lineOf("points"), "has more than five points; join or drop some");

  concept.points.forEach((it, i) => {
    needs(it.also.length, MIN_WORDINGS, "other wordings of this point (also)", lineOf("points", i));
  });
  for (const it of concept.misconceptions) {
    needs(
      it.also.length,
      MIN_WORDINGS,
      "bullets under Also:",
      lineOf(`Misconception: ${it.claim}`),
    );
  }
  for (const it of concept.followUps) {
    needs(it.also.length, MIN_WORDINGS, "bullets under Also:", lineOf(`Asked: ${it.question}`));
  }
  for (const it of concept.explanations) {
    if (it.style === "analogy" && !it.limit) {
      lack(lineOf(`Analogy: ${it.title}`), 'does not say "Where it stops: …"');
    }
  }
  return faults;
}
