import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { type Line, linesOf } from "../../src/lines.ts";
import type { Mentor } from "../../src/mentor.ts";
import type { Log } from "../log.ts";
import { MAX_LINE_BYTES, receive } from "./receive.ts";
import { render } from "./render.ts";

/** Between what the pipe runs. */
export interface Ends {
  readonly mentor: Mentor;
  readonly input: Readable;
  readonly output: Writable;
  readonly log: Log;
  /** When aborted, the line under way is answered and no other is read. */
  readonly stopping: AbortSignal;
}

/**
 * Answers each line of the input with a line of the output, in order, until the input ends.
 *
 * No line is read before the one before it is answered and the answer taken, so that memory stays the same however
 * much is waiting on either side.
 */
export async function serve({ mentor, input, output, log, stopping }: Ends): Promise<void> {
  const listener = new AbortController();
  output.on("error", () => listener.abort());
  const isOver = AbortSignal.any([stopping, listener.signal]);
  isOver.addEventListener("abort", () => input.destroy());

  let number = 0;
  try {
    for await (const line of linesOf(input, MAX_LINE_BYTES)) {
      number += 1;
      const answer = await answerTo(mentor, line, number, log);
      if (!output.write(`${answer}\n`)) await once(output, "drain", { signal: isOver });
      if (isOver.aborted) break;
    }
  } catch (error) {
    if (!isOver.aborted) throw error;
  }
}

async function answerTo(mentor: Mentor, line: Line, number: number, log: Log): Promise<string> {
  const refusal = (error: string) => JSON.stringify({ error, line: number });
  const incoming = receive(line, Date.now());
  if (typeof incoming === "string") return refusal(incoming);

  const started = performance.now();
  try {
    const reply = await mentor.hear(incoming);
    return reply ? render(reply, performance.now() - started) : refusal("handled before");
  } catch (error) {
    log.error({ err: error, line: number }, "a line couldn't be answered");
    return refusal(error instanceof Error ? error.message : String(error));
  }
}
