import type { App, Context } from "@slack/bolt";
import type { Groups } from "../../src/checkins/groups.ts";
import type { Mentor } from "../../src/mentor.ts";
import { RedisAway } from "../../src/storage/away.ts";
import type { Notes } from "../../src/storage/notes.ts";
import type { Work } from "../shared/work.ts";
import { belongsTo, type WorkspaceId, workspaceOf } from "./ids.ts";
import type { Installations } from "./installations.ts";

/** What forgetting a workspace takes. */
export interface LeavingParts {
  readonly notes: Notes;
  /** Without them the mentor's token is an operator's, and isn't kept here. */
  readonly installations?: Pick<Installations, "find" | "remove">;
  readonly mentor: Pick<Mentor, "forgetAll">;
  readonly groups: Pick<Groups, "forgetAll">;
}

/** What becomes of what is kept of workspaces that took the mentor away. */
export interface Leaving {
  /**
   * A workspace took the mentor away: its token, its learners, their check-ins and its groups are deleted.
   *
   * Slack tells it in two events, in either order and each perhaps several times. What happened before the mentor was
   * added again is no news.
   *
   * @param at When it happened, epoch ms.
   */
  left(workspace: WorkspaceId, at: number): Promise<void>;
  /** Ends what was begun for a workspace, if anything was. */
  finish(workspace: WorkspaceId): Promise<void>;
  /** Ends whatever was begun by a process that didn't get to its end. */
  finishAll(): Promise<void>;
  /** Takes in what Slack tells when a workspace takes the mentor away. */
  listen(app: App, work: Work): void;
}

const BEGINNING = "slack:leaving:";
/** What couldn't be forgotten, since something was just on its way to somebody, can be a minute later. */
const AGAIN_AFTER_MS = 60_000;

/** Forgets workspaces. A note stands for as long as something of one is left, so that nothing stays behind for good. */
export function createLeaving(parts: LeavingParts, againAfterMs = AGAIN_AFTER_MS): Leaving {
  const { notes, installations, mentor, groups } = parts;

  const forget = async (workspace: WorkspaceId) => {
    // Without a token nobody is met there while their neighbours are forgotten.
    await installations?.remove(workspace);
    await groups.forgetAll((it) => belongsTo(it, workspace));
    await mentor.forgetAll((it) => belongsTo(it, workspace));
    for await (const name of notes.names("slack:")) {
      const isTheirs = name.split(":")[2] === workspace && !name.startsWith(BEGINNING);
      if (isTheirs) await notes.remove(name);
    }
    await notes.remove(BEGINNING + workspace);
  };
  const finish = async (workspace: WorkspaceId) => {
    if ((await notes.read(BEGINNING + workspace)) !== undefined) await forget(workspace);
  };

  const left = async (workspace: WorkspaceId, at: number) => {
    const kept = await installations?.find(workspace).catch((error) => {
      if (error instanceof RedisAway) throw error;
      // What can't be opened any more is as good as gone.
      return undefined;
    });
    if (kept && isBefore(at, kept.installedAt)) return;
    await notes.write(BEGINNING + workspace, String(at));
    await forget(workspace);
  };

  return {
    left,
    finish,

    async finishAll() {
      for await (const name of notes.names(BEGINNING)) await finish(name.slice(BEGINNING.length));
    },

    listen(app, work) {
      const untilDone = (id: string, workspace: WorkspaceId, does: () => Promise<void>): void =>
        work.start("a workspace could not be forgotten", id, async () => {
          try {
            await does();
          } catch (error) {
            // While Redis is away nothing may have been begun yet.
            const rest = error instanceof RedisAway ? does : () => finish(workspace);
            const again = () => untilDone(id, workspace, rest);
            setTimeout(again, againAfterMs).unref();
            throw error;
          }
        });
      const take = (context: Context, body: LeavingEvent & { readonly event_id: string }) => {
        const workspace = workspaceOf(context);
        const at = leftAt(body);
        if (workspace === undefined || at === undefined) return;
        untilDone(body.event_id, workspace, () => left(workspace, at));
      };
      app.event("app_uninstalled", async ({ context, body }) => take(context, body));
      app.event("tokens_revoked", async ({ context, body }) => take(context, body));
    },
  };
}

const SECOND_MS = 1_000;

/** Slack tells times by the second, so within the same one nobody knows; nobody adds what they just removed so fast. */
const isBefore = (at: number, installedAt: number) => at + SECOND_MS <= installedAt;

/** What Slack tells when a workspace takes the mentor away, as Bolt hands it over. */
export interface LeavingEvent {
  readonly event: {
    readonly type: string;
    readonly tokens?: { readonly bot?: readonly string[] | undefined };
  };
  /** Seconds. */
  readonly event_time: number;
}

/** When the mentor was taken away, epoch ms; undefined where only somebody's own token was revoked, which it has not. */
export function leftAt({ event, event_time }: LeavingEvent): number | undefined {
  const isGone = event.type === "app_uninstalled" || (event.tokens?.bot?.length ?? 0) > 0;
  return isGone ? event_time * SECOND_MS : undefined;
}
