import type { Concept, Library } from "../../src/content/model.ts";
import { type ConceptId, conceptId } from "../../src/ids.ts";
import { rankInEnglish } from "../../src/understand/english.ts";

/** Words this common are the same in every subject. */
const SHARED = 3000;
const ENDINGS = ["q", "x", "z", "v", "k", "j", "w", "y", "b", "f", "g"];
/** What is no text: ids and kinds. */
const KEPT = new Set([
  "id",
  "pack",
  "kind",
  "style",
  "variant",
  "needs",
  "related",
  "other",
  "links",
]);

/**
 * A library as many times as large: each further copy of a concept has a vocabulary of its own for half of its rarer words,
 * as another subject would have.
 */
export function makeBigger(library: Library, times: number): Library {
  const concepts = new Map<ConceptId, Concept>();
  for (let copy = 0; copy < times; copy++) {
    for (const concept of library.concepts.values()) {
      const id = copy === 0 ? concept.id : conceptId(`${concept.id}-${copy}`);
      concepts.set(id, copy === 0 ? concept : { ...translate(concept, copy), id });
    }
  }
  return { ...library, concepts, hash: `${library.hash} ${times}` };
}

/** The same thing with the texts in it in the words of a copy. */
function translate<Thing>(thing: Thing, copy: number): Thing {
  const change = (it: unknown): unknown => {
    if (typeof it === "string") return it.replace(/\p{L}{4,}/gu, (word) => ownWord(word, copy));
    if (Array.isArray(it)) return it.map(change);
    if (typeof it !== "object" || it === null) return it;
    return Object.fromEntries(
      Object.entries(it).map(([key, value]) => [key, KEPT.has(key) ? value : change(value)]),
    );
  };
  return change(thing) as Thing;
}

function ownWord(word: string, copy: number): string {
  const isShared = (rankInEnglish(word.toLowerCase()) ?? SHARED) < SHARED;
  const isOwn = !isShared && (word.charCodeAt(1) + word.length) % 2 === 0;
  return isOwn ? `${word}${ENDINGS[copy % ENDINGS.length]}` : word;
}
