import type { Config } from "../config.ts";
import type { RedisPlace } from "./clients.ts";
import { type Connection, connectRedis } from "./connection.ts";
import { type Presence, watch } from "./presence.ts";
import { startPrivateRedis } from "./private-redis.ts";
import { createRedisStore } from "./redis.ts";
import type { Store } from "./store.ts";

/** Redis, opened: the store in it, and the connection for whatever else lives there. */
export interface Storage {
  readonly connection: Connection;
  readonly store: Store;
  readonly presence: Presence;
  /** Closes the connection and, where Redis is Mentor's own, ends it; its data stays. */
  close(): Promise<void>;
}

/** Opens the Redis that is configured, or starts one of Mentor's own where none is. */
export async function openStorage(
  config: Pick<Config, "redisUrl" | "redisClusterNodes" | "dataDir">,
): Promise<Storage> {
  const configured = placeOf(config);
  if (configured) return openAt(configured, async () => {});

  const own = await startPrivateRedis(config.dataDir);
  return openAt({ kind: "socket", path: own.socket }, own.stop);
}

async function openAt(place: RedisPlace, release: () => Promise<void>): Promise<Storage> {
  try {
    return storageOver(await connectRedis(place), release);
  } catch (error) {
    await release();
    throw error;
  }
}

function storageOver(opened: Connection, release: () => Promise<void>): Storage {
  const { connection, presence } = watch(opened);
  const store = createRedisStore(connection);
  const close = async () => {
    await store.close();
    await release();
  };
  return { connection, store, presence, close };
}

function placeOf({
  redisUrl,
  redisClusterNodes,
}: Pick<Config, "redisUrl" | "redisClusterNodes">): RedisPlace | undefined {
  if (redisClusterNodes) return { kind: "cluster", nodes: redisClusterNodes };
  if (redisUrl === undefined) return undefined;
  return redisUrl.startsWith("/")
    ? { kind: "socket", path: redisUrl }
    : { kind: "server", url: redisUrl };
}
