import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { RedisPlace } from "../../src/storage/clients.ts";
import { type Connection, connectRedis } from "../../src/storage/connection.ts";
import { endRedis, launchRedis } from "../../src/storage/redis-server.ts";

/** A Redis server for tests, empty and by itself in a temporary folder. */
export interface TestRedis {
  readonly place: RedisPlace;
  /** Where it listens, as `REDIS_URL` has it. */
  readonly url: string;
  readonly pid: number;
  /** Another connection to it; all are closed by `stop`. */
  connect(): Promise<Connection>;
  stop(): Promise<void>;
}

/** Starts a real Redis server; give it to `afterAll` to be stopped. Further settings are those of `redis.conf`. */
export async function startRedis(settings: Record<string, string> = {}): Promise<TestRedis> {
  const { folder, socket, child } = await launchInTemporaryFolder(settings);
  const place = { kind: "socket", path: socket } as const;
  const connections: Connection[] = [];

  return {
    place,
    url: socket,
    pid: child.pid ?? 0,

    async connect() {
      const connection = await connectRedis(place);
      connections.push(connection);
      return connection;
    },

    async stop() {
      await Promise.all(connections.map((it) => it.close()));
      await endRedis(child, "SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a server that keeps nothing; it ends with the test's process at the latest. */
export async function launchInTemporaryFolder(settings: Record<string, string>) {
  const folder = mkdtempSync("/tmp/mentor-test-");
  const socket = join(folder, "redis.sock");
  const all = { save: "", appendonly: "no", ...settings };
  const child = await launchRedis({ folder, socket, settings: all });
  process.once("exit", () => child.kill("SIGKILL"));
  return { folder, socket, child };
}
