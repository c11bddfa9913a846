import type { EventEmitter } from "node:events";

const PATIENCE_MS = 20_000;

/** Where something may come to be: a made-up platform that says when anything on it changed. */
export interface Changing {
  readonly events: EventEmitter;
  /** What went wrong there, to be told when something doesn't come. */
  readonly problems: readonly string[];
}

/** Waits for something to be there, looking whenever one of these events comes. */
export async function until<T>(
  { events, problems }: Changing,
  kinds: readonly string[],
  what: string,
  look: () => T | undefined,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const check = () => {
    const found = look();
    if (found !== undefined) resolve(found);
  };
  const late = setTimeout(() => {
    const told = problems.join("; ");
    reject(new Error(`${what} did not come${told ? `: ${told}` : ""}`));
  }, PATIENCE_MS);
  for (const kind of kinds) events.on(kind, check);
  check();
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    for (const kind of kinds) events.off(kind, check);
  }
}
