import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { RedisPlace } from "../../src/storage/clients.ts";
import { type Connection, connectRedis } from "../../src/storage/connection.ts";
import { endRedis, launchRedis } from "../../src/storage/redis-server.ts";

/** A Redis server that keeps its data and can be taken away. */
export interface MortalRedis {
  readonly place: RedisPlace;
  readonly url: string;
  connect(): Promise<Connection>;
  /** Ends it as the power would. */
  kill(): Promise<void>;
  /** Starts it again on what it left. */
  revive(): Promise<void>;
  /** It goes on listening and answers nothing. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** Starts a real Redis server that writes everything down. */
export async function startMortalRedis(): Promise<MortalRedis> {
  const folder = mkdtempSync("/tmp/mentor-test-");
  const socket = join(folder, "redis.sock");
  const settings = { appendonly: "yes", appendfsync: "everysec", save: "" };
  const launch = () => launchRedis({ folder, socket, settings });
  const place = { kind: "socket", path: socket } as const;
  const connections: Connection[] = [];
  let child = await launch();
  const endAtOnce = () => child.kill("SIGKILL");
  process.once("exit", endAtOnce);

  return {
    place,
    url: socket,
    async connect() {
      const connection = await connectRedis(place);
      connections.push(connection);
      return connection;
    },
    kill: () => endRedis(child, "SIGKILL"),
    async revive() {
      child = await launch();
    },
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    async stop() {
      process.off("exit", endAtOnce);
      await Promise.all(connections.map((it) => it.close()));
      await endRedis(child, "SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
