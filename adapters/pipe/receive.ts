import { z } from "zod";
import { conversationId, learnerId } from "../../src/ids.ts";
import type { Incoming } from "../../src/understand/incoming.ts";

const name = z.string().min(1).max(512);
const common = {
  learner: name.transform(learnerId),
  conversation: name.transform(conversationId),
  at: z.iso
    .datetime({ offset: true, error: 'must be a time like "2026-11-22T09:00:00Z"' })
    .transform((text) => Date.parse(text))
    .optional(),
};

const Line = z.union([
  z.strictObject({ ...common, text: z.string() }),
  z.strictObject({ ...common, press: z.string() }),
]);

const FORM =
  '{"learner": "…", "conversation": "…", "text": "…"} or the same with "press" for "text"; "at" may be added';

/** Reads a line of the pipe, said `now` unless the line has a time of its own; a string says what is wrong with it. */
export function receive(line: string, now: number): Incoming | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return `not JSON; a line is ${FORM}`;
  }
  const read = Line.safeParse(value);
  if (!read.success) return `a line is ${FORM}`;

  const { learner, conversation, at = now } = read.data;
  const said =
    "text" in read.data
      ? ({ kind: "text", text: read.data.text } as const)
      : ({ kind: "press", action: read.data.press } as const);
  return { learner, conversation, at, said };
}
