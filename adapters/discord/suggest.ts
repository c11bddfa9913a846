import type { Library } from "../../src/content/model.ts";
import type { ConceptId } from "../../src/ids.ts";
import { shortened } from "../../src/reply/sentences.ts";
import { MAX_CHOICE, MAX_CHOICES } from "./limits.ts";

/** Something to choose while typing. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** Proposes choices for what was typed so far. */
export type Suggest = (typed: string) => Choice[];

interface Entry {
  readonly shown: string;
  /** What is typed to get it. */
  readonly key: string;
  readonly concept: ConceptId;
  readonly isTitle: boolean;
}

/**
 * Makes what proposes concepts, from memory and within microseconds.
 *
 * What begins with the typed letters comes before what has a word that does, and that before what merely holds them;
 * titles come before aliases. Each concept is proposed once.
 */
export function suggestConcepts({ concepts }: Pick<Library, "concepts">): Suggest {
  const entries = [...concepts.values()]
    .toSorted((a, b) => a.title.localeCompare(b.title))
    .flatMap(({ id, title, aliases }): Entry[] => [
      { shown: title, key: plain(title), concept: id, isTitle: true },
      ...aliases.map((it) => ({
        shown: `${it} (${title})`,
        key: plain(it),
        concept: id,
        isTitle: false,
      })),
    ]);

  return (typed) => {
    const wanted = plain(typed);
    const found = entries
      .map((entry) => ({ entry, rank: rankOf(entry, wanted) }))
      .filter((it) => it.rank !== undefined)
      .toSorted(
        (a, b) => Number(a.rank) - Number(b.rank) || a.entry.key.length - b.entry.key.length,
      );
    const once = new Map<ConceptId, Choice>();
    for (const { entry } of found) {
      if (once.has(entry.concept) || once.size === MAX_CHOICES) continue;
      const name = shortened(entry.shown, MAX_CHOICE);
      once.set(entry.concept, { name, value: entry.concept.slice(0, MAX_CHOICE) });
    }
    return [...once.values()];
  };
}

/** Proposes time zones: by city, or by any part of their names. */
export const suggestZones: Suggest = (typed) => {
  const wanted = plain(typed);
  return ZONES.map((zone) => ({ zone, rank: rankOf({ key: keyOf(zone), isTitle: true }, wanted) }))
    .filter((it) => it.rank !== undefined)
    .toSorted((a, b) => Number(a.rank) - Number(b.rank))
    .slice(0, MAX_CHOICES)
    .map(({ zone }) => ({ name: zone.replaceAll("_", " "), value: zone }));
};

const ZONES = Intl.supportedValuesOf("timeZone");

/** The city first: it is what people type. */
const keyOf = (zone: string) => plain(zone.split("/").reverse().join(" "));

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The smaller, the better; undefined where the letters don't occur. */
function rankOf({ key, isTitle }: Pick<Entry, "key" | "isTitle">, wanted: string) {
  const behind = isTitle ? 0 : 1;
  if (!wanted) return isTitle ? 0 : undefined;
  if (key === wanted) return 0;
  if (key.startsWith(wanted)) return 2 + behind;
  if (key.includes(` ${wanted}`)) return 4 + behind;
  return wanted.length > 2 && key.includes(wanted) ? 6 + behind : undefined;
}
