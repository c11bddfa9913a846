import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";
import type { Fault } from "../faults.ts";
import type { ChoiceItem, Concept } from "../model.ts";
import type { ParsedConcept } from "../parse.ts";

/** `Simply` is for a twelve-year-old: school grade 7, with one grade of leave for the formula's roughness. */
const MAX_SIMPLE_GRADE = 8;
const MAX_DEFINITION_SENTENCES = 3;
/** Share of a concept's quiz questions in which the right option may be the longest one by far. */
const MAX_LONGEST_SHARE = 0.5;
/** Share of asked lines that may hold the concept's name. */
const MAX_NAMED_SHARE = 0.45;

/** Tells where the writing works against the learner. */
export function checkWriting(parsed: ParsedConcept): Fault[] {
  const { file, concept, lineOf } = parsed;
  const faults: Fault[] = [];
  const tell = (line: number, message: string) => faults.push({ file, line, message });

  for (const it of concept.explanations.filter((it) => it.style === "simple")) {
    const grade = readingGrade(it.text);
    if (grade > MAX_SIMPLE_GRADE) {
      const message = `reads like school grade ${grade.toFixed(1)}; "Simply" is for grade 7: shorter sentences, shorter words`;
      tell(lineOf(`Simply: ${it.title}`), message);
    }
  }
  if (sentences(concept.definition) > MAX_DEFINITION_SENTENCES) {
    tell(lineOf("title"), `the definition has more than ${MAX_DEFINITION_SENTENCES} sentences`);
  }
  const choices = concept.quiz.filter((it): it is ChoiceItem => it.kind === "choice");
  const longest = choices.filter(rightStandsOut);
  if (longest.length > choices.length * MAX_LONGEST_SHARE) {
    const message = `in ${longest.length} of ${choices.length} questions the right option is the longest; a learner could guess by length`;
    tell(lineOf(`Quiz: ${longest[0]?.question}`), message);
  }
  const first = choices.map((it) => it.options.findIndex((option) => option.right));
  if (choices.length >= 4 && first.every((it) => it === first[0])) {
    tell(
      lineOf(`Quiz: ${choices[0]?.question}`),
      "the right option stands in the same place in every question",
    );
  }
  const named = concept.asked.filter((line) => holdsName(line, concept));
  if (named.length > concept.asked.length * MAX_NAMED_SHARE) {
    const message = `${named.length} of ${concept.asked.length} asked lines name the concept; most people who ask don't know its name`;
    tell(lineOf("asked"), message);
  }
  return faults;
}

/** Flesch-Kincaid grade of a text: https://en.wikipedia.org/wiki/Flesch-Kincaid_readability_tests */
function readingGrade(text: string): number {
  const plain = text.replace(/[*_`[\]()]/g, " ");
  const words = plain.match(/[\p{L}\p{N}'’]+/gu) ?? [];
  return fleschKincaid({
    sentence: sentences(plain),
    word: words.length,
    syllable: words.reduce((sum, it) => sum + syllable(it), 0),
  });
}

const sentences = (text: string) =>
  Math.max(1, text.match(/[.!?:;]+["')\]]*(?=\s|$)/g)?.length ?? 1);

/** Whether the right option is longer than each of the others by more than a word. */
function rightStandsOut(item: ChoiceItem): boolean {
  const right = item.options.find((it) => it.right)?.text.length ?? 0;
  return item.options.every((it) => it.right || it.text.length + 8 < right);
}

function holdsName(line: string, concept: Concept): boolean {
  const plain = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const text = plain(line);
  return [concept.title, ...concept.aliases].some((it) => text.includes(plain(it)));
}
