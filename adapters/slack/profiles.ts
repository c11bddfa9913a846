import type { WebClient } from "@slack/web-api";
import type { WorkspaceId } from "./ids.ts";
import { memberOf } from "./members.ts";

/** What members' profiles say. */
export interface Profiles {
  /** The time zone that a member set; undefined where it isn't known, or not soon enough. */
  zoneOf(client: WebClient, workspace: WorkspaceId, user: string): Promise<string | undefined>;
}

/** People travel; a zone that is an hour old is good enough. */
const LASTS_MS = 60 * 60_000;
const MOST_REMEMBERED = 20_000;
/** An answer doesn't wait longer than this for a zone that it may not need. */
const WAITS_MS = 1_000;

/** Asks for profiles, for each member once in a while. */
export function createProfiles(now: () => number = Date.now): Profiles {
  const known = new Map<string, { readonly zone: Promise<string | undefined>; until: number }>();

  return {
    async zoneOf(client, workspace, user) {
      const key = `${workspace} ${user}`;
      let entry = known.get(key);
      if (!entry || entry.until < now()) {
        if (known.size >= MOST_REMEMBERED) known.clear();
        // Who can't be asked for isn't asked for again at once; the mentor then asks the learner.
        const zone = memberOf(client, user)
          .then((it) => it.zone)
          .catch(() => undefined);
        entry = { zone, until: now() + LASTS_MS };
        known.set(key, entry);
      }
      const { zone } = entry;
      const { promise: late, resolve } = Promise.withResolvers<undefined>();
      const timer = setTimeout(() => resolve(undefined), WAITS_MS);
      return Promise.race([zone, late]).finally(() => clearTimeout(timer));
    },
  };
}
