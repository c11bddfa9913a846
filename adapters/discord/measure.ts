import { type REST, RESTEvents } from "discord.js";
import type { Meter } from "../meter.ts";
import { currentRequest } from "../request.ts";
import { PLATFORM } from "./receive.ts";
import type { Wire } from "./wire.ts";

/** Tells of the status of every answer of Discord's. */
export function countRequests(rest: REST, meter: Meter): void {
  rest.on(RESTEvents.Response, (_, response) => {
    // What others use up of a limit that is shared isn't counted against this bot.
    const isShared = response.headers.get("x-ratelimit-scope") === "shared";
    if (!isShared) meter.answered(PLATFORM, response.status);
  });
}

/** The same wire, whose first answers to interactions are timed from when they arrived. */
export const timedWire = (wire: Wire, meter: Meter): Wire => ({
  ...wire,
  async answer(ticket, answer) {
    await wire.answer(ticket, answer);
    const request = currentRequest();
    if (request) meter.acknowledged(PLATFORM, performance.now() - request.began);
  },
});
