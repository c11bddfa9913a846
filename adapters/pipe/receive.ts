import { z } from "zod";
import { conversationId, learnerId } from "../../src/ids.ts";
import type { Line } from "../../src/lines.ts";
import type { Incoming } from "../../src/understand/incoming.ts";

/** A line of more bytes is refused. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

const MAX_NAME = 512;

const name = z
  .string("is missing or no string")
  .min(1, "is empty")
  .max(MAX_NAME, `is longer than ${MAX_NAME} characters`);
const common = {
  learner: name.transform(learnerId),
  conversation: name.transform(conversationId),
  at: z.iso
    .datetime({ offset: true, error: 'is no time like "2026-11-22T09:00:00Z"' })
    .transform((text) => Date.parse(text))
    .optional(),
};
const text = z.string("is missing or no string");

const Text = z.strictObject({ ...common, text });
const Press = z.strictObject({ ...common, press: text });

const FORM =
  'a line is {"learner": "…", "conversation": "…", "text": "…"} or the same with "press" in place of "text"; "at" may be added';

/** Reads a line of the pipe, said `now` unless it has a time of its own; a string says what is wrong with it. */
export function receive(line: Line, now: number): Incoming | string {
  if (!line) return `longer than ${MAX_LINE_BYTES} bytes`;
  const value = parse(line);
  if (typeof value === "string") return `${value}; ${FORM}`;

  const read = "press" in value ? Press.safeParse(value) : Text.safeParse(value);
  if (!read.success) return `${read.error.issues.map(fault).join(", ")}; ${FORM}`;

  const { learner, conversation, at = now } = read.data;
  const said =
    "text" in read.data
      ? ({ kind: "text", text: read.data.text } as const)
      : ({ kind: "press", action: read.data.press } as const);
  return { learner, conversation, at, said };
}

function parse(line: Buffer): object | string {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(line));
  } catch (error) {
    return error instanceof SyntaxError ? "not JSON" : "not UTF-8";
  }
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as object) : "not an object";
}

const fault = (it: z.core.$ZodIssue): string =>
  it.code === "unrecognized_keys"
    ? `${it.keys.map((key) => JSON.stringify(key)).join(", ")} is not known here`
    : `"${it.path.join(".")}" ${it.message}`;
