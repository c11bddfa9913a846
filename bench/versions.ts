import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OUTCOMES, type Outcome } from "../src/learning/marking/combiner.ts";

/** A learner's own version of a concept, and what somebody judged it to be. */
export interface Version {
  readonly concept: string;
  readonly said: string;
  readonly outcome: Outcome;
}

/** Versions that come with the project: a line each of concept, outcome and words. */
const OWN = join(import.meta.dirname, "../tests/learning/versions.tsv");
/** More of them may lie beside the project. */
const BESIDE = join(import.meta.dirname, "../../shared/eval/paraphrases-dev.jsonl");

/** The versions that come with the project. */
export const ownVersions = (): Version[] =>
  linesOf(OWN).map((line) => {
    const [concept = "", outcome = "", said = ""] = line.split("\t");
    return { concept, said, outcome: readOutcome(outcome, OWN) };
  });

/**
 * Further versions: from the file named by `--versions FILE`, else from the usual place, one JSON object a line.
 *
 * There may be none.
 */
export function furtherVersions(args: readonly string[]): Version[] {
  const at = args.indexOf("--versions");
  const file = at < 0 ? BESIDE : (args[at + 1] ?? "");
  if (at < 0 && !existsSync(file)) return [];
  return linesOf(file).map((line) => {
    const { concept, said, verdict } = JSON.parse(line);
    return { concept, said, outcome: readOutcome(verdict, file) };
  });
}

const linesOf = (file: string): string[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((it) => it.trim());

function readOutcome(text: string, file: string): Outcome {
  const outcome = OUTCOMES.find((it) => it === text);
  if (!outcome) throw new Error(`${file}: "${text}" is not one of ${OUTCOMES.join(", ")}`);
  return outcome;
}
