const known = new Map<string, string | undefined>();

/**
 * The IANA time zone with a name, in its usual spelling: "europe/berlin" is "Europe/Berlin"; undefined if there is none.
 *
 * Offsets such as "+01:00" are none: they know no summer time.
 */
export function zoneNamed(name: string): string | undefined {
  if (known.size > 10_000) known.clear();
  if (!known.has(name)) known.set(name, resolve(name));
  return known.get(name);
}

/** The zone in which a learner's times are reckoned; UTC until they have said theirs. */
export const zoneOf = ({ zone }: { readonly zone?: string | undefined }): string =>
  zoneNamed(zone ?? "UTC") ?? "UTC";

function resolve(name: string): string | undefined {
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}
