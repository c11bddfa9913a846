import type { ConceptId, ItemId, PackId, VariantId } from "../ids.ts";

/** The ways in which a concept can be explained. */
export const STYLES = ["plain", "analogy", "simple", "deep", "example"] as const;
/** How a concept is explained. */
export type Style = (typeof STYLES)[number];

/** One way of explaining a concept. Texts are Markdown; links to concepts are already plain words. */
export interface Explanation {
  readonly style: Style;
  readonly variant: VariantId;
  /** The heading's own words: "Power stations". */
  readonly title: string;
  readonly text: string;
  /** What the picture gets wrong; analogies have it. */
  readonly limit?: string;
}

/** What a learner's own version of a concept should hold, and ways in which a learner may say so. */
export interface Point {
  readonly says: string;
  readonly also: readonly string[];
}

/** A question that follows once a concept has been explained, and its answer. */
export interface FollowUp {
  readonly id: ItemId;
  readonly question: string;
  readonly also: readonly string[];
  readonly answer: string;
  /** The answer told in a picture that the learner may just have heard, by that analogy's variant. */
  readonly inPicture: ReadonlyMap<VariantId, string>;
  /** Concepts that the answer links to, in order of appearance. */
  readonly links: readonly ConceptId[];
}

/** How a concept differs from another that it is taken for. */
export interface Versus {
  readonly other: ConceptId;
  readonly text: string;
}

/** What learners get wrong about a concept, other wordings of it, and what is true instead. */
export interface Misconception {
  readonly id: ItemId;
  readonly claim: string;
  readonly also: readonly string[];
  readonly correction: string;
}

/** An answer to choose, and why it is right or wrong. */
export interface Option {
  readonly text: string;
  readonly right: boolean;
  readonly why: string;
}

/** A question with options; exactly one of them is right. */
export interface ChoiceItem {
  readonly kind: "choice" | "true-or-false";
  readonly id: ItemId;
  readonly question: string;
  readonly hint?: string;
  readonly options: readonly Option[];
}

/** A question that is answered in the learner's own words. */
export interface OpenItem {
  readonly kind: "open";
  readonly id: ItemId;
  readonly question: string;
  readonly hint?: string;
  readonly answer: string;
  /** Which of the concept's points a full answer holds, as indexes. */
  readonly points: readonly number[];
}

/** Anything a quiz can ask. */
export type QuizItem = ChoiceItem | OpenItem;

/** All that a pack says of one concept. */
export interface Concept {
  readonly id: ConceptId;
  readonly pack: PackId;
  readonly title: string;
  /** The title as it stands inside a sentence: "fault tolerance". */
  readonly name: string;
  /** Other names of this very thing. */
  readonly aliases: readonly string[];
  /** Products and words that point here without being its name. */
  readonly hints: readonly string[];
  /** What to understand first. */
  readonly needs: readonly ConceptId[];
  readonly related: readonly ConceptId[];
  /** How people ask for it. */
  readonly asked: readonly string[];
  readonly points: readonly Point[];
  /** Short everyday comparisons that fit. */
  readonly pictures: readonly string[];
  readonly definition: string;
  /** All explanations in the order of the file; the definition is the first, variant `definition`, style `plain`. */
  readonly explanations: readonly Explanation[];
  readonly followUps: readonly FollowUp[];
  readonly versus: readonly Versus[];
  readonly misconceptions: readonly Misconception[];
  readonly quiz: readonly QuizItem[];
}

/** A way through a pack: concepts in the order in which to learn them. */
export interface Path {
  readonly id: string;
  readonly title: string;
  readonly concepts: readonly ConceptId[];
}

/** A subject: its concepts, the ways through it, and lines that it does not teach. */
export interface Pack {
  readonly id: PackId;
  readonly name: string;
  /** One sentence that finishes "I teach …". */
  readonly about: string;
  readonly paths: readonly Path[];
  readonly concepts: readonly Concept[];
  readonly offTopic: readonly string[];
}

/** The mentor's standing phrases by name; each has one or more wordings with `{placeholders}`. */
export type Phrases = ReadonlyMap<string, readonly string[]>;

/** Everything that is loaded: packs, their concepts by id, and the mentor's phrases. */
export interface Library {
  readonly packs: readonly Pack[];
  readonly concepts: ReadonlyMap<ConceptId, Concept>;
  readonly phrases: Phrases;
  /** A hash of all content; what is learnt from content is kept under it. */
  readonly hash: string;
}
