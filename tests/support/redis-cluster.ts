import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient, type RedisPlace } from "../../src/storage/clients.ts";
import { type Connection, connectRedis } from "../../src/storage/connection.ts";
import { endRedis } from "../../src/storage/redis-server.ts";
import { launchInTemporaryFolder } from "./redis.ts";

/** A Redis Cluster of three masters for tests. */
export interface TestCluster {
  readonly place: RedisPlace & { readonly kind: "cluster" };
  connect(): Promise<Connection>;
  stop(): Promise<void>;
}

const SLOTS = 16384;
const MASTERS = 3;

/** Starts three real Redis servers as a cluster, and waits until it serves. */
export async function startRedisCluster(): Promise<TestCluster> {
  const nodes = await Promise.all(Array.from({ length: MASTERS }, startNode));
  const clients = nodes.map(({ socket }) =>
    createClient({ kind: "socket", path: socket }, "patient"),
  );

  for (const [i, client] of clients.entries()) {
    const from = Math.ceil((i * SLOTS) / MASTERS);
    const to = Math.ceil(((i + 1) * SLOTS) / MASTERS);
    const slots = Array.from({ length: to - from }, (_, n) => String(from + n));
    await client.call("CLUSTER", "ADDSLOTS", ...slots);
    await client.call("CLUSTER", "SET-CONFIG-EPOCH", String(i + 1));
  }
  for (const { port } of nodes)
    await clients[0]?.call("CLUSTER", "MEET", "127.0.0.1", String(port));
  for (const client of clients) {
    const isReady = async () => {
      const info = String(await client.call("CLUSTER", "INFO"));
      return info.includes("cluster_state:ok") && info.includes(`cluster_size:${MASTERS}`);
    };
    while (!(await isReady())) await sleep(50);
    client.disconnect();
  }

  const connections: Connection[] = [];
  const place = { kind: "cluster", nodes: nodes.map(({ port }) => `127.0.0.1:${port}`) } as const;
  return {
    place,

    async connect() {
      const connection = await connectRedis(place);
      connections.push(connection);
      return connection;
    },

    async stop() {
      await Promise.all(connections.map((it) => it.close()));
      await Promise.all(nodes.map((it) => endRedis(it.child, "SIGKILL")));
      for (const it of nodes) rmSync(it.folder, { recursive: true });
    },
  };
}

async function startNode() {
  const port = await findPort();
  const settings = { port: String(port), "cluster-enabled": "yes", bind: "127.0.0.1" };
  return { port, ...(await launchInTemporaryFolder(settings)) };
}

/** A free port whose cluster bus, 10,000 above it, is free too. */
async function findPort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const areFree = await Promise.all([port, port + 10_000].map(isFree));
  return areFree.every(Boolean) ? port : findPort();
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
