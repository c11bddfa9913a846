import { checkGraph } from "./checks/graph.ts";
import { checkWholeness } from "./checks/wholeness.ts";
import { checkWriting } from "./checks/writing.ts";
import type { Fault } from "./faults.ts";
import type { ReadContent } from "./read.ts";

/**
 * Everything that a program can find wrong with content: what stops it from loading, what is missing from a
 * concept, what does not fit between concepts, and what works against the learner. In the order of files and lines.
 */
export function checkContent(content: ReadContent): Fault[] {
  const faults = [
    ...content.faults,
    ...content.packs.flatMap((pack) => [
      ...pack.parsed.flatMap(checkWholeness),
      ...checkGraph(pack),
      ...pack.parsed.flatMap(checkWriting),
    ]),
  ];
  return faults.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}
