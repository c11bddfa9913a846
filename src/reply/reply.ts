import type { Style } from "../content/model.ts";
import type { ConceptId, VariantId } from "../ids.ts";

/** What the mentor can do in a turn. */
export const MOVES = [
  "greet",
  "explain",
  "answer",
  "compare",
  "rephrase",
  "confirm",
  "correct",
  "mirror",
  "acknowledge",
  "suggest",
  "recap",
  "quiz",
  "grade",
  "clarify",
  "decline",
  "close",
  "help",
  "checkin",
  "progress",
] as const;
/** What the mentor did in a turn. */
export type Move = (typeof MOVES)[number];

/** How a learner's wording or answer is judged. */
export type Verdict = "right" | "partly" | "wrong" | "unsure";

/** A part of a reply. Texts are Markdown. */
export type Block =
  | { readonly kind: "text"; readonly markdown: string }
  /** An everyday picture, or another way of seeing it, set apart; `limit` is where it stops. */
  | { readonly kind: "picture"; readonly markdown: string; readonly limit?: string }
  | { readonly kind: "list"; readonly items: readonly string[]; readonly numbered: boolean }
  | { readonly kind: "question"; readonly prompt: string; readonly choices: readonly string[] }
  /** Said in passing, under the rest: a way on, a hint at what can be asked. */
  | { readonly kind: "aside"; readonly markdown: string }
  /** A file that the learner asked for; where a platform can't attach it, it is shown as code. */
  | { readonly kind: "file"; readonly name: string; readonly content: string };

/** A button. Its id spells what it means, so that it works after a restart. */
export interface Action {
  readonly id: string;
  readonly label: string;
}

/** A moment, epoch ms, and the words in a reply that mean it: platforms can show it in each reader's own time. */
export interface Moment {
  readonly words: string;
  readonly at: number;
}

/** All that the mentor says in a turn, before a platform gives it a form. */
export interface Reply {
  readonly move: Move;
  /** What it is about, main one first. */
  readonly concepts: readonly ConceptId[];
  readonly style?: Style;
  readonly variant?: VariantId;
  readonly verdict?: Verdict;
  readonly blocks: readonly Block[];
  readonly actions: readonly Action[];
  /** Moments that the texts name in words. */
  readonly moments?: readonly Moment[];
  /** For the one who is answered alone, wherever that is. */
  readonly private?: true;
}
