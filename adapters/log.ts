import { destination, type Logger, pino } from "pino";
import type { Config } from "../src/config.ts";
import { hideSecrets, redact } from "./redact.ts";
import { currentRequest } from "./request.ts";

/** Where adapters say what an operator should know; on standard error, since standard output is the learner's. */
export type Log = Logger;

/** What a log is made with. */
export interface Logging extends Pick<Config, "logLevel"> {
  /** What must never stand in it. */
  readonly secrets?: readonly string[];
  /** Hears of the level of each line. */
  readonly logged?: (level: string) => void;
  /** Takes each line in place of standard error. */
  readonly write?: (line: string) => void;
}

/**
 * Opens the log: a JSON object a line, each with the request on whose behalf it was written, if there is one, and
 * without anything secret or said by a learner.
 *
 * A line is written before the call returns, so that the last words of a process aren't lost.
 */
export function createLog({ logLevel, secrets = [], logged = () => {}, write }: Logging): Log {
  const errors = write ? undefined : destination({ fd: 2, sync: true });
  const put = write ?? ((line: string) => void errors?.write(line));
  return pino(
    {
      level: logLevel,
      base: null,
      mixin: () => {
        const request = currentRequest();
        return request ? { requestId: request.id } : {};
      },
      formatters: { log: (line) => redact(line) as Record<string, unknown> },
      // What `redact` has left of an error is all of it.
      serializers: { err: (it: unknown) => it },
      hooks: {
        logMethod(args, method, level) {
          logged(pino.levels.labels[level] ?? String(level));
          method.apply(this, args);
        },
      },
    },
    { write: (line: string) => put(hideSecrets(line, secrets)) },
  );
}
