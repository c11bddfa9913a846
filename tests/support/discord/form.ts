import type { Json } from "../json.ts";
import { Refusal } from "./refusal.ts";

/** Collects everything that is wrong with a body, by path, and refuses it at the end as Discord does. */
export interface Form {
  fault(path: string, code: string, message: string): void;
  /** A text of so many characters; gives it, or "" where there is none. */
  text(value: unknown, path: string, least: number, most: number): string;
  /** One of these values, or nothing. */
  choice(value: unknown, path: string, choices: readonly unknown[]): void;
  /** A list of so many entries; gives it. */
  list(value: unknown, path: string, least: number, most: number): readonly Json[];
  /** @throws {Refusal} Invalid Form Body, with every fault. */
  done(): void;
}

/** Starts looking at a body. */
export function createForm(): Form {
  const faults: { path: string; code: string; message: string }[] = [];
  const fault = (path: string, code: string, message: string) => {
    faults.push({ path, code, message });
  };

  return {
    fault,
    text(value, path, least, most) {
      if (value === undefined && least === 0) return "";
      if (typeof value !== "string") {
        fault(path, "BASE_TYPE_REQUIRED", "This field is required");
        return "";
      }
      if (value.length < least || value.length > most)
        fault(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${least} and ${most} in length.`);
      return value;
    },
    choice(value, path, choices) {
      if (value !== undefined && !choices.includes(value))
        fault(path, "BASE_TYPE_CHOICES", `Value must be one of {${choices.join(", ")}}.`);
    },
    list(value, path, least, most) {
      const entries = Array.isArray(value) ? (value as Json[]) : [];
      if (entries.length < least || entries.length > most)
        fault(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${least} and ${most} in length.`);
      return entries;
    },
    done() {
      if (faults.length === 0) return;
      const errors: Record<string, unknown> = {};
      for (const { path, code, message } of faults) errors[path] = { _errors: [{ code, message }] };
      const words = faults.map((it) => `${it.path}[${it.code}]: ${it.message}`).join("\n");
      throw new Refusal(400, 50035, `Invalid Form Body\n${words}`, errors);
    },
  };
}
