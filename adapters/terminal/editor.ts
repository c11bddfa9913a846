import {
  clearScreenDown,
  createInterface,
  cursorTo,
  type Interface as Readline,
} from "node:readline";
import { Transform } from "node:stream";
import { clean } from "./clean.ts";
import { createPaint } from "./paint.ts";
import { createPasteReader, LEAVE_PASTES, MARK_PASTES } from "./paste.ts";
import type { Screen } from "./render.ts";

/** Where a learner types and reads: a terminal on both sides, or something else on one or both. */
export interface Streams {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
}

/** What a learner types into and reads from. */
export interface Editor {
  /** Whether somebody sits before it. */
  readonly isInteractive: boolean;
  /** What replies are shown on, as it is now. */
  screen(): Screen;
  /** The lines that are typed, until the learner leaves or the input ends. */
  lines(): AsyncIterable<string>;
  /** Shows a text, above the line that is being typed. */
  print(text: string): void;
  /** Takes no more lines, and sets the terminal back. */
  close(): void;
}

const PROMPT = "you> ";
const DEFAULT_COLUMNS = 80;
const MOST_REMEMBERED = 500;

/** Opens an editor; the keys of a terminal edit the line, and the arrows bring back earlier ones. */
export function openEditor({ input, output }: Streams): Editor {
  const isInteractive = Boolean(input.isTTY && output.isTTY);
  const hasColour = Boolean(output.isTTY && output.hasColors());
  const readline = createInterface({
    input: isInteractive ? withPastesInOneLine(input) : input,
    output,
    terminal: isInteractive,
    prompt: createPaint(hasColour)(PROMPT, ["bold", "cyan"]),
    historySize: MOST_REMEMBERED,
    removeHistoryDuplicates: true,
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  // Lines that come in before somebody asks for them wait.
  const typedLines = readline[Symbol.asyncIterator]();
  let isPrompting = false;
  let isSilent = true;

  const markPastes = (mark: string) => isInteractive && output.write(mark);
  const leavePastes = () => markPastes(LEAVE_PASTES);
  markPastes(MARK_PASTES);
  process.once("exit", leavePastes);

  // Whoever closes the window takes the output along.
  output.on("error", () => readline.close());
  readline.once("close", () => {
    leavePastes();
    process.off("exit", leavePastes);
    if (isPrompting) output.write("\n");
    isPrompting = false;
    input.unpipe();
    input.pause();
  });

  const ask = () => {
    if (!isInteractive) return;
    if (!isSilent) output.write("\n");
    isSilent = true;
    isPrompting = true;
    readline.prompt();
  };
  const show = (text: string) => {
    isSilent = false;
    output.write(`\n${text}\n`);
  };

  return {
    isInteractive,
    screen: () => ({ columns: output.columns || columnsTold() || DEFAULT_COLUMNS, hasColour }),

    async *lines() {
      ask();
      for await (const line of typedLines) {
        isPrompting = false;
        // No keys were echoed, so that the question would be missing before its answer.
        if (!isInteractive) output.write(`\n${PROMPT}${clean(line)}\n`);
        yield line;
        ask();
      }
    },

    print(text) {
      if (!isPrompting) return show(text);
      const typed = takeTyped(readline, output);
      show(text);
      ask();
      readline.write(typed);
    },

    close: () => readline.close(),
  };
}

/** What a shell tells of its window to those who can't see it. */
const columnsTold = () => Number(process.env.COLUMNS);

/** Takes the prompt and what stands behind it off the screen. */
function takeTyped(readline: Readline, output: NodeJS.WriteStream): string {
  const typed = readline.line;
  readline.write(null, { ctrl: true, name: "e" });
  readline.write(null, { ctrl: true, name: "u" });
  cursorTo(output, 0);
  clearScreenDown(output);
  return typed;
}

function withPastesInOneLine(input: NodeJS.ReadStream): Transform {
  const read = createPasteReader();
  const keys = new Transform({
    decodeStrings: false,
    encoding: "utf8",
    transform(keys, _, done) {
      const text = read(String(keys));
      if (text) done(null, text);
      else done();
    },
  });
  input.setEncoding("utf8");
  input.pipe(keys);
  // The editor asks for single keys, and only the terminal itself can give them.
  return Object.assign(keys, { setRawMode: (isRaw: boolean) => input.setRawMode(isRaw) });
}
