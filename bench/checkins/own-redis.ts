import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type RedisPlace } from "../../src/storage/clients.ts";
import { type Connection, connectRedis } from "../../src/storage/connection.ts";
import { endRedis, launchRedis } from "../../src/storage/redis-server.ts";

/** A Redis by itself, set as Mentor's own is. */
export interface OwnRedis {
  readonly place: RedisPlace;
  readonly raw: ReturnType<typeof createClient>;
  connect(): Promise<Connection>;
  /** What all data takes, in bytes. */
  bytes(): Promise<number>;
  empty(): Promise<void>;
  stop(): Promise<void>;
}

const SETTINGS = {
  appendonly: "yes",
  appendfsync: "everysec",
  save: "",
  "maxmemory-policy": "noeviction",
  "hash-max-listpack-value": "512",
};

/** Starts a Redis for one run. */
export async function startOwnRedis(): Promise<OwnRedis> {
  const folder = mkdtempSync(join(tmpdir(), "mentor-bench-"));
  const socket = join(folder, "redis.sock");
  const child = await launchRedis({ folder, socket, settings: SETTINGS });
  const place = { kind: "socket", path: socket } as const;
  const raw = createClient(place, "patient");
  const connections: Connection[] = [];
  return {
    place,
    raw,
    async connect() {
      const connection = await connectRedis(place);
      connections.push(connection);
      return connection;
    },
    async bytes() {
      const info = await raw.info("memory");
      return Number(/used_memory_dataset:(\d+)/.exec(info)?.[1]);
    },
    async empty() {
      await raw.flushall();
    },
    async stop() {
      raw.disconnect();
      await Promise.all(connections.map((it) => it.close()));
      await endRedis(child, "SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
