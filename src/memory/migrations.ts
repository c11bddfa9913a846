/** A stored record before anything of it was checked. */
export type Raw = Readonly<Record<string, unknown>>;

/** Makes a record of one version into one of the next; what it can't read it leaves to the reader. */
export type Step = (raw: Raw) => Raw;

/**
 * Makes records of every earlier version into ones of the current version.
 *
 * Nobody rewrites what is stored when a release comes: a record is brought up to date as it is read, and stored so once
 * something in it changes. A record of a later version is read as far as its fields are known.
 *
 * @param steps The first is from version 1 to 2, and so on; a record without a version is of version 1.
 */
export function bringingUpToDate(steps: readonly Step[]): (raw: unknown) => unknown {
  return (raw) => {
    if (!isRaw(raw)) return raw;
    const version = typeof raw.version === "number" ? raw.version : 1;
    if (version > steps.length) return raw;
    const current = steps.slice(Math.max(0, version - 1)).reduce((it, step) => step(it), raw);
    return { ...current, version: steps.length + 1 };
  };
}

/** From 1 to 2: what was missed bears the day on which it was, by the learner's calendar. */
export const withDaysOfMisses: Step = (raw) => {
  if (!Array.isArray(raw.missed)) return raw;
  const zone = typeof raw.zone === "string" ? raw.zone : "UTC";
  const withDay = (it: unknown) =>
    isRaw(it) && it.day === undefined && typeof it.at === "number"
      ? { ...it, day: dayOf(it.at, zone) }
      : it;
  return { ...raw, missed: raw.missed.map(withDay) };
};

const isRaw = (raw: unknown): raw is Raw =>
  typeof raw === "object" && raw !== null && !Array.isArray(raw);

function dayOf(at: number, zone: string): string | undefined {
  try {
    return Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(zone)
      .toPlainDate()
      .toString();
  } catch {
    // No time, or a zone that this machine doesn't know.
    return zone === "UTC" ? undefined : dayOf(at, "UTC");
  }
}
