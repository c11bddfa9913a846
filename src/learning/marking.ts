import type { Concept, Library } from "../content/model.ts";
import type { ConceptId } from "../ids.ts";
import type { Verdict } from "../reply/reply.ts";
import type { Mark, Marker } from "./marker.ts";
import { type Outcome, probabilities } from "./marking/combiner.ts";
import { judge } from "./marking/judge.ts";
import type { Language } from "./marking/language.ts";
import { LEARNT, type Learnt } from "./marking/learnt.ts";
import { type Material, prepare } from "./marking/material.ts";
import { withoutOpeners } from "./marking/openers.ts";
import { type Reading, readSigns } from "./marking/signs.ts";
import { readLearners, type Statement } from "./marking/statements.ts";

/** Nobody's own version is longer; the rest of a pasted page is not read. */
const LONGEST = 2000;

/** What marking finds in a version before it is judged. */
export interface Evidence {
  readonly reading: Reading;
  readonly probability: Readonly<Record<Outcome, number>>;
}

/** A {@link Marker} that also shows what it goes by. */
export interface OpenMarker extends Marker {
  evidence(said: string, concept: Concept): Evidence;
}

/**
 * Makes a marker for a library.
 *
 * It compares words: a version is held against all that content states of a concept, as true or as what learners get
 * wrong. A concept's content is prepared when it is first needed.
 */
export function createMarker(
  library: Library,
  language: Language,
  { manner, combiner }: Learnt = LEARNT,
): OpenMarker {
  const prepared = new Map<ConceptId, Material>();
  const materialOf = (concept: Concept): Material => {
    const known = prepared.get(concept.id) ?? prepare(concept, language);
    prepared.set(concept.id, known);
    return known;
  };
  const find = (statement: Statement, concept: Concept): Evidence => {
    const reading = readSigns(statement, {
      own: materialOf(concept),
      neighbours: neighboursOf(concept, library).map(materialOf),
      language,
      manner,
    });
    return { reading, probability: probabilities(combiner, reading.signs) };
  };
  const read = (said: string) => readLearners(language, withoutOpeners(said.slice(0, LONGEST)));

  return {
    evidence: (said, concept) => find(read(said), concept),
    mark(said, concepts) {
      const statement = read(said);
      const marks = concepts.map((it) => markOf(it, find(statement, it)));
      const [first] = marks as unknown as readonly [Found, ...Found[]];
      return best(marks.filter((it) => it.mark.judged === "fits"))?.mark ?? first.mark;
    },
  };
}

interface Found {
  readonly mark: Mark;
  readonly right: number;
}

/** The mark of the concept that a version fits best; the likelier one of two that it fits as well. */
const best = (all: readonly Found[]): Found | undefined =>
  all.reduce<Found | undefined>(
    (most, it) => (it.right > (most?.right ?? 0) ? it : most),
    undefined,
  );

const VERDICTS: Readonly<Record<Mark["judged"], Verdict>> = {
  fits: "right",
  misconception: "wrong",
  "too-little": "partly",
  unsure: "unsure",
};

function markOf(concept: Concept, { reading, probability }: Evidence): Found {
  const judged = judge(reading, probability);
  const nearest = reading.point?.line.of;
  const wrong = concept.misconceptions[reading.misconception?.line.of ?? -1];
  return {
    right: probability.right,
    mark: {
      concept: concept.id,
      judged,
      verdict: VERDICTS[judged],
      ...(nearest === undefined ? {} : { nearest }),
      ...(judged === "misconception" && wrong ? { misconception: wrong.id } : {}),
    },
  };
}

/** Concepts that learners may mix one up with. */
function neighboursOf(concept: Concept, library: Library): Concept[] {
  const ids = new Set([
    ...concept.versus.map((it) => it.other),
    ...concept.related,
    ...concept.needs,
  ]);
  return [...ids].flatMap((id) => library.concepts.get(id) ?? []);
}
