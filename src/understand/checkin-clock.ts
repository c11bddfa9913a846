import { NUMBER, readNumber, words } from "./checkin-numbers.ts";
import { patternOf } from "./sayings.ts";

const PART_OF_DAY = "(in the|this|every|each) (morning|afternoon|evening)|(at )?(night|tonight)";
const HOUR = new RegExp(
  `(?<![\\d:.])(?:(?<half>half past|quarter past|quarter to|ten past|twenty past|ten to|twenty to) )?(?<hour>${NUMBER}|0\\d)(?:(?<sep>[:.h])(?<minute>[0-5]\\d))?(?:\\s*(?<half2>a\\.?m\\b\\.?|p\\.?m\\b\\.?)|(?<clock>\\s*o'?clock\\b))?(?:\\s+(?:${patternOf(PART_OF_DAY)}))?(?![\\d:]|\\.\\d)`,
  "giu",
);
const PAST: Readonly<Record<string, number>> = {
  "half past": 30,
  "quarter past": 15,
  "quarter to": -15,
  "ten past": 10,
  "twenty past": 20,
  "ten to": -10,
  "twenty to": -20,
};
const MILITARY = /\bat ([01]\d|2[0-3])([0-5]\d)\b(?!\s*(?:a\.?m|p\.?m))/iu;
const NAMED: readonly (readonly [RegExp, number])[] = [
  [words("(noon|midday|mid-day)\\b"), 720],
  [words("midnight\\b"), 0],
  [words("(lunch ?time|at lunch|over lunch)\\b"), 750],
  [words("(before work|breakfast|early morning|early in the morning)\\b"), 450],
  [words("(after work|after school)\\b"), 1080],
  [words("(mornings?)\\b"), 540],
  [words("(afternoons?)\\b"), 900],
  [words("(evenings?)\\b"), 1140],
  [words("(nights?|before bed|bed ?time)\\b"), 1260],
];

/**
 * The minute of the day that a message names: "8:30", "9am", "half past eight", "at 7 in the evening", "noon".
 *
 * A bare number is an hour after "at" or "to" alone, so that "3 questions" is none.
 */
export function readMinute(text: string): number | undefined {
  const military = MILITARY.exec(text);
  if (military) return Number(military[1]) * 60 + Number(military[2]);

  for (const match of text.matchAll(HOUR)) {
    const { half, hour = "", minute, half2, clock } = match.groups ?? {};
    const before = text.slice(0, match.index);
    const isTold = [half, minute, half2, clock].some((it) => it !== undefined);
    const isHour =
      isTold ||
      /\b(?:at|to|around|by|about|from|time is)\s*$/iu.test(before) ||
      (before === "" && match[0].length === text.trim().length);
    const read = isHour ? minuteOf(hour, minute, half2, match[0], half) : undefined;
    if (read !== undefined) return read;
  }
  return NAMED.find(([it]) => it.test(text))?.[1];
}

function minuteOf(
  hour: string,
  minute: string | undefined,
  half: string | undefined,
  whole: string,
  past: string | undefined,
): number | undefined {
  const read = readNumber(hour) ?? Number.NaN;
  const isTwelve = read === 12;
  const isPm =
    /^p/iu.test(half ?? "") || (!half && /afternoon|evening|night/iu.test(whole) && read < 12);
  const isAm = /^a/iu.test(half ?? "") || (isTwelve && /night/iu.test(whole));
  if (half && (read > 12 || read === 0)) return undefined;
  const hours = isPm && !isTwelve ? read + 12 : isAm && isTwelve ? 0 : read;
  const all = hours * 60 + Number(minute ?? 0) + (PAST[past?.toLowerCase() ?? ""] ?? 0);
  return hours <= 23 && all >= 0 ? all : undefined;
}
