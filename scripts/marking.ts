/**
 * Writes src/learning/data/marking.json: what marking learnt.
 *
 * How misconceptions sound is learnt from the packs' content; how to combine the signs from learners' own versions that
 * somebody judged: those of tests/learning/versions.tsv, and further ones where there are any.
 *
 *     npx node scripts/marking.ts [--versions FILE]
 */
import { writeFileSync } from "node:fs";
import { judgedBy } from "../bench/marking.ts";
import { furtherVersions, ownVersions } from "../bench/versions.ts";
import { makeMind } from "../src/assemble.ts";
import { packId } from "../src/ids.ts";
import { learnCombiner, learnManner } from "../src/learning/marking/learn.ts";
import { prepare } from "../src/learning/marking/material.ts";
import { createMarker } from "../src/learning/marking.ts";
import { languageOf } from "../src/understand/language.ts";

const TARGET = "src/learning/data/marking.json";
const rounded = (value: number) => Number(value.toFixed(3));

const { library, finder } = await makeMind({ packs: [packId("distributed-systems")] });
const language = languageOf(finder.mend);

const learnt = learnManner([...library.concepts.values()].map((it) => prepare(it, language)));
const manner = new Map([...learnt].sort().map(([turn, weight]) => [turn, rounded(weight)]));

const marker = createMarker(library, language, { manner, combiner: learnCombiner([]) });
const versions = [...ownVersions(), ...furtherVersions(process.argv)];
const { means, deviations, weights } = learnCombiner(judgedBy(marker, library, versions));

const data = {
  about:
    "How misconceptions sound, and how to combine the signs of a learner's version; made by scripts/marking.ts from content and from judged versions.",
  combiner: {
    means: means.map(rounded),
    deviations: deviations.map(rounded),
    weights: {
      right: weights.right.map(rounded),
      partly: weights.partly.map(rounded),
      wrong: weights.wrong.map(rounded),
    },
  },
  manner: Object.fromEntries(manner),
};
writeFileSync(TARGET, `${JSON.stringify(data)}\n`);
console.log(`${versions.length} versions, ${manner.size} turns of phrase`);
