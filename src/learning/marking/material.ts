import type { Concept } from "../../content/model.ts";
import type { Language } from "./language.ts";
import { countStems, type Lexicon } from "./lexicon.ts";
import { type Line, linesOf } from "./lines.ts";
import { readStatement, type Statement } from "./statements.ts";

/** A line of content, ready to be compared. */
export interface ReadLine extends Line {
  readonly statement: Statement;
}

/** All that marking needs of a concept. */
export interface Material {
  readonly lines: readonly ReadLine[];
  readonly lexicon: Lexicon;
  /** The stems of its names: saying them says nothing of it. */
  readonly names: ReadonlySet<string>;
}

/** Prepares a concept's content for marking. */
export function prepare(concept: Concept, language: Language): Material {
  const lines = linesOf(concept).map((it) => ({
    ...it,
    statement: readStatement(language, it.text),
  }));
  const names = [concept.title, ...concept.aliases].flatMap(
    (it) => readStatement(language, it).stems,
  );
  return { lines, lexicon: countStems(lines), names: new Set(names) };
}
