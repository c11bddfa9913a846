import { type Config, unknownVariables } from "../../src/config.ts";
import { ContentError } from "../../src/content/faults.ts";
import type { Library } from "../../src/content/model.ts";
import type { Environment } from "../../src/environment.ts";
import { inspectRedis } from "../../src/storage/inspect.ts";
import { openStorage } from "../../src/storage/open.ts";
import { findRedisServer } from "../../src/storage/redis-server.ts";
import type { Check, Finding } from "./check.ts";

/** What Mentor needs on any platform: content that can be read, and a Redis that loses nothing. */
export const ownChecks = (config: Config, load: () => Promise<Library>): readonly Check[] => [
  { name: "The content", look: () => lookAtContent(load) },
  { name: "Redis", look: () => lookAtRedis(config) },
];

/** That every setting has a name which Mentor reads; what they are set to was read before. */
export const settingsCheck = (environment: Environment): Check => ({
  name: "The settings",
  look: async () =>
    unknownVariables(environment).map((wrong) => ({ wrong, cure: "rename it, or take it away" })),
});

async function lookAtContent(load: () => Promise<Library>): Promise<readonly Finding[]> {
  try {
    await load();
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    const [first = "", ...more] = error.message.split("\n");
    const others = more.length > 0 ? ` (and ${more.length} more)` : "";
    return [{ wrong: `${first}${others}`, cure: "npm run content names every fault and its line" }];
  }
}

async function lookAtRedis(config: Config): Promise<readonly Finding[]> {
  if (config.redisUrl === undefined && config.redisClusterNodes === undefined) {
    // Mentor sets up its own as it should be.
    findRedisServer();
    return [];
  }
  const { connection, close } = await openStorage(config);
  try {
    const { policy, isAppendOnly } = await inspectRedis(connection);
    return [
      ...(policy === "noeviction"
        ? []
        : [
            {
              wrong: `Redis throws away what is stored when its memory is full (${policy})`,
              cure: "set maxmemory-policy to noeviction, in redis.conf or with CONFIG SET",
            },
          ]),
      ...(isAppendOnly
        ? []
        : [
            {
              wrong: "Redis forgets what was stored lately when it is restarted",
              cure: "set appendonly to yes, in redis.conf or with CONFIG SET",
            },
          ]),
    ];
  } finally {
    await close();
  }
}
