import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A question with the concepts that answer it; none where it is out of scope. */
export interface Question {
  readonly text: string;
  readonly concepts: readonly string[];
  /** Whether it names one of them. */
  readonly names: boolean;
}

/** Where labelled questions lie beside the project, unless an argument says otherwise. */
const BESIDE = join(import.meta.dirname, "../../shared/eval/questions-dev.jsonl");

/**
 * Labelled questions: from the file named by `--questions FILE`, else from the usual place, one JSON object a line.
 *
 * @throws Where there is no such file.
 */
export function questions(args: readonly string[]): Question[] {
  const at = args.indexOf("--questions");
  const file = at < 0 ? BESIDE : (args[at + 1] ?? "");
  if (!existsSync(file)) throw new Error(`${file} is missing; name one with --questions FILE`);

  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => {
      const { q, text = q, concepts = [], names = false } = JSON.parse(line);
      return { text, concepts, names };
    });
}
