import type { Language } from "./language.ts";
import { leaning } from "./lexicon.ts";
import { likeness } from "./likeness.ts";
import { isWrong, type Source } from "./lines.ts";
import { type Manner, soundsRight } from "./manner.ts";
import type { Material, ReadLine } from "./material.ts";
import type { Statement } from "./statements.ts";

/** The names of all signs, in the order in which weights have them. */
export const SIGNS = [
  /** The likeness to the nearest wording of a second point. */
  "secondPoint",
  /** To an everyday picture. */
  "picture",
  "misconception",
  /** How much nearer the nearest misconception is than the nearest thing that is true. */
  "margin",
  /** The same over all lines, near and far. */
  "balance",
  /** How much nearer the concept's own points are than those of concepts close to it. */
  "own",
  /** Whose words they are: those of what is true of the concept, or of what is wrong. */
  "leaning",
  /** How it sounds, whatever it is about. */
  "manner",
  /** Different words that say something of the subject, up to a few. */
  "specific",
  "negations",
] as const;

/** What speaks for and against a learner's version, as numbers that mean the same for every concept. */
export type Signs = Readonly<Record<(typeof SIGNS)[number], number>>;

/** A line of content and how near a learner's version comes to it. */
export interface Near {
  readonly line: ReadLine;
  readonly likeness: number;
}

/** What speaks for and against a learner's version, and what it comes near to. */
export interface Reading {
  readonly signs: Signs;
  readonly point: Near | undefined;
  readonly misconception: Near | undefined;
}

/** What a version is held against. */
export interface Held {
  readonly own: Material;
  /** Concepts close to it, which it may be mixed up with. */
  readonly neighbours: readonly Material[];
  readonly language: Language;
  readonly manner: Manner;
}

/** How much more the nearest lines count than the others. */
const SHARPNESS = 12;
/** More than these make a version no less vague. */
const ENOUGH_WORDS = 6;
const ENOUGH_NEGATIONS = 2;
/** Stems that stand in every explanation of software. */
const GENERIC = new Set("data server system comput machin thing stuff app".split(" "));

/** Holds a learner's version against a concept's content. */
export function readSigns(said: Statement, { own, neighbours, language, manner }: Held): Reading {
  const all = own.lines.map((line) => ({ line, likeness: likeness(said, line.statement) }));
  const nearest = (sources: readonly Source[], besides?: number) =>
    all
      .filter(({ line }) => sources.includes(line.source))
      .filter(({ line }) => besides === undefined || line.of !== besides)
      .reduce<Near | undefined>(
        (best, it) => (it.likeness > (best?.likeness ?? 0) ? it : best),
        undefined,
      );

  const point = nearest(["point"]);
  const misconception = nearest(["misconception"]);
  const truth = nearest(["point", "definition", "picture"])?.likeness ?? 0;
  const wrong = misconception?.likeness ?? 0;
  return {
    point,
    misconception,
    signs: {
      secondPoint: (point && nearest(["point"], point.line.of)?.likeness) ?? 0,
      picture: nearest(["picture", "story"])?.likeness ?? 0,
      misconception: wrong,
      margin: wrong - truth,
      balance: balance(all),
      own: truth - nearestElsewhere(said, neighbours),
      leaning: leaning(own.lexicon, language, said),
      manner: soundsRight(manner, said),
      specific: Math.min(ENOUGH_WORDS, specificWords(said, own, language)),
      negations: Math.min(ENOUGH_NEGATIONS, said.negations),
    },
  };
}

/** How near the concepts close by come to what was said. */
const nearestElsewhere = (said: Statement, neighbours: readonly Material[]): number =>
  neighbours
    .flatMap((it) => it.lines)
    .filter((it) => it.source === "point" || it.source === "definition")
    .reduce((most, it) => Math.max(most, likeness(said, it.statement)), 0);

/** Which side has more and nearer lines: above 0 the wrong ones. */
function balance(all: readonly Near[]): number {
  let right = 1;
  let wrong = 1;
  for (const { line, likeness } of all) {
    if (line.source === "wider") continue;
    if (isWrong(line)) wrong += Math.exp(SHARPNESS * likeness);
    else right += Math.exp(SHARPNESS * likeness);
  }
  return Math.log(wrong / right);
}

/** How many different words say something of the subject: not its name, nor what software is always made of. */
const specificWords = (said: Statement, own: Material, language: Language): number =>
  [...said.counts.keys()].filter(
    (it) => !language.isStopWord(it) && !own.names.has(it) && !GENERIC.has(it),
  ).length;
