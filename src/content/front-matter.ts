import { type Document, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import type { Fault } from "./faults.ts";

/** A file's front matter as data, its Markdown, and where each of its keys stands. */
export interface FrontMatter<T> {
  readonly data: T | undefined;
  readonly body: string;
  /** The line on which the Markdown begins. */
  readonly bodyLine: number;
  /** The line of a key, or of an entry of its list. */
  lineOf(key: string, index?: number): number;
}

/**
 * Reads the YAML between the two `---` at a file's head.
 *
 * Faults of syntax and of shape go to `faults`, each with its line; `data` is then undefined.
 */
export function readFrontMatter<T extends z.ZodType>(
  file: string,
  text: string,
  shape: T,
  faults: Fault[],
): FrontMatter<z.output<T>> {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[^\S\n]*(\r?\n|$)/.exec(text);
  if (!match) {
    faults.push({
      file,
      line: 1,
      message: "begins without front matter; put it between two lines ---",
    });
    return { data: undefined, body: text, bodyLine: 1, lineOf: () => 1 };
  }
  const lines = new LineCounter();
  const document = parseDocument(match[1] ?? "", { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number | undefined) => lines.linePos(offset ?? 0).line + 1;

  const lineOf = (...path: (string | number)[]): number => {
    const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lineAt(node.range[0]);
    return path.length > 1 ? lineOf(...path.slice(0, -1)) : 1;
  };
  const body = text.slice(match[0].length);
  const bodyLine = match[0].split("\n").length;
  const where = (key: string, index?: number) =>
    index === undefined ? lineOf(key) : lineOf(key, index);

  for (const error of document.errors) {
    faults.push({ file, line: lineAt(error.pos[0]), message: error.message.split("\n")[0] ?? "" });
  }
  if (document.errors.length > 0) return { data: undefined, body, bodyLine, lineOf: where };

  const given = dataOf(document);
  if (given.kind === "none") {
    faults.push({ file, line: lineAt(given.at), message: given.message });
    return { data: undefined, body, bodyLine, lineOf: where };
  }
  const read = shape.safeParse(given.data ?? {});
  for (const issue of read.error?.issues ?? []) {
    const path = issue.path.filter((it) => typeof it !== "symbol");
    const at = path.length > 0 ? lineOf(...path) : 2;
    faults.push({
      file,
      line: at,
      message: `${path.join(".") || "front matter"}: ${issue.message}`,
    });
  }
  return { data: read.data, body, bodyLine, lineOf: where };
}

type Given =
  | { readonly kind: "data"; readonly data: unknown }
  /** It refers to what isn't there, or to itself over and over; `at` is where the first reference stands. */
  | { readonly kind: "none"; readonly message: string; readonly at: number | undefined };

function dataOf(document: Document): Given {
  try {
    return { kind: "data", data: document.toJS() };
  } catch (error) {
    let at: number | undefined;
    visit(document, {
      Alias(_, { range }) {
        at = range?.[0];
        return visit.BREAK;
      },
    });
    const why = error instanceof Error ? error.message : String(error);
    return { kind: "none", at, message: `${why}; text that begins with * or & stands in quotes` };
  }
}
