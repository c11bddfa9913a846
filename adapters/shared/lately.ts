/** What happened of late, by place. */
export interface Lately {
  note(place: string): void;
  /** Whether it was noted within the time. */
  has(place: string): boolean;
  clear(): void;
}

const MOST = 10_000;

/** Remembers places for so many milliseconds. */
export function createLately(lastsMs: number, now: () => number = Date.now): Lately {
  const until = new Map<string, number>();
  return {
    note(place) {
      if (until.size >= MOST) until.clear();
      until.set(place, now() + lastsMs);
    },
    has: (place) => (until.get(place) ?? 0) > now(),
    clear: () => until.clear(),
  };
}
