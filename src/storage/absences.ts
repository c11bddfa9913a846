import { randomBytes } from "node:crypto";
import type { LearnerId } from "../ids.ts";
import type { Connection } from "./connection.ts";
import { conversationKey, learnerKeys, namedConversation } from "./keys.ts";
import { readLearner } from "./records.ts";
import { compareAndWrite, script, type Write } from "./script.ts";

/** A learner as they were last seen. */
export interface LastSeen {
  /** When the mentor and they last had to do with each other, epoch ms; 0 where nobody knows. */
  readonly at: number;
  /** Deletes everything stored of them, unless something has changed since; gives whether it did. */
  forget(): Promise<boolean>;
}

const READ = script(`
  return {
    redis.call("GET", KEYS[1]),
    redis.call("GET", KEYS[2]),
    redis.call("ZRANGE", KEYS[3], 0, -1, "WITHSCORES"),
  }
`);
type Read = readonly [revision: string | null, profile: string | null, used: string[]];

const TAKE_TURN = script(`
  return redis.call("SET", KEYS[1], "taken", "NX", "PX", ARGV[1]) and 1 or 0
`);

/** When a learner was last seen; undefined where nothing is stored of them. */
export async function lastSeen(
  connection: Connection,
  learner: LearnerId,
): Promise<LastSeen | undefined> {
  const keys = learnerKeys(learner);
  const [revision, profile, used] = (await connection.run({
    script: READ,
    keys: [keys.revision, keys.profile, keys.conversations],
    args: [],
  })) as Read;
  if (revision === null) return undefined;

  const times = used.filter((_, i) => i % 2 === 1).map(Number);
  const { since } = readLearner(profile, []).profile;
  return {
    at: Math.max(since, ...times),

    async forget() {
      const spoken = used
        .filter((_, i) => i % 2 === 0)
        .map((name) => conversationKey(learner, namedConversation(name)));
      const writes = [...Object.values(keys), ...spoken].map((key): Write => ["DEL", key]);
      const next = randomBytes(9).toString("base64url");
      return (await connection.run(compareAndWrite(keys.revision, revision, next, writes))) === 1;
    },
  };
}

/** Takes the turn at a task that one process does for all; false where it was taken less than so long ago. */
export async function takeTurnAt(
  connection: Connection,
  task: string,
  everyMs: number,
): Promise<boolean> {
  const keys = [`{mentor}:turn:${task}`];
  return (await connection.run({ script: TAKE_TURN, keys, args: [String(everyMs)] })) === 1;
}
