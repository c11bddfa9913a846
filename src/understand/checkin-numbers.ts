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

/** Numbers of questions that somebody may say, whether or not a check-in has so many. */
export const TOLD_NUMBER = `\\d{1,4}|zero|${NUMBER}|fifteen|twenty|thirty|forty|fifty|hundred`;
const ABOVE_TWELVE: Readonly<Record<string, number>> = {
  zero: 0,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
};

const COUNT = new RegExp(
  `\\b(${TOLD_NUMBER}|an?|single)(?: (?:short|quick|quiz|daily|more))* questions?\\b`,
  "iu",
);

/** How many questions a message asks for: "with two questions", "just one question". */
export function readCount(text: string): number | undefined {
  const said = COUNT.exec(text)?.[1]?.toLowerCase();
  return said === undefined ? undefined : (readNumber(said) ?? ABOVE_TWELVE[said] ?? 1);
}
