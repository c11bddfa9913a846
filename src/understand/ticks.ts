const NUMBERS: Readonly<Record<string, number>> = {
  one: 0,
  first: 0,
  "1st": 0,
  two: 1,
  second: 1,
  "2nd": 1,
  three: 2,
  third: 2,
  "3rd": 2,
  four: 3,
  fourth: 3,
  "4th": 3,
  five: 4,
  fifth: 4,
  "5th": 4,
  six: 5,
  sixth: 5,
  "6th": 5,
};
const NAMED = Object.keys(NUMBERS).join("|");

const ALL =
  /^(?:(?:i think |i'?d say |mine (?:holds |has )?|it (?:holds |has )?|basically |pretty much )*(?:all(?: of (?:them|these|those|it))?|all (?:the )?(?:\w+ )?(?:points?|ones?)|every(?:thing| one)?(?: of (?:them|these))?|each (?:one|of them)|yes,? all(?: of them)?|both(?: of them)?))\W*$/iu;
const NONE =
  /^(?:(?:sadly |honestly |i think |mine (?:holds |has )?|hm+,? )*(?:none(?: of (?:them|these|those|it))?|nothing|no(?:ne)? at all|not (?:one|any)(?: of them)?|zero|neither(?: of them)?|not a single one))\W*$/iu;
const FIRST_FEW = new RegExp(`\\bfirst (?<count>${NAMED}|\\d)\\b`, "iu");
const LAST_FEW = new RegExp(`\\blast (?<count>${NAMED}|\\d)\\b`, "iu");
const ALL_BUT =
  /\b(?:all|every(?:thing| one)?)\b.*?\b(?:but|except|besides|apart from|without|not)\b(?<left>.+)$/iu;

/** "the last one" is no count. */
const ORDINAL_ONE = /\b(first|second|third|fourth|fifth|sixth|last|\dst|\dnd|\drd|\dth) ones?\b/giu;

/** Words that may stand around the numbers in such an answer; with others it is about something else. */
const AROUND = new RegExp(
  `^(?:${NAMED}|\\d|and|or|the|number|numbers|no|nr|point|points|just|only|also|maybe|i|think|guess|say|would|id|mine|holds|has|had|have|it|covers|both|ones|last|with|plus|is|are|in|there|yes|yeah|ok|so|said|mentioned|hm|probably|definitely|all|everything|but|except|besides|apart|from|without|not|for|them|of|that|those)$`,
  "iu",
);

/**
 * Reads which of so many points a learner names: "1 and 3", "all of them", "none", "the first two", "just the second".
 *
 * @returns The points' places in order; undefined where a message names none.
 */
export function readTicks(said: string, count: number): number[] | undefined {
  const text = said.trim().toLowerCase().replace(/[’‘']/gu, "").replace(ORDINAL_ONE, "$1");
  const everything = Array.from({ length: count }, (_, i) => i);
  if (ALL.test(text)) return everything;
  if (NONE.test(text)) return [];

  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0 || !words.every((it) => AROUND.test(it))) return undefined;

  const left = ALL_BUT.exec(text)?.groups?.left;
  if (left !== undefined) {
    const without = placesIn(left, count);
    return without.length > 0 ? everything.filter((it) => !without.includes(it)) : undefined;
  }
  const first = numberOf(FIRST_FEW.exec(text)?.groups?.count);
  if (first !== undefined) return everything.slice(0, first);
  const last = numberOf(LAST_FEW.exec(text)?.groups?.count);
  if (last !== undefined) return everything.slice(-last);
  if (/\blast\b/u.test(text)) return [...new Set([...placesIn(text, count), count - 1])];

  const places = placesIn(text, count);
  return places.length > 0 ? places : undefined;
}

/** "two" as a count: 2. */
function numberOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const place = NUMBERS[word];
  return place === undefined ? Number(word) : place + 1;
}

function placesIn(text: string, count: number): number[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const places = words.flatMap((it) => NUMBERS[it] ?? (/^\d$/u.test(it) ? Number(it) - 1 : []));
  return [...new Set(places)].filter((it) => it >= 0 && it < count).sort((a, b) => a - b);
}
