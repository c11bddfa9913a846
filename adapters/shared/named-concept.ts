import type { Library } from "../../src/content/model.ts";
import { type ConceptId, conceptId } from "../../src/ids.ts";

/** The concept that was chosen from what was proposed, or whose name was typed in full. */
export function namedConcept(library: Library, text: string): ConceptId | undefined {
  if (!text) return undefined;
  const chosen = library.concepts.get(conceptId(text));
  if (chosen) return chosen.id;
  const wanted = text.toLowerCase();
  const found = [...library.concepts.values()].find(
    (it) =>
      it.title.toLowerCase() === wanted || it.aliases.some((name) => name.toLowerCase() === wanted),
  );
  return found?.id;
}
