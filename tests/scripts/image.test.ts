import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validate } from "dockerfile-utils";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { isAllowed, readAllowed, readDockerfile } from "../../scripts/image/dockerfile.ts";
import { unknownVariables, VARIABLES, type Variable } from "../../src/config.ts";

const ROOT = join(import.meta.dirname, "../..");
const read = (name: string) => readFileSync(join(ROOT, name), "utf8");
const dockerfile = read("Dockerfile");
const steps = readDockerfile(dockerfile);
const ofKind = <K extends (typeof steps)[number]["kind"]>(kind: K) =>
  steps.filter((it): it is Extract<(typeof steps)[number], { kind: K }> => it.kind === kind);

test("a linter has nothing to say against the Dockerfile", () => {
  expect(validate(dockerfile)).toEqual([]);
});

test("an image holds the Node that Mentor asks for, and only what Mentor needs to run", () => {
  const { engines } = JSON.parse(read("package.json"));

  for (const { image } of ofKind("from"))
    expect(image).toBe(`node:${engines.node.replace(">=", "")}-slim`);
  const installs = ofKind("run").filter((it) => it.command.startsWith("npm"));
  expect(installs).toHaveLength(1);
  expect(installs[0]?.command).toMatch(/^npm ci --omit=dev /);
});

test("an image runs without rights, says whether it is alive, and hears when it is told to stop", () => {
  const kinds = steps.map((it) => it.kind);

  expect(ofKind("user")).toEqual([{ kind: "user", name: "node" }]);
  expect(kinds.lastIndexOf("run")).toBeLessThan(kinds.indexOf("user"));
  // Without a shell between, the signal reaches Mentor.
  expect(ofKind("cmd")).toEqual([{ kind: "cmd", command: ["node", "adapters/main.ts"] }]);
  expect(ofKind("healthcheck")).toHaveLength(1);
});

test("what an image is made of is there, and no secret and no data can get into it", () => {
  const allowed = readAllowed(read(".dockerignore"));

  const sources = ofKind("copy").flatMap((it) => (it.from === undefined ? it.sources : []));
  for (const it of sources) {
    expect(existsSync(join(ROOT, it)), it).toBe(true);
    expect(isAllowed(it, allowed), it).toBe(true);
  }
  for (const it of [".env", ".data", ".git", "node_modules", "tests"])
    expect(isAllowed(it, allowed), it).toBe(false);
  const secrets = Object.values<Variable>(VARIABLES).filter((it) => it.secret);
  for (const it of secrets) expect(dockerfile).not.toContain(it.name);
});

test("an operator is told when the Dockerfile says something that can't be rehearsed", () => {
  expect(() => readDockerfile("FROM node:26-slim\nVOLUME /data\n")).toThrow(/VOLUME/);
  expect(() => readAllowed("node_modules\n")).toThrow(/everything/);
});

test("Compose runs Mentor beside a Redis that loses nothing, and starts both again when they end", () => {
  const { services, volumes } = parse(read("compose.yaml"), { merge: true });

  expect(services.redis.command.join(" ")).toContain("--appendonly yes");
  expect(services.redis.command.join(" ")).toContain("--maxmemory-policy noeviction");
  expect(services.redis.volumes).toEqual(["redis:/data"]);
  expect(volumes).toHaveProperty("redis");
  expect(services.redis.healthcheck.test).toContain("ping");
  for (const it of Object.values<{ restart: string }>(services))
    expect(it.restart).toBe("unless-stopped");
});

test("Compose lets Mentor write nothing but a temporary folder, and everybody reach only this machine", () => {
  const { services } = parse(read("compose.yaml"), { merge: true });
  const { mentor, worker } = services;

  for (const it of [mentor, worker]) {
    expect(it).toMatchObject({ read_only: true, tmpfs: ["/tmp"], cap_drop: ["ALL"] });
    expect(it.depends_on.redis.condition).toBe("service_healthy");
    expect(unknownVariables(it.environment)).toEqual([]);
  }
  for (const it of mentor.ports) expect(it).toMatch(/^127\.0\.0\.1:/);
  expect(services.redis).not.toHaveProperty("ports");
  expect([mentor, worker].map((it) => it.environment.MENTOR_ROLES)).toEqual(["adapter", "worker"]);
  // Two of a service can't have one port of the machine.
  expect(worker).not.toHaveProperty("ports");
});
