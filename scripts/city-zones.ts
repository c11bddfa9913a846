/**
 * Writes src/understand/data/city-zones.json: the names of big cities, by the time zone in which they lie.
 *
 * From the package city-timezones (MIT), which has them from Natural Earth (public domain). It is needed only here:
 *
 *     npm install --no-save city-timezones
 *     npx node scripts/city-zones.ts
 */
import { readFileSync, writeFileSync } from "node:fs";

const SOURCE = "node_modules/city-timezones/data/cityMap.json";
const TARGET = "src/understand/data/city-zones.json";

/** Smaller places are too many to tell apart by name. */
const FEWEST_PEOPLE = 100_000;

interface City {
  readonly city_ascii: string;
  readonly pop: number;
  readonly timezone: string | null;
}

const cities = JSON.parse(readFileSync(SOURCE, "utf8")) as City[];

const biggest = new Map<string, City>();
for (const city of cities) {
  const name = plain(city.city_ascii);
  const isKnown = city.timezone !== null && city.pop >= FEWEST_PEOPLE && name !== "";
  if (isKnown && city.pop > (biggest.get(name)?.pop ?? 0)) biggest.set(name, city);
}
const byZone = Map.groupBy([...biggest.keys()].toSorted(), (it) => biggest.get(it)?.timezone ?? "");
const sorted = [...byZone].toSorted(([a], [b]) => (a < b ? -1 : 1));
const lines = sorted.map(
  ([zone, names]) => `${JSON.stringify(zone)}: ${JSON.stringify(names.join("|"))}`,
);
writeFileSync(TARGET, `{\n${lines.join(",\n")}\n}\n`);
console.log(`${biggest.size} cities in ${sorted.length} zones`);

/** Lower case, without marks and dots. */
function plain(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\p{M}.'’]/gu, "")
    .toLowerCase()
    .trim();
}
