import { createCheckIns } from "../../../src/checkins/checkins.ts";
import type { Outlet } from "../../../src/checkins/outlet.ts";
import { createMentor } from "../../../src/mentor.ts";
import { type Connection, connectRedis } from "../../../src/storage/connection.ts";
import { createRedisStore } from "../../../src/storage/redis.ts";
import { questionable } from "../daily.ts";
import { reach } from "../loopback.ts";
import { mindOf } from "../meet.ts";

/** How a worker is to be. */
export interface WorkerSettings {
  /** Where Redis listens, and the platform. */
  readonly socket: string;
  readonly url: string;
  /** It dies by SIGKILL before this step; steps are Redis's scripts and deliveries, counted from 1. */
  readonly diesAt?: number;
  /** It dies right before, or right after, it moves on what came due; the crowd is of five. */
  readonly diesAtMoving?: "before" | "after";
  /** It dies when it delivers to this learner. */
  readonly poison?: string;
}

/** A process that delivers check-ins, and that can be made to die in the middle of anything. */
async function work({ socket, url, diesAt, diesAtMoving, poison }: WorkerSettings): Promise<void> {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps === diesAt) process.kill(process.pid, "SIGKILL");
  };
  const mind = await mindOf(questionable("caching", "quorum"));
  const redis = await connectRedis({ kind: "socket", path: socket });
  const connection: Connection = {
    ...redis,
    async run(call) {
      step();
      const isMoving = call.keys[0] === "{mentor}:due" && call.args.length === 4 * 5;
      if (isMoving && diesAtMoving === "before") process.kill(process.pid, "SIGKILL");
      const result = await redis.run(call);
      if (isMoving && diesAtMoving === "after") process.kill(process.pid, "SIGKILL");
      step();
      return result;
    },
  };
  const loopback = reach("loopback", url);
  const outlet: Outlet = {
    platform: "loopback",
    async deliver(delivery) {
      if (delivery.learner === poison) process.kill(process.pid, "SIGKILL");
      step();
      const delivered = await loopback.deliver(delivery);
      step();
      return delivered;
    },
  };

  const store = createRedisStore(connection);
  const patience = { lockMs: 800, checkMs: 300 };
  const checkIns = createCheckIns({ mind, connection, store, spreadMs: 0, patience });
  const mentor = createMentor(mind, store, [], checkIns.agenda);
  process.stdout.write("ready\n");
  await checkIns.start({ mentor, outlets: [outlet], delivers: true, onTrouble() {} });
  process.once("SIGTERM", async () => {
    await checkIns.stop();
    await connection.close();
    process.exit(0);
  });
}

await work(JSON.parse(process.argv[2] ?? "{}"));
