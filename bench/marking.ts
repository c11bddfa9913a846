import { makeMind } from "../src/assemble.ts";
import type { Concept, Library } from "../src/content/model.ts";
import { conceptId, packId } from "../src/ids.ts";
import { OUTCOMES, type Outcome, probabilities } from "../src/learning/marking/combiner.ts";
import { judge } from "../src/learning/marking/judge.ts";
import { type Judged, learnCombiner } from "../src/learning/marking/learn.ts";
import type { Reading } from "../src/learning/marking/signs.ts";
import { createMarker, type OpenMarker } from "../src/learning/marking.ts";
import { languageOf } from "../src/understand/language.ts";
import { ms, percent, quantile } from "./figures.ts";
import { furtherVersions, ownVersions, type Version } from "./versions.ts";

const FOLDS = 10;

/** A version, its signs, and how it was judged by somebody and by weights that never met its concept. */
interface Case extends Judged {
  readonly version: Version;
  readonly reading: Reading;
}

/**
 * How well learners' own versions are marked, by weights learnt from other concepts' versions only.
 *
 * Beside it the control: the same with each version held against a concept of chance. What is right there comes from how
 * versions sound and how long they are, not from what they say.
 */
export async function marking(args: readonly string[]): Promise<void> {
  const { library, finder } = await makeMind({ packs: [packId("distributed-systems")] });
  const marker = createMarker(library, languageOf(finder.mend));
  const sets = { own: ownVersions(), further: furtherVersions(args) };

  const times: number[] = [];
  for (const it of [...sets.own, ...sets.further, ...sets.own]) {
    const concept = library.concepts.get(conceptId(it.concept));
    const started = performance.now();
    if (concept) marker.mark(it.said, [concept]);
    times.push(performance.now() - started);
  }
  const all = [...sets.own, ...sets.further];
  const held = {
    concept: all,
    control: all.map((it) => ({ ...it, against: byChance(it, library) })),
  };
  for (const [kind, versions] of Object.entries(held)) {
    const found = crossValidated(casesOf(marker, library, versions));
    for (const [name, set] of Object.entries(sets)) {
      const outcomes = found.filter((it) =>
        set.some((version) => version.said === it.version.said),
      );
      if (outcomes.length > 0) console.log(`${kind} ${name}: ${told(figuresOf(outcomes))}`);
    }
  }
  const warm = times.slice(-sets.own.length);
  console.log(`marking: p50 ${ms(quantile(warm, 0.5))} ms p99 ${ms(quantile(warm, 0.99))} ms`);
}

/** Versions as signs, for learning. */
export const judgedBy = (
  marker: OpenMarker,
  library: Library,
  versions: readonly Version[],
): Judged[] => casesOf(marker, library, versions);

/** What became of a version. */
export interface Marked {
  readonly version: Version;
  readonly judged: ReturnType<typeof judge>;
}

/** Marks each version by weights that were learnt without its concept. */
export function crossValidated(cases: readonly Case[]): Marked[] {
  const concepts = [...new Set(cases.map((it) => it.version.concept))].sort();
  const foldOf = (it: Case) => concepts.indexOf(it.version.concept) % FOLDS;
  return Array.from({ length: FOLDS }, (_, fold) => {
    const combiner = learnCombiner(cases.filter((it) => foldOf(it) !== fold));
    return cases
      .filter((it) => foldOf(it) === fold)
      .map(({ version, reading }) => ({
        version,
        judged: judge(reading, probabilities(combiner, reading.signs)),
      }));
  }).flat();
}

/** Holds versions against their concepts; those of concepts that are not taught are left out. */
export function casesOf(
  marker: OpenMarker,
  library: Library,
  versions: readonly (Version & { readonly against?: Concept | undefined })[],
): Case[] {
  return versions.flatMap((version) => {
    const concept = version.against ?? library.concepts.get(conceptId(version.concept));
    if (!concept) return [];
    const { reading } = marker.evidence(version.said, concept);
    return [{ version, reading, signs: reading.signs, outcome: version.outcome }];
  });
}

/** Some other concept, the same one each time. */
function byChance(version: Version, library: Library): Concept | undefined {
  const others = [...library.concepts.values()].filter((it) => it.id !== version.concept);
  return others[(version.said.length * 7919) % others.length];
}

/** How versions were marked, in numbers from 0 to 1. */
export interface Figures {
  readonly versions: number;
  /** The share judged plainly. */
  readonly plain: number;
  /** Cohen's kappa over those. */
  readonly kappa: number;
  readonly wrongConfirmed: number;
  readonly rightCorrected: number;
}

const OUTCOME_OF = {
  fits: "right",
  misconception: "wrong",
  "too-little": "partly",
  unsure: undefined,
} as const;

/** Sums up how versions were marked. */
export function figuresOf(all: readonly Marked[]): Figures {
  const pairs = all.map((it) => [it.version.outcome, OUTCOME_OF[it.judged]] as const);
  const plain = pairs.filter((it): it is [Outcome, Outcome] => it[1] !== undefined);
  const share = (outcome: Outcome, as: Outcome) =>
    pairs.filter((it) => it[0] === outcome && it[1] === as).length /
    Math.max(1, pairs.filter((it) => it[0] === outcome).length);
  return {
    versions: all.length,
    plain: plain.length / Math.max(1, all.length),
    kappa: kappa(plain),
    wrongConfirmed: share("wrong", "right"),
    rightCorrected: share("right", "wrong"),
  };
}

function kappa(pairs: readonly (readonly [Outcome, Outcome])[]): number {
  const share = (test: (pair: readonly [Outcome, Outcome]) => boolean) =>
    pairs.filter(test).length / Math.max(1, pairs.length);
  const agreed = share(([one, other]) => one === other);
  const expected = OUTCOMES.reduce(
    (sum, it) => sum + share(([one]) => one === it) * share(([, other]) => other === it),
    0,
  );
  return (agreed - expected) / (1 - expected || 1);
}

const told = (it: Figures): string =>
  `${it.versions} versions, ${percent(it.plain, 1)} % judged plainly, kappa on them ${it.kappa.toFixed(2)}, ` +
  `of the wrong ${percent(it.wrongConfirmed, 1)} % confirmed, of the right ${percent(it.rightCorrected, 1)} % corrected`;
