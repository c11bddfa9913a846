import { TOLD_NUMBER } from "./checkin-numbers.ts";

/** What a time of the day looks like, whether or not there is such a one: "25:00", "13pm", "half past 30". */
const LIKE_A_TIME =
  /(?<![\d:.])\d{1,2}(?:[:h]\d{2}\b|\s*[ap]\.?m\b)|\b(?:half|quarter|ten|twenty) (?:past|to) \d|\b(?:at|to|around) \d{1,4}(?![\d:.])(?!\w| (?:questions?|hours?|minutes?|days?|weeks?))/iu;

/** Whether a message names a time of the day; asked where none could be read. */
export const namesTime = (text: string): boolean => LIKE_A_TIME.test(text);

/** Words that stand between a clock's time and "time" and are no place. */
const NO_PLACE =
  "my|your|our|their|local|the|this|that|every|each|same|any|some|a|an|in|at|on|of|about|with|and|or|for|to|please|sharp|all|lunch|night|day|bed|dinner|tea|work|one|next|from|per|is|it|be|" +
  "system|server|computer|machine|browser|o'?clock|am|pm|time";
const AFTER_CLOCK = "(?:\\d|\\b[ap]\\.?m\\.?|noon|midday|midnight|o'?clock),?\\s+";
const LIKE_A_ZONE: readonly RegExp[] = [
  // "in Mars/Olympus", "Foo/Bar time"
  /\b(?:in|from|zone|to|is) [a-z_]+\/[a-z_]+(?:\/[a-z_]+)?\b|\b[a-z_]+\/[a-z_]+ time\b/iu,
  // "UTC+2", "9:00 +02:00"
  /\b(?:utc|gmt)\s*[+-]\s*\d|\d\s+[+-]\d{1,2}(?::?\d\d)?\b/iu,
  // "at 8 Narnia time", "at 8 in narnia time"
  new RegExp(
    `${AFTER_CLOCK}(?:in (?:the )?)?(?:(?!(?:${NO_PLACE}|mornings?|afternoons?|evenings?|daily|\\w*days?|\\w*ends?|questions?)\\b)[\\p{L}'-]+ ){1,3}time\\b`,
    "iu",
  ),
  // "at 8 in Middle Earth"
  new RegExp(
    `${AFTER_CLOCK.replace("midnight", "[Mm]idnight")}in (?!(?:Slack|Discord|DMs?|English|German|French|Spanish)\\b)\\p{Lu}\\p{L}+`,
    "u",
  ),
  // "9:00 XYZ"
  /(?:\d|\b[ap]m) (?!(?:AM|PM|DMs?|OK|PLS)\b)[A-Z]{3,5}\b(?! ?\d)/u,
  /\bmy (?:time ?)?zone(?: is|:| =| should be) \S|\btime ?zone (?:to|is|:|=) ?\S|\b(?:set|change|switch|update) (?:my |the )?time ?zone (?:to )?\S/iu,
  /^time ?zone:? \p{L}+\/\p{L}+/iu,
];

/** Whether a message names a time zone or a place; asked where none could be found. */
export const namesPlace = (text: string): boolean => LIKE_A_ZONE.some((it) => it.test(text));

const LIKE_A_TOPIC = new RegExp(
  `\\b(?:about|covering|regarding)\\s+(?!me\\b|it\\b|that\\b|this\\b|the same\\b|\\d|(?:${TOLD_NUMBER}|half|quarter|noon|midnight)\\b)\\p{L}`,
  "iu",
);

/** Whether a message says what questions are to be about; asked where nothing was found. */
export const namesTopic = (text: string): boolean => LIKE_A_TOPIC.test(text);
