import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { endRedis, launchRedis } from "../../src/storage/redis-server.ts";
import { startDiscord } from "../../tests/support/discord/discord.ts";
import { type Built, build } from "./build.ts";
import { readAllowed, readDockerfile } from "./dockerfile.ts";

// Does the Dockerfile's steps in a fresh folder, runs what comes of them as somebody without rights, on a folder that
// can't be written to, with a Redis and a Discord of its own, and stops it. For machines without Docker.
const CONTEXT = fileURLToPath(new URL("../..", import.meta.url));
/** Nobody's user id on every system. */
const NOBODY = 65_534;
const HEALTHY_WITHIN_MS = 120_000;
const STOPS_WITHIN_MS = 10_000;

const say = (line: string) => console.log(line);
const read = (name: string) => readFileSync(join(CONTEXT, name), "utf8");
const into = mkdtempSync(join(tmpdir(), "mentor-image-"));
chmodSync(into, 0o755);
const isRoot = process.getuid?.() === 0;

try {
  // The base image's own Node, where anybody may run it.
  const bin = join(into, "bin");
  mkdirSync(bin);
  copyFileSync(process.execPath, join(bin, "node"));
  const PATH = [bin, process.env.PATH].join(delimiter);
  const own = /^(MENTOR|DISCORD|SLACK|REDIS)_|^(NODE_ENV|npm_(package|lifecycle).*)$/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));

  const steps = readDockerfile(read("Dockerfile"));
  const allowed = readAllowed(read(".dockerignore"));
  const built = build(steps, { context: CONTEXT, allowed, into, env: { ...env, PATH } }, say);
  const megabytes = Math.round((await bytesIn(built.root)) / 1e6);
  const { healthyMs, stoppedMs } = await tryOut(built, PATH);
  say(
    `image: ${steps.length} steps, ${megabytes} MB beside Node, healthy after ${healthyMs} ms, stopped within ${stoppedMs} ms`,
  );
} finally {
  rmSync(into, { recursive: true, force: true });
}
process.exit();

/** Runs what was built, waits until it is healthy and ready, has a question answered, and stops it. */
async function tryOut(
  built: Built,
  PATH: string,
): Promise<{ readonly healthyMs: number; readonly stoppedMs: number }> {
  const folder = join(into, "redis");
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  const socket = join(folder, "redis.sock");
  const redis = await launchRedis({ folder, socket, settings: { unixsocketperm: "777" } });
  const discord = await startDiscord();
  const [port] = built.ports;
  const settings = {
    PATH,
    ...built.env,
    REDIS_URL: socket,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_BASE: discord.api,
  };
  const launch = ([command = "", ...args]: readonly string[]) => {
    const rights = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    return spawn(command, args, {
      cwd: built.workdir,
      env: settings,
      stdio: ["ignore", "inherit", "inherit"],
      ...rights,
    });
  };
  // Docker keeps it from being written to; here its owner has to.
  if (!isRoot) await takeRights(built.root);
  if (built.user === undefined || built.user === "root") throw new Error("it runs as root");

  const began = performance.now();
  const mentor = launch(built.command);
  const ended = once(mentor, "exit");
  try {
    await until("healthy", async () => (await once(launch(built.healthcheck), "exit"))[0] === 0);
    const healthyMs = Math.round(performance.now() - began);
    await until("ready", async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok);
    const ana = discord.person("Ana", { installs: true });
    const { text } = await ana.runs(ana.dm(), "explain", { concept: "caching" });
    if (!text.includes("Caching")) throw new Error(`it answered: ${text}`);

    const told = performance.now();
    mentor.kill("SIGTERM");
    const [code] = await Promise.race([ended, sleep(STOPS_WITHIN_MS, ["not in time"])]);
    if (code !== 0) throw new Error(`it was told to stop and ended with ${code}`);
    return { healthyMs, stoppedMs: Math.round(performance.now() - told) };
  } finally {
    if (mentor.exitCode === null) mentor.kill("SIGKILL");
    await discord.close();
    await endRedis(redis, "SIGKILL");
  }
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const late = Date.now() + HEALTHY_WITHIN_MS;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > late) throw new Error(`it never was ${what}`);
    await sleep(250);
  }
}

async function takeRights(folder: string): Promise<void> {
  for (const it of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (!it.isSymbolicLink()) chmodSync(join(it.parentPath, it.name), it.isFile() ? 0o444 : 0o555);
}

async function bytesIn(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = files
    .filter((it) => it.isFile())
    .map(async (it) => (await stat(join(it.parentPath, it.name))).size);
  return (await Promise.all(sizes)).reduce((sum, it) => sum + it, 0);
}
