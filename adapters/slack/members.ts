import type { WebClient } from "@slack/web-api";
import { zoneNamed } from "../../src/schedule/zones.ts";

/** What the mentor looks at of a member. */
export interface Member {
  /** The time zone that their profile says, IANA. */
  readonly zone?: string;
  /** They administer the workspace, or own it. */
  readonly isAdmin: boolean;
}

/** Asks Slack about a member. */
export async function memberOf(client: WebClient, user: string): Promise<Member> {
  const { user: about } = await client.users.info({ user });
  const zone = zoneNamed(about?.tz ?? "");
  return {
    isAdmin: [about?.is_admin, about?.is_owner, about?.is_primary_owner].includes(true),
    ...(zone ? { zone } : {}),
  };
}
