import { type Json, objectOf } from "../json.ts";
import { refuse } from "./refusal.ts";

/** Collects everything that is wrong with blocks, by JSON pointer, and refuses it at the end as Slack does. */
export interface Faults {
  fault(pointer: string, message: string): void;
  /** A string of so many characters; gives it, or "" where there is none. */
  string(value: unknown, pointer: string, least: number, most: number): string;
  /** A list of so many entries; gives it. */
  list(value: unknown, pointer: string, least: number, most: number): readonly Json[];
  /** One of these values, or nothing. */
  choice(value: unknown, pointer: string, choices: readonly unknown[]): void;
  /** A text object. */
  text(value: unknown, pointer: string, most: number, kinds?: readonly TextKind[]): void;
  /** @throws {Refusal} with every fault. */
  done(code: "invalid_blocks" | "invalid_arguments"): void;
}

type TextKind = "plain_text" | "mrkdwn";

/** Starts looking. */
export function createFaults(): Faults {
  const faults: string[] = [];
  const fault = (pointer: string, message: string) => {
    faults.push(`[ERROR] ${message} [json-pointer:${pointer}]`);
  };
  const string: Faults["string"] = (value, pointer, least, most) => {
    if (value === undefined && least === 0) return "";
    if (typeof value !== "string") {
      fault(pointer, value === undefined ? "missing required field" : "must be a string");
      return "";
    }
    if (value.length < least) fault(pointer, `must be more than ${least - 1} characters`);
    if (value.length > most) fault(pointer, `must be less than ${most + 1} characters`);
    return value;
  };

  return {
    fault,
    string,
    list(value, pointer, least, most) {
      const entries = Array.isArray(value) ? value.map(objectOf) : [];
      if (!Array.isArray(value) && (value !== undefined || least > 0))
        fault(pointer, "must be an array");
      else if (entries.length < least) fault(pointer, `must have at least ${least} items`);
      else if (entries.length > most) fault(pointer, `no more than ${most} items allowed`);
      return entries;
    },
    choice(value, pointer, choices) {
      if (value !== undefined && !choices.includes(value))
        fault(pointer, `must be one of ${choices.join(", ")}`);
    },
    text(value, pointer, most, kinds = ["plain_text", "mrkdwn"]) {
      const text = objectOf(value);
      if (!kinds.some((it) => it === text.type))
        fault(`${pointer}/type`, `must be one of ${kinds.join(", ")}`);
      string(text.text, `${pointer}/text`, 1, most);
    },
    done(code) {
      if (faults.length === 0) return;
      throw refuse(code, { errors: faults, response_metadata: { messages: faults } });
    },
  };
}
