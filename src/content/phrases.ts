import type { Fault } from "./faults.ts";
import type { Phrases } from "./model.ts";
import { readSections } from "./sections.ts";

/**
 * Reads the mentor's standing phrases: `## name` and one bullet a wording.
 *
 * Wordings are one line each and may hold `{placeholders}`.
 */
export function parsePhrases(file: string, text: string, faults: Fault[]): Phrases {
  const phrases = new Map<string, readonly string[]>();
  for (const section of readSections(text, 1)) {
    if (!section.kind || section.kind.startsWith("The mentor")) continue;
    const wordings = section.text
      .split(/^[-*] /m)
      .map((it) => it.replace(/\s*\n\s*/g, " ").trim())
      .filter(Boolean);
    if (wordings.length === 0) {
      faults.push({ file, line: section.line, message: `"${section.kind}" has no wording` });
    }
    phrases.set(section.kind, wordings);
  }
  return phrases;
}
