import type { Mind } from "../dialogue/mind.ts";
import type { ConversationId, LearnerId } from "../ids.ts";
import type { Agenda, Mentor } from "../mentor.ts";
import type { Connection } from "../storage/connection.ts";
import { createRedisGroupStore } from "../storage/groups.ts";
import type { Store } from "../storage/store.ts";
import { createAgenda } from "./agenda.ts";
import { createRunner } from "./deliver.ts";
import { openDueIndex } from "./due-index.ts";
import type { Backlog } from "./errands.ts";
import { createGroupErrands } from "./group-errands.ts";
import { createGroups, type Groups } from "./groups.ts";
import type { Outlet } from "./outlet.ts";
import { openQueue, type Patience, type ShownQueue } from "./queue.ts";
import { settle, settleAll } from "./settle.ts";
import { platformOf, spellSubscriber } from "./subscribers.ts";
import { createSweep, errandId } from "./sweep.ts";

/** What check-ins are made of. */
export interface Parts {
  readonly mind: Mind;
  readonly connection: Connection;
  readonly store: Store;
  /** Over so long a crowd is spread that is due at the same minute, on platforms that take only so much; ms. */
  readonly spreadMs: number;
  readonly patience?: Patience;
}

/** What a process does for check-ins. */
export interface Service {
  readonly mentor: Mentor;
  readonly outlets: readonly Outlet[];
  /** Whether it delivers them; otherwise it only keeps when they are due. */
  readonly delivers: boolean;
  /** Something went wrong that is taken care of; for the operator. */
  onTrouble(what: string, error: Error): void;
}

/** How schedule and queue stand. */
export interface Lateness {
  /** How many will come due. */
  readonly scheduled: number;
  /** Since when the one is due that has been so longest and isn't on its way, epoch ms. */
  readonly dueSince?: number;
  readonly backlogs: readonly Backlog[];
}

/** Check-ins: when they are due, and their delivery. */
export interface CheckIns {
  /** Where the mentor keeps when each learner is due. */
  readonly agenda: Agenda;
  /** Check-ins of groups. */
  readonly groups: Groups;
  /** Resolves once check-ins that come due are delivered. */
  start(service: Service): Promise<void>;
  /** How schedule and queue stand just now, for whoever watches. */
  look(now: number): Promise<Lateness>;
  /** The queues, for a page that shows them. */
  queues(): readonly ShownQueue[];
  /** Finishes the deliveries that are under way, and begins no more. */
  stop(): Promise<void>;
}

const TRIES_AGAIN_AFTER_MS = 5_000;
/** How often at most a group's message is changed to show how many have answered. */
const COUNTS_EVERY_MS = 5_000;

/** Makes check-ins. They lie in Redis, so that any number of processes may serve them. */
export function createCheckIns({ mind, connection, store, spreadMs, patience }: Parts): CheckIns {
  const groupStore = createRedisGroupStore(connection);
  const index = openDueIndex(connection);
  const queue = openQueue(connection, patience);
  const spread = new Map<string, number>();
  const unentered = new Set<LearnerId>();
  let service: Service | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isStopping = false;
  let settling: Promise<void> = Promise.resolve();

  const enterAgain = async () => {
    const learners = [...unentered];
    try {
      await settle(store, index, spread, learners);
      for (const it of learners) unentered.delete(it);
    } catch (error) {
      service?.onTrouble("a check-in waits to be entered in the schedule", error as Error);
    }
    if (unentered.size > 0 && !isStopping) retry = setTimeout(enterAgain, TRIES_AGAIN_AFTER_MS);
  };
  const onUnentered = (learner: LearnerId, error: Error) => {
    service?.onTrouble("a check-in couldn't be entered in the schedule", error);
    if (unentered.size === 0) retry = setTimeout(enterAgain, TRIES_AGAIN_AFTER_MS);
    unentered.add(learner);
  };

  /** One change of a message tells of all answers of some seconds: platforms count changes too. */
  const showCount = async (group: ConversationId) => {
    const platform = platformOf(group);
    if (platform === undefined || !spread.has(platform)) return;
    const subscriber = spellSubscriber({ kind: "count", group });
    const due = Math.ceil(Date.now() / COUNTS_EVERY_MS) * COUNTS_EVERY_MS;
    const errand = { subscriber, conversation: group, due };
    await queue.add(platform, [[errandId({ subscriber, due }), errand]], due - Date.now());
  };

  return {
    agenda: createAgenda({ index, queue, spread, onUnentered }),
    groups: createGroups({ mind, store, groups: groupStore, index, spread, showCount }),

    async start(it) {
      service = it;
      const { mentor, outlets, delivers, onTrouble } = it;
      for (const { platform, pace } of outlets) spread.set(platform, pace ? spreadMs : 0);
      if (!delivers || outlets.length === 0) return;

      const spreadOn = (platform: string) => spread.get(platform) ?? 0;
      const sweep = createSweep({ index, queue, spreadOn });
      const errands = createGroupErrands({ mind, groups: groupStore, index, spread });
      await queue.start({
        runners: outlets.map((outlet) => createRunner(mentor, errands, outlet)),
        sweep: async () => void (await sweep(Date.now())),
        onTrouble,
      });
      settling = settleAll(store, groupStore, index, spread, () => isStopping).then(
        () => {},
        (error) => onTrouble("the schedule wasn't compared with what learners chose", error),
      );
    },

    async look(now) {
      const [scheduled, [oldest], backlogs] = await Promise.all([
        index.size(),
        index.peek(now, 1),
        Promise.all([...spread.keys()].map((it) => queue.backlog(it))),
      ]);
      return { scheduled, backlogs, ...(oldest ? { dueSince: oldest.due } : {}) };
    },

    queues: () => queue.shown([...spread.keys()]),

    async stop() {
      isStopping = true;
      clearTimeout(retry);
      await queue.close();
      await settling;
    },
  };
}
