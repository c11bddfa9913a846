import { Cluster, type Redis } from "ioredis";
import { failureOf, wordsOf } from "./away.ts";
import { CONNECTS_WITHIN_MS, createClient, nameOf, type RedisPlace } from "./clients.ts";
import type { ScriptCall } from "./script.ts";

/** An open connection to Redis. It comes back by itself after an interruption. */
export interface Connection {
  /** Runs a script; throws a plain sentence, a `RedisAway`, when Redis doesn't do it within a few seconds. */
  run(call: ScriptCall): Promise<unknown>;
  /** Walks over the keys that match a pattern, on every master of a cluster; some may come twice. */
  keys(pattern: string): AsyncIterable<string>;
  ping(): Promise<void>;
  /** Opens a client whose commands wait until Redis is there, as a queue needs it; it is closed with the connection. */
  openPatientClient(): Redis | Cluster;
  close(): Promise<void>;
}

/** A command that takes longer is given up: whoever waits for a reply has been waiting too long. */
const ANSWERS_WITHIN_MS = 5_000;
const CLOSES_WITHIN_MS = 2_000;

/** Connects to Redis; throws a plain sentence when it can't be reached within five seconds. */
export async function connectRedis(place: RedisPlace): Promise<Connection> {
  const client = createClient(place, "hasty");
  const clients = [client];
  await connect(client, place);

  return {
    run: ({ script, keys, args }) =>
      answered(async () => {
        const call = [keys.length, ...keys, ...args] as const;
        try {
          return await client.evalsha(script.sha, ...call);
        } catch (error) {
          if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
          return await client.eval(script.lua, ...call);
        }
      }),

    async *keys(pattern) {
      for (const node of client instanceof Cluster ? client.nodes("master") : [client]) {
        let cursor = "0";
        do {
          const step = () => node.scan(cursor, "MATCH", pattern, "COUNT", 1_000);
          const [next, keys] = await answered(step);
          yield* keys;
          cursor = next;
        } while (cursor !== "0");
      }
    },

    async ping() {
      await answered(() => client.ping());
    },

    openPatientClient() {
      const patient = createClient(place, "patient");
      clients.push(patient);
      return patient;
    },

    async close() {
      await Promise.all(clients.map(end));
    },
  };
}

async function connect(client: Redis | Cluster, place: RedisPlace): Promise<void> {
  // The first error says why; those that follow from it only say that the connection is closed.
  let cause: unknown;
  for (const event of ["error", "node error"])
    client.once(event, (error: Error) => {
      cause ??= error;
    });
  try {
    await within(CONNECTS_WITHIN_MS, client.connect());
  } catch (error) {
    client.disconnect();
    cause ??= error;
    throw new Error(`Redis at ${nameOf(place)} can't be reached: ${wordsOf(cause)}`, { cause });
  }
}

async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await within(ANSWERS_WITHIN_MS, ask());
  } catch (cause) {
    throw failureOf(cause);
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`no answer within ${ms / 1000} s`));
    const timer = setTimeout(late, ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function end(client: Redis | Cluster): Promise<void> {
  // `quit` lets the commands under way be answered; who isn't connected has nothing to wait for.
  if (client.status === "ready") await within(CLOSES_WITHIN_MS, client.quit()).catch(() => {});
  client.disconnect();
}
