import { clearLine, cursorTo } from "node:readline";

/** What the one who waits for the mentor sees meanwhile. */
export interface WaitingLine {
  /** Content is being learnt; so much of it is done, from 0 to 1. */
  learning(done: number): void;
  /** The waiting is over, well or badly. */
  end(): void;
}

/**
 * Shows in one line of a terminal, which disappears, that something is going on and how far it has come.
 *
 * Elsewhere it shows nothing: a line that can't be taken back would stay in a log.
 */
export function showWaiting(output: NodeJS.WriteStream): WaitingLine {
  const show = (text: string) => {
    if (!output.isTTY) return;
    cursorTo(output, 0);
    clearLine(output, 0);
    output.write(text);
  };
  show("Getting ready …");
  return {
    learning: (done) => show(`Reading the notes for the first time … ${Math.floor(done * 100)} %`),
    end: () => show(""),
  };
}
