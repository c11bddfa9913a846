import { createRedisStore } from "../../src/storage/redis.ts";
import { startRedisCluster } from "../support/redis-cluster.ts";
import { conformance } from "./conformance.ts";

conformance(
  "a store in a Redis Cluster",
  async () => {
    const cluster = await startRedisCluster();
    return {
      one: createRedisStore(await cluster.connect()),
      other: createRedisStore(await cluster.connect()),
      close: () => cluster.stop(),
    };
  },
  5,
);
