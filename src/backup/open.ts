import type { Config } from "../config.ts";
import { connectRedis } from "../storage/connection.ts";
import { openStorage, type Storage } from "../storage/open.ts";
import { privateSocket } from "../storage/private-redis.ts";
import { createRedisStore } from "../storage/redis.ts";

/**
 * Opens what Mentor is configured to remember in, whether it is running or not.
 *
 * A Redis of Mentor's own is met where it runs, and goes on when this is closed; where none runs, it is started.
 */
export async function openInUse(
  config: Pick<Config, "redisUrl" | "redisClusterNodes" | "dataDir">,
): Promise<Pick<Storage, "connection" | "store" | "close">> {
  const isOwn = config.redisUrl === undefined && config.redisClusterNodes === undefined;
  const path = isOwn ? privateSocket(config.dataDir) : undefined;
  const connection = path && (await connectRedis({ kind: "socket", path }).catch(() => undefined));
  if (!connection) return openStorage(config);
  const store = createRedisStore(connection);
  return { connection, store, close: () => store.close() };
}
