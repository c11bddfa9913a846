import { MOST_QUESTIONS } from "../memory/checkin.ts";
import { readMinute } from "./checkin-clock.ts";
import { readDays } from "./checkin-days.ts";
import type { CheckInWish, Refused, Settings } from "./checkin-meaning.ts";
import { readCount, TOLD_NUMBER } from "./checkin-numbers.ts";
import { findPlace, readPlaceName } from "./checkin-places.ts";
import { namesPlace, namesTime, namesTopic } from "./checkin-refused.ts";
import {
  ADDRESSES,
  ASKS_QUESTIONS,
  asksForCheckIns,
  CHECKS_IN,
  changesCheckIns,
  NAMES_CHECKINS,
  namesZone,
  RECURS,
} from "./checkin-sayings.ts";
import type { Knowledge } from "./knowledge.ts";
import { stemsOf, wordsOf } from "./words.ts";

/** Reads that check-ins are to come, or to be otherwise: "remind me every weekday at 8:30", "make it 9", "five questions". */
export function readSettings(
  knowledge: Knowledge,
  { isTopic, isCommand }: { readonly isTopic: boolean; readonly isCommand: boolean },
  text: string,
): CheckInWish | undefined {
  const names = changesCheckIns(text) || NAMES_CHECKINS.test(text);
  const asksForTime = ADDRESSES.test(text) || CHECKS_IN.test(text);
  const asks = asksForCheckIns(text) || (ASKS_QUESTIONS.test(text) && RECURS.test(text));
  // Places are looked up by name, so first of all it is made sure that there is a reason to.
  if (!names && !asksForTime && !asks && !isTopic && !namesZone(text)) return undefined;

  const settings = settingsIn(knowledge, text);
  const { minute, days, count, zone, zones, refused = [] } = settings;
  const hasAny = Object.keys(settings).length > 0;
  const isMeant =
    asks ||
    ((names || isCommand) && hasAny) ||
    (asksForTime && ((minute ?? days) !== undefined || refused.includes("minute"))) ||
    (CHECKS_IN.test(text) && count !== undefined) ||
    (namesZone(text) && ((zone ?? zones) !== undefined || refused.includes("zone"))) ||
    (isTopic && hasAny && isOnlySettings(text, settings));
  if (isMeant) return { kind: "set", settings };
  return changesCheckIns(text) || CHECKS_IN.test(text) || (isTopic && ANOTHER_TIME.test(text))
    ? { kind: "choose-time" }
    : undefined;
}

/** Words of settings, and around them. */
const SETTING =
  /^(?:\d+|\d+(?:am|pm|h\d+|st|nd|rd|th)|am|pm|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|zero|half|quarter|past|noon|midday|midnight|o|clock|oclock|mon|tues?|wed|thur?s?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|week|every|each|daily|days?|mornings?|evenings?|afternoons?|nights?|only|just|on|at|to|in|the|for|from|and|but|except|not|till|through|questions?|a|with|instead|please|pls|make|it|that|them|change|move|set|switch|use|put|do|be|better|rather|then|ok|okay|yes|lets|let|time|zone|timezone|can|could|you|we|i|d|would|like|want|my|hour|around|by|about)$/u;

/** Whether a message holds settings and nothing else: "weekdays at 8", "make it 9:30", "Tokyo time", "about caching". */
function isOnlySettings(text: string, { zone, zones, about }: Settings): boolean {
  const others = wordsOf(text).filter((it) => !SETTING.test(it));
  if (about) return BEGINS_ABOUT.test(text) && others.length <= MOST_NAMED;
  if (zone ?? zones) {
    const isPlain = ENDS_IN_TIME.test(text) || NAMES_A_SETTING.test(text);
    return isPlain && others.length <= MOST_NAMED;
  }
  return others.length === 0 && NAMES_A_SETTING.test(text);
}

/** Words that a place or a concept has at most. */
const MOST_NAMED = 3;
const BEGINS_ABOUT =
  /^(?:(?:\d|one|two|three|four|five|questions?|only|just|please|make it|ask(?: me)?) )*(?:about|on the path|along)\b/iu;
const ENDS_IN_TIME = /\btime(?: ?zone)?\W*$/iu;
const NAMES_A_SETTING = new RegExp(
  `\\d|day|week|noon|night|clock|past|daily|\\b(?:mon|tues?|wed|thu|fri|sat|sun|${TOLD_NUMBER})\\b`,
  "iu",
);

const ANOTHER_TIME =
  /^(?:(?:please |can (?:i|we) |i(?:'d| would) like (?:to )?|change )*(?:the |a |an |another |different |other )*(?:time|hour))\W*$/iu;

/** The settings that a message holds. */
export function settingsIn(knowledge: Knowledge, text: string): Settings {
  const minute = readMinute(text);
  const days = readDays(text);
  const count = readCount(text);
  const place = namesZone(text)
    ? (readPlaceName(text.replace(/^.*\btime ?zone(?:'?s| is|:| =| to\b| should be)*\s*/iu, "")) ??
      findPlace(text))
    : findPlace(text);
  const about = readAbout(knowledge, text);
  const refused: Refused[] = [
    ...(minute === undefined && namesTime(text) ? (["minute"] as const) : []),
    ...(place === undefined && namesPlace(text) ? (["zone"] as const) : []),
    ...(count !== undefined && (count < 1 || count > MOST_QUESTIONS) ? (["count"] as const) : []),
    ...(about === undefined && namesTopic(text) ? (["about"] as const) : []),
  ];
  return {
    ...(minute === undefined ? {} : { minute }),
    ...(days === undefined ? {} : { days }),
    ...(count === undefined ? {} : { count }),
    ...(place?.kind === "zone" ? { zone: place.zone } : {}),
    ...(place?.kind === "several" ? { zones: place.zones } : {}),
    ...(about === undefined ? {} : { about }),
    ...(refused.length === 0 ? {} : { refused }),
  };
}

const ABOUT =
  /\b(?:about|on|along|covering|regarding|from|with questions (?:about|on))\s+(?!me\b)(.+)$/iu;

/** A path or concepts that the questions are to be about; an empty answer is "whatever is worth asking". */
function readAbout({ library, finder }: Knowledge, text: string): Settings["about"] {
  const what = ABOUT.exec(text)?.[1];
  if (what === undefined) return undefined;
  if (/^(?:everything|anything|all(?: topics)?|whatever(?: you (?:like|want))?)\b/iu.test(what))
    return {};

  const stems = stemsOf(what).join(" ");
  const path = library.packs
    .flatMap((it) => it.paths)
    .find((it) => ` ${stems} `.includes(` ${stemsOf(it.title).join(" ")} `));
  if (path) return { path: path.id };
  const concepts = [...new Set(finder.find(what).named.map((it) => it.concept))];
  return concepts.length > 0 ? { concepts } : undefined;
}
