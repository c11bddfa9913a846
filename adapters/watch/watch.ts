import { once } from "node:events";
import type { Server } from "node:http";
import type { CheckIns } from "../../src/checkins/checkins.ts";
import type { Config } from "../../src/config.ts";
import type { Log } from "../log.ts";
import { type Meter, UNMEASURED } from "../meter.ts";
import type { Board } from "./board.ts";
import { createLooking, type Looked } from "./look.ts";

/** How this process is watched. */
export interface Watch {
  readonly meter: Meter;
  /** Opens the port, if one is configured; throws in one plain sentence when it can't be. */
  open(parts: WatchedParts): Promise<void>;
  close(): Promise<void>;
}

/** What is watched. */
export interface WatchedParts extends Looked {
  readonly config: Pick<Config, "watchPort" | "watchHost" | "adminPassword">;
  readonly checkIns: Looked["checkIns"] & Pick<CheckIns, "queues">;
  readonly log: Log;
  /** Several processes on one machine take a port each, from the configured one on; the first takes that itself. */
  readonly place?: number;
}

/** Makes a watch. What it needs is loaded only where there is a port for it. */
export async function createWatch({ watchPort }: Pick<Config, "watchPort">): Promise<Watch> {
  if (watchPort === undefined)
    return { meter: UNMEASURED, open: async () => {}, close: async () => {} };

  const { createMetrics } = await import("./metrics.ts");
  const { createWatchServer } = await import("./server.ts");
  const metrics = createMetrics();
  let server: Server | undefined;

  return {
    meter: metrics,

    async open(parts) {
      const { config, checkIns, log, place = 0 } = parts;
      const { adminPassword: password, watchHost: host } = config;
      const port = watchPort + place;
      const look = createLooking(parts);
      const queues = password === undefined ? {} : { board: await boardOf(checkIns, password) };
      server = createWatchServer({ look, metrics, ...queues });
      server.listen(port, host);
      try {
        await once(server, "listening");
      } catch (cause) {
        throw new Error(`Nobody can watch Mentor on port ${port}: ${String(cause)}`, { cause });
      }
      log.info({ host, port }, "Mentor can be watched");
    },

    async close() {
      if (!server?.listening) return;
      server.closeAllConnections();
      await new Promise((done) => server?.close(done));
    },
  };
}

/** The queues are there once check-ins were started, and whoever looks at them comes later. */
async function boardOf(checkIns: Pick<CheckIns, "queues">, password: string): Promise<Board> {
  const { createBoard } = await import("./board.ts");
  let made: Board | undefined;
  return (request, response) => {
    made ??= createBoard(checkIns.queues(), password);
    made(request, response);
  };
}
