import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { REST, type RESTGetAPIGatewayBotResult, Routes, ShardingManager } from "discord.js";
import type { Adapter } from "../adapter.ts";
import type { Log } from "../log.ts";
import type { Meter } from "../meter.ts";
import { type Reach, restOptions } from "./client.ts";
import { inLog } from "./failures.ts";
import { countRequests } from "./measure.ts";
import { createOutlet } from "./outlet.ts";
import { PLATFORM } from "./receive.ts";
import { createSender } from "./wire.ts";

/** Over how many processes Discord's servers are spread. */
export interface ShardParts extends Reach {
  readonly token: string;
  readonly log: Log;
  readonly meter: Meter;
  readonly count: number | "auto";
}

const SHARD = fileURLToPath(new URL("./shard.ts", import.meta.url));
const STARTS_WITHIN_MS = 120_000;

/**
 * Runs the mentor on Discord in several processes, each with its share of the servers.
 *
 * This process serves none of them; what the mentor says unasked goes out from here.
 */
export function createShards({ token, log, meter, count, ...reach }: ShardParts): Adapter {
  const rest = new REST({ ...restOptions(reach), retries: 0, rejectOnRateLimit: () => true });
  rest.setToken(token);
  countRequests(rest, meter);
  let manager: ShardingManager | undefined;

  return {
    platform: PLATFORM,
    outlet: createOutlet(createSender(rest)),

    trouble() {
      const isUp = manager?.shards.size && manager.shards.every((it) => it.ready);
      return isUp ? undefined : "not all of its processes are connected";
    },

    async start() {
      const amount = count === "auto" ? await advised(rest) : count;
      manager = new ShardingManager(SHARD, { token, totalShards: amount });
      manager.on("shardCreate", (shard) => {
        shard.on("error", (error) =>
          log.error({ platform: PLATFORM, shard: shard.id, ...inLog(error) }, "a shard failed"),
        );
        shard.on("death", () => {
          if (shard.manager.respawn)
            log.warn({ platform: PLATFORM, shard: shard.id }, "a shard ended and is started again");
        });
      });
      try {
        await manager.spawn({ amount, timeout: STARTS_WITHIN_MS });
      } catch (cause) {
        await end(manager);
        throw new Error("Mentor's processes for Discord could not be started", { cause });
      }
      log.info({ platform: PLATFORM, shards: amount }, "Mentor is on Discord");
    },

    async stop() {
      if (manager) await end(manager);
    },
  };
}

async function advised(rest: REST): Promise<number> {
  const { shards } = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
  return shards;
}

/** Each finishes what it acknowledged before it ends. */
async function end(manager: ShardingManager): Promise<void> {
  manager.respawn = false;
  await Promise.all(
    manager.shards.map(async (shard) => {
      const { process: child } = shard;
      if (!child || child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    }),
  );
}
