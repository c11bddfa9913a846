import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { WorkerSettings } from "./worker.ts";

const WORKER = new URL("worker.ts", import.meta.url).pathname;

/** Processes that deliver check-ins, each replaced when it dies. */
export interface Workers {
  /** How many have died. */
  deaths(): number;
  /** Kills one, as the power would; another one takes its place. */
  kill(): Promise<void>;
  /** Ends all, in order. */
  stop(): Promise<void>;
}

/**
 * Starts so many workers.
 *
 * @param settingsOf How a worker is to be, given how many have died before it.
 */
export async function startWorkers(
  count: number,
  settingsOf: (deaths: number) => WorkerSettings,
): Promise<Workers> {
  const living = new Set<ChildProcess>();
  let deaths = 0;
  let isStopping = false;

  const start = async (): Promise<void> => {
    const settings = settingsOf(deaths);
    const child = spawn(process.execPath, [WORKER, JSON.stringify(settings)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    living.add(child);
    child.once("exit", () => {
      living.delete(child);
      if (isStopping) return;
      deaths += 1;
      void start();
    });
    await Promise.race([once(child.stdout ?? child, "data"), once(child, "exit")]);
  };
  await Promise.all(Array.from({ length: count }, start));

  return {
    deaths: () => deaths,
    async kill() {
      const [child] = living;
      if (!child) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    async stop() {
      isStopping = true;
      const all = [...living].map((child) => {
        const gone = once(child, "exit");
        child.kill("SIGTERM");
        const force = setTimeout(() => child.kill("SIGKILL"), 8_000);
        return gone.finally(() => clearTimeout(force));
      });
      await Promise.all(all);
    },
  };
}
