import type { Groups } from "../../../src/checkins/groups.ts";
import { learnerOf } from "../receive.ts";
import { groupIn } from "./describe.ts";
import type { Servers } from "./servers.ts";

/** A server that comes back within this time finds its settings as they were. */
const GRACE_MS = 30 * 24 * 60 * 60_000;

/** What was arranged has its time zone, so that nobody's is asked for. */
const NOBODY = learnerOf("0");

/** What becomes of the settings of servers that the mentor leaves. */
export interface Leaving {
  /** The mentor is on these servers now, out of those for which `isMine`; others it has left. */
  compare(present: ReadonlySet<string>, isMine: (guild: string) => boolean): Promise<void>;
  joined(guild: string): Promise<void>;
  left(guild: string): Promise<void>;
  /** Deletes what was left longer ago than the grace. */
  sweep(): Promise<void>;
}

/** Keeps the settings of a server for thirty days after the mentor left it, and nothing longer. */
export function createLeaving(
  servers: Servers,
  groups: Pick<Groups, "arrangement" | "arrange" | "end" | "forget">,
  now: () => number = Date.now,
): Leaving {
  const joined = async (guild: string) => {
    const { leftAt, resumes, channel } = await servers.settings(guild);
    if (leftAt === undefined) return;
    await servers.change(guild, ({ leftAt: _, ...it }) => ({ ...it, resumes: false }));
    if (resumes && channel) await groups.arrange(groupIn(channel), {}, { by: NOBODY, at: now() });
  };
  const left = async (guild: string) => {
    const settings = await servers.settings(guild);
    if (settings.leftAt !== undefined || isEmpty(settings)) return;
    const group = settings.channel ? groupIn(settings.channel) : undefined;
    const resumes = group !== undefined && (await groups.arrangement(group))?.isOn === true;
    await servers.change(guild, (it) => ({ ...it, leftAt: now(), resumes }));
    if (group && resumes) await groups.end(group, now());
  };
  return {
    joined,
    left,

    async compare(present, isMine) {
      for await (const guild of servers.all()) {
        if (!isMine(guild)) continue;
        await (present.has(guild) ? joined(guild) : left(guild));
      }
    },

    async sweep() {
      for await (const guild of servers.all()) {
        const { leftAt, channels } = await servers.settings(guild);
        if (leftAt === undefined || now() - leftAt < GRACE_MS) continue;
        for (const it of channels) await groups.forget(groupIn(it));
        await servers.remove(guild);
      }
    },
  };
}

const isEmpty = ({ channels, unasked, roles }: Awaited<ReturnType<Servers["settings"]>>) =>
  channels.length + unasked.length + roles.length === 0;
