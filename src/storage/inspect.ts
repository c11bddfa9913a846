import type { Connection } from "./connection.ts";
import { script } from "./script.ts";

/** How a Redis is set up, as far as Mentor depends on it. */
export interface RedisState {
  readonly version: string;
  /** What it does when its memory is full; only `noeviction` loses nothing. */
  readonly policy: string;
  /** Whether what was written is there again after a restart. */
  readonly isAppendOnly: boolean;
}

const INFO = script(`
  return redis.call("INFO", "server") .. redis.call("INFO", "memory") .. redis.call("INFO", "persistence")
`);

/** Asks a Redis how it is set up. */
export async function inspectRedis(connection: Connection): Promise<RedisState> {
  const text = String(await connection.run({ script: INFO, keys: [], args: [] }));
  const value = (name: string) => new RegExp(`^${name}:(.*)$`, "m").exec(text)?.[1]?.trim() ?? "";
  return {
    version: value("redis_version"),
    policy: value("maxmemory_policy"),
    isAppendOnly: value("aof_enabled") === "1",
  };
}
