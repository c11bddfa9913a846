import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { socketFor } from "./redis-server.ts";

const ENDS_WITHIN_MS = 10_000;

/**
 * Ends a Redis server that an earlier Mentor left behind on a folder because it was killed itself.
 *
 * It may be in the middle of ending, so it is not used again but waited for: two servers on one append-only file would
 * destroy it.
 */
export async function endLeftOver(folder: string, pidFile: string): Promise<void> {
  const pid = readPid(join(folder, pidFile));
  if (pid === undefined || !servesFrom(pid, folder)) return;

  process.kill(pid, "SIGTERM");
  for (const until = Date.now() + ENDS_WITHIN_MS; servesFrom(pid, folder); await sleep(20)) {
    if (Date.now() > until)
      throw new Error(
        `An earlier Redis (process ${pid}) keeps ${folder} in use; end it and start Mentor again.`,
      );
  }
}

function readPid(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, "utf8"), 10) || undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process is a Redis server with its data in a folder; the number may be another program's by now. */
function servesFrom(pid: number, folder: string): boolean {
  try {
    if (process.platform === "linux")
      return (
        readlinkSync(`/proc/${pid}/cwd`) === folder &&
        /redis|valkey/.test(readFileSync(`/proc/${pid}/comm`, "utf8"))
      );
    // Elsewhere its title tells: redis-server unixsocket:/…/redis.sock
    const title = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return /redis|valkey/.test(title) && title.includes(socketFor(folder));
  } catch {
    return false;
  }
}
