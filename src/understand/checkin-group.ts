import type { Settings } from "./checkin-meaning.ts";
import { readNumber } from "./checkin-numbers.ts";
import { settingsIn } from "./checkin-settings.ts";
import type { Knowledge } from "./knowledge.ts";

/** What an organiser wants of a group's check-in; whatever is left out stays as it is, or as is usual. */
export interface GroupSettings extends Omit<Settings, "count" | "zones" | "refused"> {
  /** So many hours after the question comes its answer. */
  readonly hours?: number;
}

const HOURS =
  /\b(?:answer|reveal|resolve|close)\w*\b.*?\b(?:in|after|within)?\s*(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?(?:h\b|hours?\b)|\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?(?:h|hours?) later\b/iu;

/** Reads an organiser's words: "every weekday at 9:30 Berlin time about caching, answer after 6 hours". */
export function readGroupSettings(knowledge: Knowledge, text: string): GroupSettings {
  const after = HOURS.exec(text);
  const {
    count: _,
    zones: __,
    refused: ___,
    ...settings
  } = settingsIn(knowledge, after ? text.replace(after[0], " ") : text);
  const hours = readNumber(after?.[1] ?? after?.[2] ?? "");
  return { ...settings, ...(hours === undefined ? {} : { hours }) };
}
