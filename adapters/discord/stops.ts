/** Places where the mentor may not speak, as Discord said of late. */
export interface Stops {
  stop(place: string): void;
  isStopped(place: string): boolean;
  /** Somebody may have changed that. */
  clear(): void;
}

/** Discord bars whoever goes on asking for what it forbids. */
const LASTS_MS = 10 * 60_000;
const MOST = 10_000;

/** Remembers places for some minutes. */
export function createStops(now: () => number = Date.now): Stops {
  const until = new Map<string, number>();
  return {
    stop(place) {
      if (until.size >= MOST) until.clear();
      until.set(place, now() + LASTS_MS);
    },
    isStopped: (place) => (until.get(place) ?? 0) > now(),
    clear: () => until.clear(),
  };
}
