import { patternOf } from "./sayings.ts";

/** Numbers as they stand in a saying, up to twelve. */
export const NUMBER = "\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";

/** What is written as in `sayings.ts`, as whole words anywhere. */
export const words = (saying: string): RegExp =>
  new RegExp(`\\b(?:${patternOf(saying, { NUMBER })})`, "iu");

const NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split(" ");

/** A number in figures or in words, up to twelve. */
export function readNumber(text: string): number | undefined {
  if (/^\d+$/u.test(text)) return Number(text);
  const at = NUMBERS.indexOf(text.toLowerCase());
  return at < 0 ? undefined : at + 1;
}

const COUNT = words(
  "(just |only |with )?({NUMBER}|a|single|single) [short |quick |quiz ]*questions?\\b",
);

/** How many questions a message asks for: "with two questions", "just one question". */
export function readCount(text: string): number | undefined {
  const found = COUNT.exec(text)?.[0];
  if (found === undefined) return undefined;
  const number = found.match(new RegExp(`\\b(?:${NUMBER})\\b`, "iu"))?.[0];
  return number === undefined ? 1 : readNumber(number);
}
