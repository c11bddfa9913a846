import type { Library } from "../../src/content/model.ts";
import { conceptId } from "../../src/ids.ts";
import type { Said } from "../../src/understand/incoming.ts";
import type { Options } from "./seen.ts";

const DAYS: Readonly<Record<string, string>> = {
  every: "every day",
  weekdays: "every weekday",
  weekends: "on Saturdays and Sundays",
};

const LATER: Readonly<Record<string, string>> = {
  "two-hours": "in two hours",
  tonight: "tonight",
  tomorrow: "tomorrow",
};

/**
 * Reads a command about check-ins as the sentence that means it.
 *
 * Several settings at once fit into a sentence and not into a button; so what is filled in is said, and understood as
 * if it had been typed.
 */
export function readCheckInCommand(
  library: Library,
  command: string,
  options: Options,
): Said | undefined {
  const text = (name: string) => String(options[name] ?? "").trim();
  switch (command) {
    case "checkin show":
      return says("checkin");
    case "checkin start": {
      const about = library.concepts.get(conceptId(text("about")))?.name ?? text("about");
      return says(
        `check in with me ${DAYS[text("days")] ?? "every day"} at ${text("time")}`,
        text("zone") && `${text("zone")} time`,
        options.questions === undefined ? "" : `with ${options.questions} questions`,
        about && `about ${about}`,
      );
    }
    case "checkin pause":
      return says("pause the check-ins", text("until") && untilWords(text("until")));
    case "checkin resume":
      return says("resume the check-ins");
    case "checkin busy":
      return says("busy today, check in", LATER[text("when")] ?? "later");
    case "checkin stop":
      return says("stop the check-ins");
    default:
      return undefined;
  }
}

const says = (...parts: readonly string[]): Said => ({
  kind: "text",
  text: parts.filter(Boolean).join(" "),
});

/** "two weeks" is for two weeks; "Monday" and "3 January" are until then. */
const untilWords = (text: string) =>
  /^(?:until|till|for|over|this)\b/iu.test(text)
    ? text
    : /\b(?:days?|weeks?|months?|fortnights?)\b/iu.test(text)
      ? `for ${text}`
      : `until ${text}`;
