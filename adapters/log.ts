import { destination, type Logger, pino } from "pino";
import type { Config } from "../src/config.ts";

/** Where adapters say what an operator should know; on standard error, since standard output is the learner's. */
export type Log = Logger;

/** Opens the log. A line is written before the call returns, so that the last words of a process aren't lost. */
export const createLog = ({ logLevel }: Pick<Config, "logLevel">): Log =>
  pino({ level: logLevel, base: null }, destination({ fd: 2, sync: true }));
