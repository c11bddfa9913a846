import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { setInterval } from "node:timers/promises";
import { lockFolder } from "./folder-lock.ts";
import { endLeftOver } from "./left-over.ts";
import { endRedis, hasEnded, launchRedis, socketFor } from "./redis-server.ts";

/** A Redis server that belongs to this process. */
export interface PrivateRedis {
  readonly socket: string;
  /** Its process, as of now. */
  pid(): number | undefined;
  stop(): Promise<void>;
}

const PID_FILE = "redis.pid";

const SETTINGS = {
  appendonly: "yes",
  // A killed Mentor or Redis loses nothing, a power cut the last second.
  appendfsync: "everysec",
  save: "",
  "maxmemory-policy": "noeviction",
  // Halves what a queued job takes. Newer servers say listpack and take this name too.
  "hash-max-ziplist-value": "512",
  pidfile: PID_FILE,
};

const LOOKS_EVERY_MS = 500;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Starts a Redis server of Mentor's own with its data under a folder, so that there is nothing to configure.
 *
 * The data is kept between runs. The server ends with this process; where the process was killed before it could see
 * to that, its next start does. Should the server die, it is started again. A folder serves one Mentor at a time.
 */
export async function startPrivateRedis(dataDir: string): Promise<PrivateRedis> {
  mkdirSync(join(dataDir, "redis"), { recursive: true });
  const folder = realpathSync(join(dataDir, "redis"));
  const socket = socketFor(folder);
  const launch = () => launchRedis({ folder, socket, settings: SETTINGS });

  const lock = lockFolder(folder);
  let child: Awaited<ReturnType<typeof launch>>;
  try {
    await endLeftOver(folder, PID_FILE);
    child = await launch();
  } catch (error) {
    lock.release();
    throw error;
  }

  const stopping = new AbortController();
  const keepServing = async () => {
    const options = { ref: false, signal: stopping.signal };
    for await (const _ of setInterval(LOOKS_EVERY_MS, undefined, options)) {
      if (hasEnded(child)) child = await launch().catch(() => child);
    }
  };
  const serving = keepServing().catch(() => {});

  const end = async () => {
    stopping.abort();
    await serving;
    await endRedis(child, "SIGTERM");
    lock.release();
    unbind();
  };
  let ended: Promise<void> | undefined;
  const stop = () => {
    ended ??= end();
    return ended;
  };
  const unbind = bindToProcess(() => child.kill("SIGTERM"), stop);

  return { socket, pid: () => child.pid, stop };
}

/** Where the Redis of Mentor's own under a folder listens while it runs; undefined where there never was one. */
export function privateSocket(dataDir: string): string | undefined {
  const folder = join(dataDir, "redis");
  return existsSync(folder) ? socketFor(realpathSync(folder)) : undefined;
}

/** Lets a server end when the process does; gives what undoes that. */
function bindToProcess(endAtOnce: () => void, stop: () => Promise<void>): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    // Whoever else listens to it finishes what is under way and then closes the store or exits.
    if (process.listenerCount(signal) > 1) return;
    void stop().finally(() => process.kill(process.pid, signal));
  };

  process.on("exit", endAtOnce);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return () => {
    process.off("exit", endAtOnce);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
}
