import { resolveLinks } from "../../src/content/links.ts";
import { loadLibrary } from "../../src/content/load.ts";
import type {
  ChoiceItem,
  Concept,
  FollowUp,
  Library,
  Misconception,
  OpenItem,
  Path,
  Style,
} from "../../src/content/model.ts";
import { shortId, slug } from "../../src/content/slug.ts";
import type { ConceptId } from "../../src/ids.ts";
import { conceptId, itemId, packId, variantId } from "../../src/ids.ts";

/** What a test says of a concept beyond its explanations; the rest is made up. */
export interface Details
  extends Partial<Omit<Concept, "followUps" | "misconceptions" | "needs" | "related">> {
  readonly needs?: readonly string[];
  readonly related?: readonly string[];
  /** Follow-up questions and their answers. */
  readonly followUps?: Readonly<Record<string, string>>;
  /** Misconceptions and their corrections. */
  readonly misconceptions?: Readonly<Record<string, string>>;
}

/** Makes up a concept with these explanations: `{ definition: "plain", fridge: "analogy" }`. */
export function concept(
  id: string,
  explanations: Readonly<Record<string, Style>> = { definition: "plain", fridge: "analogy" },
  details: Details = {},
): Concept {
  const name = id.replaceAll("-", " ");
  const { needs = [], related = [], followUps = {}, misconceptions = {}, ...rest } = details;
  return {
    id: conceptId(id),
    pack: packId("made-up"),
    title: name.charAt(0).toUpperCase() + name.slice(1),
    name,
    aliases: [],
    hints: [],
    asked: [`how does ${name} work`, `what is ${name} good for`],
    points: [{ says: `The point of ${name}.`, also: [] }],
    pictures: [],
    versus: [],
    quiz: [],
    definition: `What ${name} is.`,
    explanations: Object.entries(explanations).map(([variant, style]) => ({
      style,
      variant: variantId(slug(variant)),
      title: variant,
      text: style === "plain" ? `What ${name} is.` : `${name} told as ${variant}.`,
    })),
    ...rest,
    needs: needs.map(conceptId),
    related: related.map(conceptId),
    followUps: Object.entries(followUps).map(([question, answer]) => followUp(question, answer)),
    misconceptions: Object.entries(misconceptions).map(([claim, correction]) =>
      misconception(claim, correction),
    ),
  };
}

/** A follow-up question and its answer. */
export const followUp = (
  question: string,
  answer: string,
  also: readonly string[] = [],
): FollowUp => ({
  id: itemId(shortId(question)),
  question,
  also,
  answer,
  inPicture: new Map(),
  links: [...answer.matchAll(/\[\[([^\]|]+)/g)].map((it) => conceptId(it[1] ?? "")),
});

const misconception = (claim: string, correction: string): Misconception => ({
  id: itemId(shortId(claim)),
  claim,
  also: [],
  correction,
});

/** A quiz question; the option that begins with `*` is the right one. */
export const choice = (question: string, ...options: readonly string[]): ChoiceItem => ({
  kind: "choice",
  id: itemId(shortId(question)),
  question,
  options: options.map((it) => ({
    text: it.replace(/^\*/, ""),
    right: it.startsWith("*"),
    why: `because of ${it.replace(/^\*/, "")}`,
  })),
});

/** A question to be answered in the learner's own words. */
export const open = (
  question: string,
  answer: string,
  points: readonly number[] = [0],
): OpenItem => ({
  kind: "open",
  id: itemId(shortId(question)),
  question,
  answer,
  points,
});

const phrases = (await loadLibrary(contentFolder(), [])).phrases;

/** A library of one made-up pack, with the mentor's real phrases. */
export function library(...concepts: readonly Concept[]): Library {
  return libraryWithPaths([], ...concepts);
}

/** A library of one made-up pack with paths through it: `{ basics: ["caching", "sharding"] }`. */
export function libraryWithPaths(paths: readonly Path[], ...concepts: readonly Concept[]): Library {
  const byId = new Map<ConceptId, Concept>(concepts.map((it) => [it.id, it]));
  const linked = new Map([...byId].map(([id, it]) => [id, resolveLinks(it, byId)]));
  return {
    packs: [
      {
        id: packId("made-up"),
        name: "Made up",
        about: "what tests need",
        paths,
        concepts: [...linked.values()],
        offTopic: ["what is the weather today", "how do I bake bread", "who won the match"],
      },
    ],
    concepts: linked,
    phrases,
    hash: shortId(JSON.stringify(concepts)),
  };
}

/** The content that ships with Mentor. */
export function contentFolder(): string {
  return new URL("../../content", import.meta.url).pathname;
}
