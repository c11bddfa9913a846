import { takeTurnAt } from "../storage/absences.ts";
import { forgetAbsent, type Places } from "./forget-absent.ts";

/** Sees to it that nobody is remembered for longer than is wanted. */
export interface Retention {
  /** Ends it, once the step that is under way is done. */
  stop(): Promise<void>;
}

/** How it is done, and who hears of it. */
export interface Manner {
  /** Whoever was away for so long is forgotten. */
  readonly days: number;
  /** How soon after the start, and how often then, it is asked whose turn it is; ms. */
  readonly looksEveryMs?: number;
  readonly report: (what: string, error?: Error) => void;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const LOOKS_EVERY_MS = 60 * 1000;
/** One process goes through everybody about once a day, whichever comes to it first. */
const GOES_THROUGH_EVERY_MS = DAY_MS - LOOKS_EVERY_MS;

/** Starts to forget whoever was away for long, about once a day and in small steps. */
export function startRetention(
  places: Places,
  { days, looksEveryMs = LOOKS_EVERY_MS, report }: Manner,
): Retention {
  let isStopping = false;
  let underWay: Promise<void> = Promise.resolve();

  const goThrough = async () => {
    if (!(await takeTurnAt(places.connection, "retention", GOES_THROUGH_EVERY_MS))) return;
    const forgotten = await forgetAbsent(places, Date.now() - days * DAY_MS, () => isStopping);
    if (forgotten > 0) report(`${forgotten} were away for ${days} days and are forgotten`);
  };
  const look = () => {
    underWay = goThrough()
      .catch((error) => report("whoever was away for long wasn't forgotten yet", error))
      .then(next);
  };
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    if (!isStopping) timer = setTimeout(look, looksEveryMs).unref();
  };
  next();

  return {
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
