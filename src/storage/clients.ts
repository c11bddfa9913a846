import { Cluster, Redis } from "ioredis";
import { sendTogether } from "./together.ts";

/** Where Redis is. */
export type RedisPlace =
  | { readonly kind: "server"; readonly url: string }
  | { readonly kind: "socket"; readonly path: string }
  /** Some nodes, each `host:port` or a URL; the user and password of the first are used for all. */
  | { readonly kind: "cluster"; readonly nodes: readonly string[] };

/** How a client behaves while Redis is away: a hasty one fails its commands, a patient one keeps them. */
export type Temper = "hasty" | "patient";

/** A first connection that takes longer is given up: who starts Mentor hears of it within five seconds. */
export const CONNECTS_WITHIN_MS = 3_500;

/** A hasty client's commands fail after so many attempts to come back: enough to bridge a restart of Redis. */
const ATTEMPTS_PER_COMMAND = 2;

/** Makes a client that is not yet connected. */
export function createClient(place: RedisPlace, temper: Temper): Redis | Cluster {
  const client = open(place, temper);
  // Many learners at once are served twice as fast.
  if (client instanceof Cluster) client.on("+node", sendTogether);
  else sendTogether(client);
  // Every command that fails says so itself; a client that is coming back needn't.
  client.on("error", () => {});
  return client;
}

/** A place in words, without its password. */
export function nameOf(place: RedisPlace): string {
  switch (place.kind) {
    case "server":
      return new URL(place.url).host;
    case "socket":
      return place.path;
    case "cluster":
      return place.nodes.map((it) => nodeUrl(it).host).join(", ");
    default:
      throw place satisfies never;
  }
}

function open(place: RedisPlace, temper: Temper): Redis | Cluster {
  const options = {
    lazyConnect: true,
    connectTimeout: CONNECTS_WITHIN_MS,
    maxRetriesPerRequest: temper === "hasty" ? ATTEMPTS_PER_COMMAND : null,
  };

  switch (place.kind) {
    case "server":
      return new Redis(place.url, { ...options, retryStrategy: backoff });
    case "socket":
      return new Redis(place.path, { ...options, retryStrategy: backoff });
    case "cluster": {
      const urls = place.nodes.map(nodeUrl);
      const isEncrypted = urls[0]?.protocol === "rediss:";
      return new Cluster(
        urls.map((it) => ({
          host: it.hostname.replace(/^\[(.*)\]$/, "$1"),
          port: Number(it.port),
        })),
        {
          lazyConnect: true,
          clusterRetryStrategy: backoff,
          enableOfflineQueue: temper === "patient",
          // What is asked while a master is replaced waits for that in a pipeline, and fails at once without.
          enableAutoPipelining: temper === "hasty",
          redisOptions: { ...options, ...credentials(urls[0]), ...(isEncrypted && { tls: {} }) },
          // A certificate is for a name, so names stay names.
          ...(isEncrypted && { dnsLookup: (name, done) => done(null, name) }),
        },
      );
    }
    default:
      throw place satisfies never;
  }
}

/** Waits between attempts to come back: soon at first, then about once a second. */
const backoff = (attempt: number) =>
  Math.min(50 * 2 ** attempt, 1_000) * (0.75 + Math.random() / 2);

const nodeUrl = (node: string) => new URL(node.includes("://") ? node : `redis://${node}`);

const credentials = (url: URL | undefined) => ({
  ...(url?.username && { username: decodeURIComponent(url.username) }),
  ...(url?.password && { password: decodeURIComponent(url.password) }),
});
