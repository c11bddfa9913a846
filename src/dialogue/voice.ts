import { ContentError } from "../content/faults.ts";
import type { Phrases } from "../content/model.ts";
import { CHECKIN_PHRASES } from "./checkin-phrases.ts";
import { LEARNING_PHRASES } from "./learning-phrases.ts";
import { MARK_PHRASES } from "./mark-phrases.ts";
import { SURVIVAL_PHRASES } from "./survival-phrases.ts";

/** The standing phrases that the mentor needs; `content/phrases.md` has one or more wordings of each. */
export const PHRASE_NAMES = [
  ...LEARNING_PHRASES,
  ...MARK_PHRASES,
  ...CHECKIN_PHRASES,
  ...SURVIVAL_PHRASES,
  "greet",
  "greet-again",
  "picture-lead",
  "meant-something-else",
  "rephrase-plain",
  "rephrase-analogy",
  "rephrase-simple",
  "rephrase-deep",
  "rephrase-example",
  "all-seen",
  "in-your-picture",
  "compare",
  "compare-unwritten",
  "acknowledge",
  "acknowledge-thanks",
  "offer-next",
  "offer-next-on-path",
  "offer-nothing",
  "suggest",
  "suggest-on-path",
  "recap",
  "recap-nothing",
  "clarify-lost",
  "clarify-wish",
  "clarify-no-answer",
  "decline",
  "decline-nearest",
  "decline-foreign",
  "decline-harm",
  "stale",
  "misread",
  "close",
  "close-covered",
  "help",
  "topics",
  "label-simpler",
  "label-analogy",
  "label-deeper",
  "label-example",
  "label-follows",
  "label-say-it",
  "label-next",
  "label-recap",
  "label-help",
  "label-topics",
  "label-ask",
] as const;
/** The name of a standing phrase. */
export type PhraseName = (typeof PHRASE_NAMES)[number];

/** Says a standing phrase in one of its wordings, the same one for the same turn. */
export type Voice = (name: PhraseName, values?: Readonly<Record<string, string>>) => string;

/** Makes a {@link Voice} for each turn. */
export type Voices = (seed: string) => Voice;

/**
 * Takes the mentor's phrases from content.
 *
 * @throws {ContentError} naming every phrase that has no wording.
 */
export function createVoices(phrases: Phrases): Voices {
  const missing = PHRASE_NAMES.filter((it) => !phrases.get(it)?.length);
  if (missing.length > 0) {
    throw new ContentError(
      missing.map((it) => ({ file: "phrases.md", line: 1, message: `lacks "## ${it}"` })),
    );
  }
  return (seed) =>
    (name, values = {}) => {
      const wordings = phrases.get(name) ?? [];
      const wording = wordings[hash(`${seed} ${name}`) % wordings.length] ?? "";
      return wording.replace(/\{(\w+)\}/g, (all, key: string) => values[key] ?? all);
    };
}

/** A number that a text always gives: FNV-1a, 32 bits, http://www.isthe.com/chongo/tech/comp/fnv/ */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}
