import type { LearnerId } from "../ids.ts";
import type { Agenda, Mentor } from "../mentor.ts";
import type { Connection } from "../storage/connection.ts";
import type { Store } from "../storage/store.ts";
import { createAgenda } from "./agenda.ts";
import { createRunner } from "./deliver.ts";
import { openDueIndex } from "./due-index.ts";
import type { Outlet } from "./outlet.ts";
import { openQueue, type Patience } from "./queue.ts";
import { settle, settleAll } from "./settle.ts";
import { createSweep } from "./sweep.ts";

/** What check-ins are made of. */
export interface Parts {
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

/** Check-ins: when they are due, and their delivery. */
export interface CheckIns {
  /** Where the mentor keeps when each learner is due. */
  readonly agenda: Agenda;
  /** Resolves once check-ins that come due are delivered. */
  start(service: Service): Promise<void>;
  /** Finishes the deliveries that are under way, and begins no more. */
  stop(): Promise<void>;
}

const TRIES_AGAIN_AFTER_MS = 5_000;

/** Makes check-ins. They lie in Redis, so that any number of processes may serve them. */
export function createCheckIns({ connection, store, spreadMs, patience }: Parts): CheckIns {
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

  return {
    agenda: createAgenda({ index, queue, spread, onUnentered }),

    async start(it) {
      service = it;
      const { mentor, outlets, delivers, onTrouble } = it;
      for (const { platform, pace } of outlets) spread.set(platform, pace ? spreadMs : 0);
      if (!delivers || outlets.length === 0) return;

      const spreadOn = (platform: string) => spread.get(platform) ?? 0;
      const sweep = createSweep({ index, queue, spreadOn });
      await queue.start({
        runners: outlets.map((outlet) => createRunner(mentor, outlet)),
        sweep: async () => void (await sweep(Date.now())),
        onTrouble,
      });
      settling = settleAll(store, index, spread, () => isStopping).then(
        () => {},
        (error) => onTrouble("the schedule wasn't compared with what learners chose", error),
      );
    },

    async stop() {
      isStopping = true;
      clearTimeout(retry);
      await queue.close();
      await settling;
    },
  };
}
