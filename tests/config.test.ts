import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import {
  ConfigError,
  envExample,
  readConfig,
  secretsIn,
  unknownVariables,
  VARIABLES,
  type Variable,
} from "../src/config.ts";

test("an operator who sets nothing gets Mentor's own Redis and the pack on distributed systems", () => {
  expect(readConfig({})).toEqual({
    redisUrl: undefined,
    redisClusterNodes: undefined,
    dataDir: ".data",
    packs: ["distributed-systems"],
    roles: ["adapter", "worker"],
    checkInSpreadSeconds: 60,
    watchHost: "127.0.0.1",
    port: 3000,
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

const ONE_KEY = Buffer.alloc(32, 1).toString("base64");
const FOR_MANY = {
  SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
  SLACK_CLIENT_ID: "1.2",
  SLACK_CLIENT_SECRET: "s",
  SLACK_STATE_SECRET: "nobody can guess this",
  SLACK_ENCRYPTION_KEYS: ONE_KEY,
};
const SOCKET_MODE = { SLACK_APP_TOKEN: "xapp-1", SLACK_BOT_TOKEN: "xoxb-1" };
const { SLACK_SIGNING_SECRET } = FOR_MANY;

test.for<[string, Record<string, string>]>([
  ["in Socket Mode", SOCKET_MODE],
  ["over HTTP for one workspace", { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET }],
  ["over HTTP for many workspaces", FOR_MANY],
])("an operator may run Mentor on Slack %s", ([, environment]) => {
  expect(faultsOf(environment)).toEqual([]);
});

test.for<[string, Record<string, string>, RegExp]>([
  ["the app's token alone", { SLACK_APP_TOKEN: "xapp-1" }, /^SLACK_BOT_TOKEN: it isn't set/],
  ["the bot's token alone", { SLACK_BOT_TOKEN: "xoxb-1" }, /SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/],
  ["both ways at once", { ...SOCKET_MODE, SLACK_SIGNING_SECRET }, /^SLACK_APP_TOKEN, SLACK_SIGN/],
  ["one and many", { ...FOR_MANY, SLACK_BOT_TOKEN: "xoxb-1" }, /don't go together/],
  [
    "a secret and no token",
    { SLACK_SIGNING_SECRET },
    /^SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, .* aren't/,
  ],
  ["no key", { ...FOR_MANY, SLACK_ENCRYPTION_KEYS: "" }, /^SLACK_ENCRYPTION_KEYS: it isn't set/],
])("an operator who sets %s is told what is missing, in one sentence", ([, environment, fault]) => {
  expect(faultsOf(environment)).toEqual([expect.stringMatching(fault)]);
});

test("keys for tokens are 32 bytes, the newest first, and in no complaint", () => {
  const keys = (text: string) => readConfig({ ...FOR_MANY, SLACK_ENCRYPTION_KEYS: text });
  const other = Buffer.alloc(32, 2).toString("base64");

  expect(keys(`${other}, ${ONE_KEY}`).slackEncryptionKeys).toEqual([other, ONE_KEY]);
  const [fault] = faultsOf({ ...FOR_MANY, SLACK_ENCRYPTION_KEYS: "c2hvcnQ=" });
  expect(fault).toMatch(/^SLACK_ENCRYPTION_KEYS: its value can't be used; right is 32 bytes/);
  expect(fault).not.toContain("c2hvcnQ=");
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

test("a secret may stand in a file, as Docker and Kubernetes hand it over", () => {
  const file = secretFile("abc.def.ghi\n");

  expect(readConfig({ DISCORD_TOKEN_FILE: file }).discordToken).toBe("abc.def.ghi");
  expect(secretsIn({ DISCORD_TOKEN_FILE: file })).toContain("abc.def.ghi");
});

test("a secret's file that can't be used is told of, without what is in it", () => {
  const faults = [
    ...faultsOf({ DISCORD_TOKEN_FILE: "/nowhere/token" }),
    ...faultsOf({ DISCORD_TOKEN_FILE: secretFile(" \n") }),
    ...faultsOf({ DISCORD_TOKEN: "abc.def.ghi", DISCORD_TOKEN_FILE: secretFile("abc.def.ghi") }),
    ...faultsOf({ DISCORD_TOKEN_FILE: secretFile("hunter2") }),
  ];

  expect(faults).toEqual([
    expect.stringMatching(/^DISCORD_TOKEN_FILE: "\/nowhere\/token" can't be read \(ENOENT\)/),
    expect.stringMatching(/^DISCORD_TOKEN_FILE: .* is empty; right is/),
    expect.stringMatching(/^DISCORD_TOKEN, DISCORD_TOKEN_FILE: both are set/),
    expect.stringMatching(/^DISCORD_TOKEN: its value can't be used/),
  ]);
});

test("an operator who mistypes a setting's name is told which one may have been meant", () => {
  const told = unknownVariables({
    MENTOR_PACK: "statistics",
    MENTOR_ADMIN_PASSWORT: "hunter2hunter2",
    MENTOR_SERVICE_HOST: "10.0.0.1",
    MENTOR_PACKS_FILE: "/packs",
    MENTOR_ADMIN_PASSWORD_FILE: "/run/secrets/password",
    MENTOR_LOG_LEVEL: "info",
    OTHER: "of somebody else",
  });

  expect(told).toEqual([
    "MENTOR_ADMIN_PASSWORT: there is no such setting; MENTOR_ADMIN_PASSWORD may have been meant",
    "MENTOR_PACK: there is no such setting; MENTOR_PACKS may have been meant",
    "MENTOR_PACKS_FILE: there is no such setting",
    "MENTOR_SERVICE_HOST: there is no such setting",
  ]);
});

test("a password for the queues without a port for them is told of", () => {
  expect(faultsOf({ MENTOR_ADMIN_PASSWORD: "hunter2hunter2" })).toEqual([
    expect.stringMatching(/^MENTOR_ADMIN_PASSWORD: .*right is with MENTOR_WATCH_PORT set/),
  ]);
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

function secretFile(text: string): string {
  const file = join(mkdtempSync("/tmp/mentor-test-"), "secret");
  onTestFinished(() => rmSync(dirname(file), { recursive: true }));
  writeFileSync(file, text);
  return file;
}
