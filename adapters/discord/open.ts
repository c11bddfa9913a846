import type { Adapter } from "../adapter.ts";
import type { Parts } from "../run.ts";
import { createDiscord } from "./main.ts";
import { createShards } from "./shards.ts";

/** Opens Discord as it is configured: in this process, or spread over several. */
export function openDiscord(parts: Parts & { readonly token: string }): Adapter {
  const { config, mentor, checkIns, notes, token, log, watch } = parts;
  const { groups } = checkIns;
  const { meter } = watch;
  const reach = { api: config.discordApi };
  return config.shards === undefined
    ? createDiscord({
        mentor,
        groups,
        notes,
        token,
        log,
        meter,
        eventsPort: config.discordEventsPort,
        ...reach,
      })
    : createShards({ token, log, meter, count: config.shards, ...reach });
}
