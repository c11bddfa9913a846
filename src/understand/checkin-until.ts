import { DAY_NAMES, weekdayOf } from "./checkin-days.ts";
import type { Until } from "./checkin-meaning.ts";
import { NUMBER, readNumber, words } from "./checkin-numbers.ts";

const MONTHS =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const MONTH_STARTS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const DAY_FIRST = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ .-]*(${MONTHS})\\b\\.?(?:,? (\\d{4}))?`,
  "iu",
);
const MONTH_FIRST = new RegExp(
  `\\b(${MONTHS})\\b\\.?[ -]*(?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)(?:,? (\\d{4}))?`,
  "iu",
);
const MONTH_ONLY = new RegExp(
  `\\b(?:until|till|til|to|before|in|through)(?: the (?:start|beginning) of)? (${MONTHS})\\b`,
  "iu",
);
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/u;
const NUMBERED = /\b(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?/u;
const LENGTH = words(
  "(a|an|the next|another|{NUMBER}|a couple of|a few|several|couple of)[ more]? ?(days?|weeks?|months?|fortnights?|weekends?)\\b",
);
const UNTIL_DAY = new RegExp(
  `\\b(?:until|till|til|before|back(?: on)?)(?: next| this)? (${DAY_NAMES})\\b`,
  "iu",
);

/** Until when a message wants a pause: "until 3 January", "for two weeks", "till Monday", "this week". */
export function readUntil(text: string): Until | undefined {
  const date = readDate(text);
  if (date) return date;
  const weekday = UNTIL_DAY.exec(text)?.[1];
  if (weekday) return { kind: "weekday", weekday: weekdayOf(weekday) };
  if (/\b(?:(?:this|the|rest of the) week(?:end)?|until next week|till next week)\b/iu.test(text)) {
    return { kind: "weekday", weekday: 1 };
  }
  if (/\b(?:today|until tomorrow|till tomorrow|for the day)\b/iu.test(text))
    return { kind: "days", days: 1 };
  const length = LENGTH.exec(text)?.[0];
  return length === undefined ? undefined : { kind: "days", days: daysIn(length) };
}

function daysIn(length: string): number {
  const number = length.match(new RegExp(`\\b(?:${NUMBER})\\b|\\d+`, "iu"))?.[0];
  const few = /few|several/iu.test(length) ? 3 : /couple/iu.test(length) ? 2 : 1;
  const many = (number && readNumber(number)) || few;
  if (/fortnight/iu.test(length)) return many * 14;
  if (/month/iu.test(length)) return many * 30;
  return /week(?!end)/iu.test(length) ? many * 7 : /weekend/iu.test(length) ? many * 3 : many;
}

function readDate(text: string): Until | undefined {
  const iso = ISO.exec(text);
  if (iso) return date(iso[2], iso[3], iso[1]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return date(monthOf(dayFirst[2]), dayFirst[1], dayFirst[3]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return date(monthOf(monthFirst[1]), monthFirst[2], monthFirst[3]);
  const numbered = NUMBERED.exec(text);
  if (numbered) return date(numbered[2], numbered[1], numbered[3]);
  const month = MONTH_ONLY.exec(text)?.[1];
  return month ? date(monthOf(month), 1) : undefined;
}

const monthOf = (name = ""): number => MONTH_STARTS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function date(
  month: string | number | undefined,
  day: string | number | undefined,
  year?: string,
): Until | undefined {
  const it = { month: Number(month), day: Number(day) };
  const isDay =
    it.month >= 1 && it.month <= 12 && it.day >= 1 && it.day <= (DAYS_IN[it.month - 1] ?? 0);
  return isDay ? { kind: "date", ...it, ...(year ? { year: Number(year) } : {}) } : undefined;
}

const DAYS_IN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
