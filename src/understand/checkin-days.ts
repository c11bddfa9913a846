import { EVERY_DAY, type Weekday } from "../schedule/times.ts";
import { words } from "./checkin-numbers.ts";

/** The days of the week as they stand in a message, in a pattern. */
export const DAY_NAMES =
  "mon(?:day)?s?|tue(?:s|sday)?s?|wed(?:nesday)?s?|thu(?:r|rs|rsday)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?";
const DAY = new RegExp(`\\b(?:${DAY_NAMES})\\b`, "giu");
const RANGE = new RegExp(
  `\\b(${DAY_NAMES})\\s*(?:-|–|to|till|until|through|thru)\\s*(${DAY_NAMES})\\b`,
  "iu",
);
const EXCEPT = /\b(?:except|but not|not|without|apart from|other than)\b(?: on)?/iu;
const INITIALS = ["mo", "tu", "we", "th", "fr", "sa", "su"];

/** The day of the week that a name begins with. */
export const weekdayOf = (name: string): Weekday =>
  (INITIALS.indexOf(name.slice(0, 2).toLowerCase()) + 1) as Weekday;

const SETS: readonly (readonly [RegExp, readonly Weekday[]])[] = [
  [words("(week ?days?|work(ing)? ?days?|business days?|school ?days?)\\b"), [1, 2, 3, 4, 5]],
  [words("(week[ -]?ends?)\\b"), [6, 7]],
  [
    words(
      "(every (other|second) day|three times a week|3 ?(x|times) (a|per) week|thrice a week)\\b",
    ),
    [1, 3, 5],
  ],
  [words("(twice a week|two times a week|2 ?(x|times) (a|per) week)\\b"), [1, 4]],
  [words("(once a week|weekly|every week|1 ?x a week)\\b"), [1]],
  [
    words(
      "((every|each)[ single] (day|morning|afternoon|evening|night)|daily|all days|everyday|seven days|all week|mornings|evenings)\\b",
    ),
    EVERY_DAY,
  ],
];

/** The days of the week that a message names: "weekdays", "Mon-Thu", "every Monday and Friday", "daily except Sunday". */
export function readDays(text: string): readonly Weekday[] | undefined {
  const except = EXCEPT.exec(text);
  if (except) {
    const not = readDays(text.slice(except.index + except[0].length));
    const from = readDays(text.slice(0, except.index)) ?? EVERY_DAY;
    if (not) return ifAny(from.filter((it) => !not.includes(it)));
  }
  const range = RANGE.exec(text);
  if (range) return rangeOf(weekdayOf(range[1] ?? ""), weekdayOf(range[2] ?? ""));
  const named = [...text.matchAll(DAY)].map((it) => weekdayOf(it[0]));
  if (named.length > 0) return [...new Set(named)].toSorted();
  return SETS.find(([it]) => it.test(text))?.[1];
}

const ifAny = (days: readonly Weekday[]) => (days.length > 0 ? days : undefined);

function rangeOf(first: Weekday, last: Weekday): Weekday[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => (((first - 1 + i) % 7) + 1) as Weekday).toSorted();
}
