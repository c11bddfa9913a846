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
  /** Gives the master of a key a replica, and waits until that has everything. */
  addReplica(key: string): Promise<void>;
  /** Kills the master of a key as the power would; its replica takes its place within some seconds. */
  killMaster(key: string): Promise<void>;
  stop(): Promise<void>;
}

/** A master that is silent for so long is taken for dead. */
const NODE_TIMEOUT_MS = 2_000;

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

  const masterOf = async (key: string) => {
    const client = createClient({ kind: "socket", path: nodes[0]?.socket ?? "" }, "patient");
    const slot = Number(await client.call("CLUSTER", "KEYSLOT", key));
    client.disconnect();
    const master = nodes[Math.floor((slot * MASTERS) / SLOTS)];
    if (!master) throw new Error(`no master has slot ${slot}`);
    return master;
  };

  const connections: Connection[] = [];
  const place = { kind: "cluster", nodes: nodes.map(({ port }) => `127.0.0.1:${port}`) } as const;
  return {
    place,

    async connect() {
      const connection = await connectRedis(place);
      connections.push(connection);
      return connection;
    },

    async addReplica(key) {
      const master = await masterOf(key);
      const replica = await startNode();
      nodes.push(replica);
      const [one, other] = [master, replica].map(({ socket }) =>
        createClient({ kind: "socket", path: socket }, "patient"),
      );
      const id = String(await one?.call("CLUSTER", "MYID"));
      await other?.call("CLUSTER", "MEET", "127.0.0.1", String(master.port));
      while (!String(await other?.call("CLUSTER", "NODES")).includes(id)) await sleep(50);
      await other?.call("CLUSTER", "REPLICATE", id);
      const isSynced = async () =>
        (await other?.info("replication"))?.includes("master_link_status:up");
      while (!(await isSynced())) await sleep(50);
      one?.disconnect();
      other?.disconnect();
    },

    async killMaster(key) {
      await endRedis((await masterOf(key)).child, "SIGKILL");
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
  const settings = {
    port: String(port),
    "cluster-enabled": "yes",
    "cluster-node-timeout": String(NODE_TIMEOUT_MS),
    bind: "127.0.0.1",
  };
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
