/** Time zones whose clocks go alike. */
export interface RuleSet {
  /** One of them. */
  readonly zone: string;
  /** When their clocks change, epoch ms. */
  readonly changes: readonly number[];
}

/** Every different way in which clocks go between two times, by the machine's own time zone data. */
export function ruleSets(from: number, to: number): RuleSet[] {
  const sets = new Map<string, RuleSet>();
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
    const changes: number[] = [];
    let signature = at.offset;
    for (;;) {
      const next = at.getTimeZoneTransition("next");
      if (!next || next.epochMilliseconds > to) break;
      changes.push(next.epochMilliseconds);
      signature += ` ${next.epochMilliseconds}${next.offset}`;
      at = next;
    }
    if (!sets.has(signature)) sets.set(signature, { zone, changes });
  }
  return [...sets.values()];
}
