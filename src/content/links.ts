import type { ConceptId } from "../ids.ts";
import { conceptId } from "../ids.ts";
import type { Concept } from "./model.ts";

const LINK = /\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g;

/** The concepts that a text links to, as `[[id]]` or `[[id|words]]`. */
export const linksIn = (text: string): ConceptId[] =>
  [...text.matchAll(LINK)].map((it) => conceptId((it[1] ?? "").trim()));

/** Turns the links of a text into the words that a learner reads. */
const plain = (text: string, nameOf: (id: ConceptId) => string): string =>
  text.replace(LINK, (_, id: string, words?: string) => words ?? nameOf(conceptId(id.trim())));

/**
 * A concept with its links in plain words, and without what points to concepts that are not loaded.
 *
 * @param known The concepts of all packs that are loaded.
 */
export function resolveLinks(concept: Concept, known: ReadonlyMap<ConceptId, Concept>): Concept {
  const words = (text: string) =>
    plain(text, (id) => known.get(id)?.name ?? id.replaceAll("-", " "));
  const isKnown = (id: ConceptId) => known.has(id);
  return {
    ...concept,
    needs: concept.needs.filter(isKnown),
    related: concept.related.filter(isKnown),
    definition: words(concept.definition),
    explanations: concept.explanations.map((it) => ({ ...it, text: words(it.text) })),
    followUps: concept.followUps.map((it) => ({
      ...it,
      answer: words(it.answer),
      inPicture: new Map([...it.inPicture].map(([picture, text]) => [picture, words(text)])),
      links: it.links.filter(isKnown),
    })),
    versus: concept.versus
      .filter((it) => isKnown(it.other))
      .map((it) => ({ ...it, text: words(it.text) })),
    misconceptions: concept.misconceptions.map((it) => ({
      ...it,
      correction: words(it.correction),
    })),
  };
}
