import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";

/** Something from outside that is being dealt with, from its arrival to the last thing that is sent because of it. */
export interface Request {
  /** Stands in every line of the log that is written on its behalf. */
  readonly id: string;
  /** When it arrived, by `performance.now()`. */
  readonly began: number;
}

const underWay = new AsyncLocalStorage<Request>();

/** Does the work of a request; what it starts belongs to the same one, and a request within a request too. */
export function inRequest<T>(work: () => T): T {
  if (underWay.getStore()) return work();
  return underWay.run({ id: randomBytes(6).toString("base64url"), began: performance.now() }, work);
}

/** The request on whose behalf something is being done; undefined outside of any. */
export const currentRequest = (): Request | undefined => underWay.getStore();
