import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const SETUP = join(import.meta.dirname, "../../scripts/setup");

/** A clone whose packages are installed, on a machine with nothing but what every Unix has. */
let clone: string;
beforeEach(() => {
  clone = mkdtempSync("/tmp/mentor-test-");
  for (const it of ["bin", "scripts", "node_modules/.bin"])
    mkdirSync(join(clone, it), { recursive: true });
  copyFileSync(SETUP, join(clone, "scripts/setup"));
  writeFileSync(join(clone, "package-lock.json"), "{}");
  writeFileSync(join(clone, "node_modules/.package-lock.json"), "{}");
  symlinkSync("/bin/sh", join(clone, "node_modules/.bin/node"));

  for (const it of ["dirname", "grep", "env"])
    symlinkSync(`/usr/bin/${it}`, join(clone, "bin", it));
  install("uname", "echo Linux");
  install("id", "echo 0");
});
afterEach(() => rmSync(clone, { recursive: true }));

test("a newcomer who has everything is told nothing, at once", () => {
  install("redis-server");

  const { status, said, took } = setUp();

  expect(status).toBe(0);
  expect(said).toBe("");
  expect(took).toBeLessThan(500);
});

test("a newcomer without packages gets them from npm, and is told so", () => {
  install("redis-server");
  install(
    "npm",
    `echo "npm $*"; echo > node_modules/.bin/node; /bin/chmod +x node_modules/.bin/node`,
  );
  unlinkSync(join(clone, "node_modules/.bin/node"));

  const { status, said } = setUp();

  expect(status).toBe(0);
  expect(said).toMatch(/^mentor: installing packages .*\nnpm ci .*--include=dev/);
});

test("a contributor whose packages are older than the lock file gets the newer ones", () => {
  install("redis-server");
  install("npm", `echo "npm $*"`);
  symlinkSync("/usr/bin/touch", join(clone, "bin/touch"));
  utimesSync(join(clone, "node_modules/.package-lock.json"), 1, 1);

  expect(setUp().said).toMatch(/^mentor: bringing packages up to date .*\nnpm install .*--no-save/);
  expect(setUp().said).toBe("");
});

test("a newcomer whose npm keeps Node's program from being installed is told what to run", () => {
  install("redis-server");
  install("npm");
  unlinkSync(join(clone, "node_modules/.bin/node"));

  const { status, said } = setUp();

  expect(status).toBe(1);
  expect(said).toContain("run: npm rebuild node");
});

test("a newcomer without Redis gets it from apt-get, and is told so", () => {
  install("apt-get", 'echo "apt-get $*"');

  const { status, said } = setUp();

  expect(status).toBe(0);
  expect(said).toMatch(
    /mentor: installing Redis .*apt-get update.*apt-get install .*redis-server/s,
  );
});

test("what is piped to Mentor is left for Mentor", () => {
  install("apt-get", "/bin/cat");

  expect(setUp().said).not.toContain("what is caching?");
});

test("a newcomer who is not the administrator gets Redis by sudo", () => {
  install("id", "echo 1000");
  install("sudo", 'echo "sudo $*"');
  install("apt-get");

  const { status, said } = setUp();

  expect(status).toBe(0);
  expect(said).toMatch(/sudo apt-get update.*sudo env .*apt-get install .*redis-server/s);
});

test("a newcomer on a Mac gets Redis from Homebrew", () => {
  install("uname", "echo Darwin");
  install("brew", 'echo "brew $*"');

  expect(setUp().said).toContain("brew install redis");
});

test("a newcomer on a system that Mentor doesn't know is told the one thing to install", () => {
  const { status, said } = setUp();

  expect(status).toBe(1);
  expect(said).toMatch(/^mentor: please install Redis [^\n]*\n$/);
});

test("a newcomer whose Redis can't be installed is told the one thing to install", () => {
  install("apt-get", "exit 100");

  const { status, said } = setUp();

  expect(status).toBe(1);
  expect(said).toContain("please install Redis");
});

test.for(["redis-server", "valkey-server"])("%s on the machine is enough", (program) => {
  install(program);

  expect(setUp(["tests"]).status).toBe(0);
});

test.for(["REDIS_URL", "REDIS_URL_FILE", "REDIS_CLUSTER_NODES", "REDIS_CLUSTER_NODES_FILE"])(
  "an operator who has set %s needs no Redis on the machine, only the tests do",
  (name) => {
    expect(setUp([], { [name]: "redis.example:6379" }).status).toBe(0);
    expect(setUp(["tests"], { [name]: "redis.example:6379" }).status).toBe(1);
  },
);

test("an operator whose .env says where Redis is needs none on the machine", () => {
  writeFileSync(join(clone, ".env"), "#MENTOR_PACKS=\nREDIS_URL=redis://redis.example\n");
  expect(setUp().status).toBe(0);

  writeFileSync(join(clone, ".env"), "#REDIS_URL=redis://redis.example\nREDIS_CLUSTER_NODES=\n");
  expect(setUp().status).toBe(1);
});

/** Adds a program to the machine. */
function install(name: string, script = ""): void {
  writeFileSync(join(clone, "bin", name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/** Runs the set-up; whatever it says must be on stderr. */
function setUp(args: string[] = [], env: Record<string, string> = {}) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync("/bin/sh", [join(clone, "scripts/setup"), ...args], {
    env: { ...env, PATH: join(clone, "bin") },
    encoding: "utf8",
    input: "what is caching?",
  });
  expect(stdout).toBe("");
  return { status, said: stderr, took: performance.now() - started };
}
