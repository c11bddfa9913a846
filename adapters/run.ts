import { type Assembled, assemble } from "../src/assemble.ts";
import {
  type Config,
  ownEnvironment,
  readConfig,
  secretsIn,
  unknownVariables,
} from "../src/config.ts";
import { createLog, type Log } from "./log.ts";
import { plainly } from "./plainly.ts";
import type { WaitingLine } from "./waiting-line.ts";
import { measured } from "./watch/measured.ts";
import { createWatch, type Watch } from "./watch/watch.ts";

/** Nobody waits longer for a process that was told to stop. */
const STOPS_WITHIN_MS = 10_000;
/** So long a process that has finished may take to say its last words. */
const LINGERS_MS = 1_000;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What a program of Mentor's works with. */
export interface Parts extends Omit<Assembled, "close"> {
  readonly config: Config;
  readonly log: Log;
  readonly watch: Watch;
  /** Something went wrong that is taken care of; for the operator. */
  onTrouble(what: string, error: Error): void;
  /** Aborted when the process is told to stop; what is under way is then to be finished. */
  readonly stopping: AbortSignal;
}

/**
 * Runs a program of Mentor's as this process: puts the mentor together, runs the program, and closes in order.
 *
 * The process ends with 0 when the program has ended, also when it was told to stop; with 1 and one plain sentence on
 * standard error when it can't begin or go on.
 */
export async function run(
  program: (parts: Parts) => Promise<void>,
  waiting: WaitingLine = { learning() {}, end() {} },
): Promise<void> {
  try {
    const environment = ownEnvironment();
    const config = readConfig(environment);
    const watch = await createWatch(config);
    const { meter } = watch;
    const log = createLog({ ...config, secrets: secretsIn(environment), logged: meter.logged });
    for (const it of unknownVariables(environment)) log.warn(it);
    const report = (what: string, error?: Error) =>
      error ? log.warn({ error: error.message }, what) : log.info(what);
    const { close, mentor: plain, ...assembled } = await assemble(config, { ...waiting, report });
    const mentor = measured(plain, meter, log);
    const onTrouble = (what: string, error: Error) => {
      meter.failed("schedule");
      log.warn({ error: error.message }, what);
    };
    const stopping = stopOnSignals();
    waiting.end();
    try {
      await program({ ...assembled, mentor, config, log, watch, onTrouble, stopping });
    } finally {
      await close();
    }
    // What still looks for a Redis that is away would hold the process.
    if (stopping.aborted) setTimeout(() => process.exit(), LINGERS_MS).unref();
  } catch (error) {
    waiting.end();
    process.stderr.write(`${plainly(error)}\n`);
    // Attempts to reach something that isn't there would hold the process for seconds.
    process.exit(1);
  }
}

/** Aborts when the process is told to stop. Told twice, or not done in time, it ends at once. */
function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  const endAtOnce = () => process.exit(1);
  const stop = () => {
    if (controller.signal.aborted) endAtOnce();
    controller.abort();
    setTimeout(endAtOnce, STOPS_WITHIN_MS).unref();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return controller.signal;
}
