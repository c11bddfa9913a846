import { zoneNamed } from "../schedule/zones.ts";
import { COUNTRY_NAMES, RENAMED, TIMES } from "./checkin-place-names.ts";
import cityZones from "./data/city-zones.json" with { type: "json" };
import { typingErrors } from "./typos.ts";

/** Where a learner says they are: a time zone, or a country that has several. */
export type Place =
  | { readonly kind: "zone"; readonly zone: string }
  | { readonly kind: "several"; readonly zones: readonly string[] };

/** Zones that few people live in are not offered where a country has several. */
const MOST_ZONES = 6;

/** The time zone that words name, all of them: "Berlin", "I'm in New York, USA", "CET", "Europe/Kyiv", "Japan". */
export function readPlaceName(said: string): Place | undefined {
  const bare = said
    .trim()
    .replace(
      /^[\s,.:-]*(?:(?:i'?m|i am|i live|we(?:'re| are)|it'?s|my (?:time ?)?zone(?: is)?|(?:time ?)?zone|at|in|from|use|the|to|for|on|set|is|and|please)[\s:]+)*/iu,
      "",
    )
    .replace(
      /[\s,.!]*(?:\b(?:(?:standard|summer|winter|daylight|local)?\s*time(?: ?zone)?|(?:time ?)?zone|please|pls|here|thanks?|now)\b[\s,.!]*)*$/iu,
      "",
    )
    .trim();
  const id = bare.includes("/") ? zoneNamed(bare.replaceAll(" ", "_")) : undefined;
  return ofZone(id) ?? named(bare.replaceAll("_", " ")) ?? named(bare.split(",")[0] ?? "");
}

const SHORTEST_MISSPELT = 5;

/** Whether words are one typing error away from a place's name: "Berlinn". */
export function isAlmostPlace(said: string): boolean {
  const name = plain(said.replace(/[\s!?,]+$/u, ""));
  if (name.length < SHORTEST_MISSPELT) return false;
  for (const it of byName().keys()) if (typingErrors(name, it, 1) <= 1) return true;
  return false;
}

const LATER_WORDS = 4;

/** The time zone named somewhere in a message: "at 9am Berlin time", "8:30 CET", "at 7 in São Paulo". */
export function findPlace(text: string): Place | undefined {
  const id = /\b[a-z]+\/[a-z_]+(?:\/[a-z_]+)?\b/iu.exec(text)?.[0];
  const written = ofZone(id === undefined ? undefined : zoneNamed(id));
  if (written) return written;

  const words = text.split(/[\s,]+/u).map((it) => it.replace(/[.!?;:]+$/u, ""));
  for (const [i, word] of words.entries()) {
    const letters =
      /^[A-Z]{2,5}$/u.test(word) || /^(?:[cew]es?t|utc|gmt|[cemp][sd]t|msk)$/iu.test(word);
    const place = letters ? named(word) : undefined;
    if (place) return place;
    if (/^time(?:zone)?$/iu.test(word)) {
      const before = longest(words.slice(Math.max(0, i - LATER_WORDS), i), "end");
      if (before) return before;
    }
    if (/^(?:in|from)$/iu.test(word)) {
      const after = longest(words.slice(i + 1, i + 1 + LATER_WORDS), "start");
      if (after) return after;
    }
  }
  return undefined;
}

/** The longest run of words at one end that names a place. */
function longest(words: readonly string[], end: "start" | "end"): Place | undefined {
  for (let length = words.length; length > 0; length -= 1) {
    const run = end === "start" ? words.slice(0, length) : words.slice(-length);
    const place = named(run.join(" "));
    if (place) return place;
  }
  return undefined;
}

/** The time zone under a name: of a city, of a country, of the time there. */
function named(name: string): Place | undefined {
  const key = plain(name);
  return key.length < 2 ? undefined : (ofZone(byName().get(key)) ?? ofCountry(key));
}

const ofZone = (zone: string | undefined): Place | undefined =>
  zone === undefined ? undefined : { kind: "zone", zone: RENAMED[zone] ?? zone };

function ofCountry(name: string): Place | undefined {
  const code = COUNTRY_NAMES[name] ?? countries().get(name);
  const all = code === undefined ? [] : zonesIn(code);
  const [only, ...more] = all;
  if (only === undefined || more.length === 0) return ofZone(only);
  return { kind: "several", zones: all.slice(0, MOST_ZONES) };
}

const CITIES = cityZones as Readonly<Record<string, string>>;

/** A country's different times, those first in which most big cities lie; remote islands only where there is nothing else. */
function zonesIn(code: string): string[] {
  const all = (new Intl.Locale(`und-${code}`).getTimeZones?.() ?? []).map(
    (it) => RENAMED[it] ?? it,
  );
  const size = (zone: string) => (CITIES[zone] ?? "").length;
  const inhabited = all.filter((it) => size(it) > 0).toSorted((a, b) => size(b) - size(a));
  const candidates = inhabited.length > 0 ? inhabited : all;
  const clocks = candidates.map(clockOf);
  return candidates.filter((_, i) => clocks.indexOf(clocks[i] ?? "") === i);
}

/** How a zone's clock stands in winter and in summer. */
const clockOf = (zone: string): string =>
  [1_767_225_600_000, 1_782_864_000_000]
    .map((at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offset)
    .join();

let names: Map<string, string> | undefined;

/** Made when first needed: few messages name a place. */
function byName(): Map<string, string> {
  names ??= new Map([
    ...Intl.supportedValuesOf("timeZone").map(
      (it) => [plain(it.split("/").at(-1)?.replaceAll("_", " ") ?? ""), it] as const,
    ),
    ...Object.entries(CITIES).flatMap(([zone, cities]) =>
      cities.split("|").map((it) => [it, zone] as const),
    ),
    ...Object.entries(TIMES).flatMap(([zone, words]) =>
      words.split("|").map((it) => [it, zone] as const),
    ),
  ]);
  return names;
}

let countryCodes: Map<string, string> | undefined;

function countries(): Map<string, string> {
  if (countryCodes) return countryCodes;
  const display = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((a) => letters.map((b) => a + b));
  countryCodes = new Map(
    codes.flatMap((code) => {
      const name = display.of(code);
      return name === undefined ? [] : [[plain(name), code] as const];
    }),
  );
  return countryCodes;
}

/** Lower case, without marks and dots. */
const plain = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/[\p{M}.'’]/gu, "")
    .toLowerCase()
    .trim();
