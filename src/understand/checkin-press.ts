import { conceptId, itemId } from "../ids.ts";
import type { Weekday } from "../schedule/times.ts";
import { zoneNamed } from "../schedule/zones.ts";
import { type CheckInMeaning, type CheckInWish, LATERS, type Settings } from "./checkin-meaning.ts";

/** What follows "checkin" in a button's id: "checkin:pause:7", "checkin:at:510", "checkin:later:tonight". */
export function checkInArguments(wish: CheckInWish): readonly string[] {
  switch (wish.kind) {
    case "show":
    case "choose-time":
    case "resume":
    case "stop":
    case "now":
      return [wish.kind];
    case "pause":
      return [wish.kind, wish.until?.kind === "days" ? String(wish.until.days) : ""];
    case "later":
      return [wish.kind, wish.later ?? ""];
    case "set":
      return ["set", ...spellSettings(wish.settings)];
    default:
      return wish satisfies never;
  }
}

/** One setting a button. */
function spellSettings({ minute, days, count, zone, about }: Settings): readonly string[] {
  if (minute !== undefined) return ["at", String(minute)];
  if (days !== undefined) return ["days", days.join("")];
  if (count !== undefined) return ["count", String(count)];
  if (zone !== undefined) return ["zone", zone];
  if (about?.path !== undefined) return ["path", about.path];
  // Concepts could be too many for a button.
  return about === undefined || (about.concepts ?? []).length > 0 ? [] : ["anything"];
}

/** Reads what follows "checkin" in a button's id; undefined where that is nothing of ours. */
export function readCheckInPress([kind = "", first = "", second = ""]: readonly string[]):
  | CheckInMeaning
  | undefined {
  const wish = readWish(kind as CheckInWish["kind"], first, second);
  return wish && { kind: "checkin", wish };
}

/** Reads what follows "vote" in a button's id. */
export function readVotePress(
  concept: string,
  item: string,
  option = "",
): Extract<CheckInMeaning, { kind: "vote" }> | undefined {
  return concept && item && isUpTo(option, 20)
    ? { kind: "vote", concept: conceptId(concept), item: itemId(item), option: Number(option) }
    : undefined;
}

function readWish(
  kind: CheckInWish["kind"],
  first: string,
  second: string,
): CheckInWish | undefined {
  switch (kind) {
    case "show":
    case "choose-time":
    case "resume":
    case "stop":
    case "now":
      return { kind };
    case "pause":
      if (first === "") return { kind };
      return isUpTo(first, 400)
        ? { kind, until: { kind: "days", days: Number(first) } }
        : undefined;
    case "later": {
      if (first === "") return { kind };
      const later = LATERS.find((it) => it === first);
      return later && { kind, later };
    }
    case "set": {
      const settings = first === "" ? {} : readSetting(first, second);
      return settings && { kind, settings };
    }
    default:
      kind satisfies never;
      return undefined;
  }
}

function readSetting(name: string, value: string): Settings | undefined {
  switch (name) {
    case "at":
      return isUpTo(value, 1439) ? { minute: Number(value) } : undefined;
    case "days":
      return /^[1-7]+$/u.test(value) ? { days: [...value].map(Number) as Weekday[] } : undefined;
    case "count":
      return isUpTo(value, 5) ? { count: Number(value) } : undefined;
    case "zone": {
      const zone = zoneNamed(value);
      return zone === undefined ? undefined : { zone };
    }
    case "path":
      return value === "" ? undefined : { about: { path: value } };
    case "anything":
      return { about: {} };
    default:
      return undefined;
  }
}

const isUpTo = (text: string, most: number) => /^\d{1,4}$/u.test(text) && Number(text) <= most;
