import { clean } from "./clean.ts";

/** Asks a terminal to mark what is pasted: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Bracketed-Paste-Mode */
export const MARK_PASTES = "\x1b[?2004h";
/** Asks it to stop that. */
export const LEAVE_PASTES = "\x1b[?2004l";

const BEGIN = "\x1b[200~";
const END = "\x1b[201~";

/** Nobody's question is longer, and a line of the terminal gets slow. */
const MAX_PASTE = 4_000;

/**
 * Reads what a terminal sends, with pasted text in one line: it is one message, and only the learner's own Enter says
 * it. The marks may be cut anywhere between two pieces of input.
 */
export function createPasteReader(): (input: string) => string {
  let isPasting = false;
  let pasted = "";
  let held = "";

  return (input) => {
    let rest = held + input;
    let read = "";
    for (;;) {
      const mark = isPasting ? END : BEGIN;
      const at = rest.indexOf(mark);
      const known = at < 0 ? rest.length - begunAtEnd(rest, mark) : at;
      const text = rest.slice(0, known);
      if (isPasting) pasted = (pasted + text).slice(0, MAX_PASTE);
      else read += text;

      held = rest.slice(known);
      if (at < 0) return read;
      rest = rest.slice(at + mark.length);
      if (isPasting) read += inOneLine(pasted);
      pasted = "";
      isPasting = !isPasting;
    }
  };
}

const inOneLine = (text: string) => clean(text).replace(/\s*\n\s*/g, " ");

/** How much of a mark a text ends with. A lone escape is a key and never waits for more. */
function begunAtEnd(text: string, mark: string): number {
  for (let length = mark.length - 1; length > 1; length -= 1) {
    if (text.endsWith(mark.slice(0, length))) return length;
  }
  return 0;
}
