import { z } from "zod";
import type { ConceptId, PackId } from "../ids.ts";
import { conceptId, itemId, variantId } from "../ids.ts";
import type { Fault } from "./faults.ts";
import { readFrontMatter } from "./front-matter.ts";
import { linksIn } from "./links.ts";
import type {
  Concept,
  Explanation,
  FollowUp,
  Misconception,
  QuizItem,
  Style,
  Versus,
} from "./model.ts";
import { readChoiceItem, readOpenItem } from "./quiz-items.ts";
import { readSections, type Section } from "./sections.ts";
import { shortId, slug } from "./slug.ts";

/** A text; a bare number counts as one. */
const words = z
  .union([z.string(), z.number()], { error: "must be text (quote it if it holds a colon)" })
  .transform((it) => String(it).trim())
  .pipe(z.string().min(1));
const list = z.array(words, { error: "must be a list of texts" }).default([]);
const ids = list.transform((all) => all.map(conceptId));

const Head = z.strictObject({
  title: words,
  proper: z.boolean({ error: "must be true or false" }).default(false),
  aliases: list,
  hints: list,
  needs: ids,
  related: ids,
  asked: list,
  points: z
    .array(z.strictObject({ says: words, also: list }), {
      error: "must be a list of says and also",
    })
    .default([]),
  pictures: list,
});

const KINDS =
  "Analogy, Simply, Deeper, Example, Asked, Versus, Misconception, Quiz and Open, each with a colon and a name";

const STYLE_OF: Readonly<Record<string, Style>> = {
  Analogy: "analogy",
  Simply: "simple",
  Deeper: "deep",
  Example: "example",
};

/** A concept read from its file, and where its parts stand, for those who find fault with them later. */
export interface ParsedConcept {
  readonly file: string;
  readonly concept: Concept;
  /** The line of a key of the front matter, or of a section by its kind and name. */
  lineOf(key: string, index?: number): number;
}

/**
 * Reads a concept from its Markdown file. Links `[[…]]` are still in the texts.
 *
 * Every fault goes to `faults`; a concept that can't be read at all is undefined.
 */
export function parseConcept(
  id: ConceptId,
  pack: PackId,
  file: string,
  text: string,
  faults: Fault[],
): ParsedConcept | undefined {
  const head = readFrontMatter(file, text, Head, faults);
  const [opening, ...sections] = readSections(head.body, head.bodyLine);
  const fault = (line: number, message: string) => faults.push({ file, line, message });

  const definition = opening?.text ?? "";
  if (!definition) fault(head.bodyLine, "has no definition under the front matter");

  const explanations: Explanation[] = [
    { style: "plain", variant: variantId("definition"), title: "Definition", text: definition },
  ];
  const followUps: FollowUp[] = [];
  const versus: Versus[] = [];
  const misconceptions: Misconception[] = [];
  const quiz: QuizItem[] = [];
  const lines = new Map<string, number>();

  for (const section of sections) {
    const { kind, name, line } = section;
    lines.set(`${kind}: ${name}`, line);
    if (!name) {
      fault(line, `section "${kind}" is not one of ${KINDS}`);
      continue;
    }
    const style = STYLE_OF[kind];
    if (style) explanations.push(readExplanation(section, style));
    else if (kind === "Asked") followUps.push(readFollowUp(section, fault));
    else if (kind === "Versus") versus.push({ other: conceptId(name), text: section.text });
    else if (kind === "Misconception") misconceptions.push(readMisconception(section));
    else if (kind === "Quiz") quiz.push(readChoiceItem(section, fault));
    else if (kind === "Open") quiz.push(readOpenItem(section, head.data?.points.length, fault));
    else fault(line, `section "${kind}" is not one of ${KINDS}`);

    const hasText = section.text || section.tasks.length > 0;
    if (!hasText) fault(line, `"${kind}: ${name}" is empty`);
  }

  for (const { kind, name } of repeated([...explanations.map((it) => it.variant)], sections)) {
    fault(
      lines.get(`${kind}: ${name}`) ?? 1,
      `"${name}" is the name of two explanations; rename one`,
    );
  }
  if (!head.data) return undefined;

  const { proper, ...rest } = head.data;
  return {
    file,
    concept: {
      id,
      pack,
      ...rest,
      name: proper ? rest.title : inSentence(rest.title),
      definition,
      explanations,
      followUps,
      versus,
      misconceptions,
      quiz,
    },
    lineOf: (key, index) => lines.get(key) ?? head.lineOf(key, index),
  };
}

/** A title as it stands inside a sentence: "Fault tolerance" loses its capital, "CAP theorem" does not. */
const inSentence = (title: string) =>
  /^\p{Lu}\p{Ll}*(?=[\s-]|$)/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

function readExplanation(section: Section, style: Style): Explanation {
  const limit = section.marked.get("Where it stops");
  return {
    style,
    variant: variantId(slug(section.name)),
    title: section.name,
    text: section.text,
    ...(limit ? { limit } : {}),
  };
}

function readFollowUp(section: Section, fault: (line: number, message: string) => void): FollowUp {
  const inPicture = new Map(
    section.parts.flatMap((part) => {
      const picture = /^In (.+)$/.exec(part.heading)?.[1];
      if (!picture)
        fault(part.line, `"### ${part.heading}" should be "### In <name of an analogy>"`);
      return picture ? [[variantId(slug(picture)), part.text] as const] : [];
    }),
  );

  return {
    id: itemId(shortId(section.name)),
    question: section.name,
    also: section.also,
    answer: section.text,
    inPicture,
    links: linksIn(section.text),
  };
}

const readMisconception = (section: Section): Misconception => ({
  id: itemId(shortId(section.name)),
  claim: section.name,
  also: section.also,
  correction: section.text,
});

function repeated(variants: readonly string[], sections: readonly Section[]): Section[] {
  const count = Map.groupBy(variants, (it) => it);
  return sections.filter(
    (it) => it.kind in STYLE_OF && (count.get(slug(it.name))?.length ?? 0) > 1,
  );
}
