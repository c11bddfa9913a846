import { ConfigError } from "../src/config.ts";
import { ContentError } from "../src/content/faults.ts";

/** A failure as the one who runs Mentor should hear of it: what is wrong, without the program's own affairs. */
export function plainly(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof ContentError)
    return ["Mentor can't start, because of its content:", ...error.message.split("\n")].join(
      "\n  ",
    );
  return `Mentor can't go on: ${error instanceof Error ? error.message : String(error)}`;
}
