import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
} from "node:fs";
import { createConnection } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A server that doesn't come up in this time, unless it says that it is loading its data, has failed. */
const STARTS_WITHIN_MS = 10_000;

const ENDS_WITHIN_MS = 10_000;

/** The longest path of a socket that every system takes. */
const MAX_SOCKET_PATH_BYTES = 100;

/** Where a server of our own keeps its files, and how it is set. */
export interface ServerSettings {
  readonly folder: string;
  readonly socket: string;
  /** Further settings, as `redis.conf` has them. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The program that serves Redis on this machine: `redis-server`, or `valkey-server` in its place. */
export function findRedisServer(): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const programs = ["redis-server", "valkey-server"].flatMap((name) =>
    folders.map((it) => join(it, name)),
  );
  const found = programs.find(isExecutable);
  if (found) return found;
  throw new Error(
    "Redis isn't installed: install the program redis-server (or valkey-server), or set REDIS_URL.",
  );
}

/** The path for the socket of a server with its data in a folder: there, or under `/tmp` where that is too long. */
export function socketFor(folder: string): string {
  const nearby = join(folder, "redis.sock");
  if (Buffer.byteLength(nearby) <= MAX_SOCKET_PATH_BYTES) return nearby;

  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  const short = join("/tmp", `mentor-${name}`);
  mkdirSync(short, { recursive: true, mode: 0o700 });
  // Under /tmp anybody could have been first, and would then hear all that is said.
  if (lstatSync(short).uid !== process.getuid?.())
    throw new Error(`${short} belongs to somebody else; choose a data folder with a shorter path.`);
  return join(short, "redis.sock");
}

/**
 * Starts a Redis server on a socket and waits until it serves.
 *
 * It is a process group of its own, since a Ctrl-C in the terminal reaches every process of the group in front: Mentor
 * must be able to finish and store what it is doing first.
 */
export async function launchRedis({
  folder,
  socket,
  settings,
}: ServerSettings): Promise<ChildProcess> {
  const all = { port: "0", unixsocket: socket, unixsocketperm: "700", dir: folder, ...settings };
  const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);

  const logFile = join(folder, "redis.log");
  const log = openSync(logFile, "a");
  const child = spawn(findRedisServer(), args, { detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  child.unref();
  child.once("error", () => {});

  try {
    await untilServing(child, socket);
  } catch (cause) {
    child.kill();
    const lastWords = readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-3).join("\n");
    throw new Error(`Redis doesn't start in ${folder}; it says:\n${lastWords}`, { cause });
  }
  return child;
}

async function untilServing(child: ChildProcess, socket: string): Promise<void> {
  for (let until = Date.now() + STARTS_WITHIN_MS; Date.now() < until; await sleep(15)) {
    if (hasEnded(child)) throw new Error("It ended at once.");
    const answer = await ping(socket);
    if (answer.startsWith("-LOADING")) until = Date.now() + STARTS_WITHIN_MS;
    else if (answer) return;
  }
  throw new Error("It doesn't answer.");
}

/** Ends a server and waits until it is gone, or for ten seconds. */
export async function endRedis(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  child.ref();
  const gone = once(child, "exit");
  child.kill(signal);
  await Promise.race([gone, sleep(ENDS_WITHIN_MS, undefined, { ref: false })]);
}

/** Whether a server is no longer running, or never was. */
export const hasEnded = (child: ChildProcess) =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

/** What a server says to PING; empty if there is none. */
function ping(socket: string): Promise<string> {
  return new Promise((resolve) => {
    const connection = createConnection(socket, () => connection.write("PING\r\n"));
    connection.setTimeout(1_000, () => connection.destroy());
    connection.once("data", (data) => {
      resolve(data.toString());
      connection.destroy();
    });
    connection.once("error", () => {});
    connection.once("close", () => resolve(""));
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
