import fc from "fast-check";
import { expect, test } from "vitest";
import { ConfigError, envExample, readConfig, VARIABLES, type Variable } from "../src/config.ts";

test("an operator who sets nothing gets Mentor's own Redis and the pack on distributed systems", () => {
  expect(readConfig({})).toEqual({
    redisUrl: undefined,
    redisClusterNodes: undefined,
    dataDir: ".data",
    packs: ["distributed-systems"],
    roles: ["adapter", "worker"],
    checkInSpreadSeconds: 60,
    logLevel: "info",
  });
});

test.for([
  "redis://localhost",
  "redis://:p%40ss@redis.example:6380/2",
  "rediss://ana:secret@redis.example:6379",
  "/run/redis/redis.sock",
])("an operator may say where Redis is as %s", (url) => {
  expect(readConfig({ REDIS_URL: url }).redisUrl).toBe(url);
});

test("an operator may list what there are several of with commas and spaces", () => {
  const config = readConfig({
    REDIS_CLUSTER_NODES: "one:7000, [::1]:7001,rediss://ana:secret@three:7002",
    MENTOR_PACKS: "distributed-systems , statistics,",
  });

  expect(config.redisClusterNodes).toEqual([
    "one:7000",
    "[::1]:7001",
    "rediss://ana:secret@three:7002",
  ]);
  expect(config.packs).toEqual(["distributed-systems", "statistics"]);
});

test.for(Object.values<Variable>(VARIABLES))(
  "$name set to nothing counts as not set",
  ({ name }) => {
    expect(readConfig({ [name]: " " })).toEqual(readConfig({}));
  },
);

test("an operator hears of everything that is wrong at once, and what would be right", () => {
  const faults = faultsOf({
    REDIS_URL: "http://redis.example",
    REDIS_CLUSTER_NODES: "one,two:7000",
    MENTOR_PACKS: "Distributed Systems",
    MENTOR_LOG_LEVEL: "loud",
  });

  expect(faults).toEqual([
    expect.stringMatching(/^REDIS_URL: .*right is redis:\/\/host:6379/),
    expect.stringMatching(/^REDIS_CLUSTER_NODES: .*right is host:port,host:port/),
    expect.stringMatching(/^MENTOR_PACKS: "Distributed Systems" .*right is names of packs/),
    expect.stringMatching(/^MENTOR_LOG_LEVEL: "loud" .*right is one of fatal, error, warn/),
  ]);
});

test("an operator who gives two places for Redis is asked for one", () => {
  const faults = faultsOf({ REDIS_URL: "redis://one", REDIS_CLUSTER_NODES: "two:7000" });

  expect(faults).toEqual([expect.stringContaining("both are set")]);
});

test("a password is in no complaint", () => {
  const faults = faultsOf({ REDIS_URL: "http://:hunter2@one", REDIS_CLUSTER_NODES: ":hunter2@" });

  expect(faults).toHaveLength(2);
  expect(faults.join()).not.toContain("hunter2");
});

test("whatever the environment holds, Mentor reads it or says what is wrong with it", () => {
  const names = Object.values<Variable>(VARIABLES).map((it) => it.name);
  const environments = fc.dictionary(fc.constantFrom(...names), fc.string());

  fc.assert(
    fc.property(environments, (environment) => {
      for (const it of faultsOf(environment)) expect(it).toMatch(/^[A-Z_, ]+: .+; right is .+/s);
    }),
  );
});

test(".env.example explains every variable and changes nothing when it is copied as it is", async () => {
  await expect(envExample()).toMatchFileSnapshot("../.env.example");
  for (const it of Object.values<Variable>(VARIABLES))
    expect(envExample()).toContain(`#${it.name}=`);
});

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}
