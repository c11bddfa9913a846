import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { z } from "zod";
import { SLACK_VARIABLES, slackFaults } from "./config-slack.ts";
import { WATCH_VARIABLES, watchFaults } from "./config-watch.ts";
import { type Environment, fileVariable, find, findSecret, unknownIn } from "./environment.ts";
import { packId } from "./ids.ts";

/** A variable that Mentor reads from its environment. */
export interface Variable<Reads extends z.ZodType = z.ZodType> {
  readonly name: string;
  /** What it means to the one who runs Mentor, in a sentence or two. */
  readonly meaning: string;
  /** What a right value looks like; finishes "right is …". */
  readonly right: string;
  /** Takes the text and gives what Mentor works with. */
  readonly reads: Reads;
  /** What it is when it isn't set; without it the variable may be left out and is then `undefined`. */
  readonly default?: string;
  /** Its value is not for logs and messages, and may stand in a file instead. */
  readonly secret?: true;
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** What a process can do. */
export const ROLES = ["adapter", "worker"] as const;
/** What a process does: it talks on the platforms, or delivers what comes due. */
export type Role = (typeof ROLES)[number];

/** Everything that can be set. A new variable is an entry here; the README's table and `.env.example` follow it. */
export const VARIABLES = {
  redisUrl: {
    name: "REDIS_URL",
    meaning:
      "Where Redis or Valkey runs. Left out, Mentor runs a Redis of its own in its data folder.",
    right: "redis://host:6379, rediss://user:password@host:6379 (TLS) or /path/to/redis.sock",
    reads: z.string().refine(isRedisAddress),
    secret: true,
  },
  redisClusterNodes: {
    name: "REDIS_CLUSTER_NODES",
    meaning:
      "Some nodes of a Redis Cluster, in place of REDIS_URL; the others are found through them.",
    right: "host:port,host:port, or rediss://user:password@host:port where the cluster asks for it",
    reads: list(z.string().refine(isClusterNode)),
    secret: true,
  },
  dataDir: {
    name: "MENTOR_DATA_DIR",
    meaning: "The folder in which Mentor's own Redis keeps its data.",
    right: "the path of a folder",
    reads: z.string(),
    default: ".data",
  },
  packs: {
    name: "MENTOR_PACKS",
    meaning: "The packs to teach, folders of content/.",
    right: "names of packs with commas between them",
    reads: list(z.string().regex(/^[a-z0-9][a-z0-9-]*$/)).transform((all) => all.map(packId)),
    default: "distributed-systems",
  },
  roles: {
    name: "MENTOR_ROLES",
    meaning:
      "What this process does: adapter talks on the platforms, worker delivers check-ins. Any number of each may run.",
    right: "adapter, worker, or both with a comma between them",
    reads: list(z.enum(ROLES)),
    default: ROLES.join(","),
  },
  checkInSpreadSeconds: {
    name: "MENTOR_CHECKIN_SPREAD",
    meaning:
      "Over how many seconds check-ins of the same minute are spread on a platform that takes only so many at once.",
    right: "a number from 0 to 900",
    reads: z.coerce.number().int().min(0).max(900),
    default: "60",
  },
  discordToken: {
    name: "DISCORD_TOKEN",
    meaning: "The token of Mentor's bot on Discord. Left out, Mentor isn't on Discord.",
    right: "the token as Discord's developer portal shows it, without the word Bot before it",
    reads: z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    secret: true,
  },
  discordApi: {
    name: "DISCORD_API_BASE",
    meaning: "Where Discord's API is reached instead: a proxy or a test server.",
    right: "an address like https://proxy.example/api, without the version",
    reads: z.url({ protocol: /^https?$/ }).transform((it) => it.replace(/\/$/, "")),
  },
  discordEventsPort: {
    name: "DISCORD_EVENTS_PORT",
    meaning:
      "Where Discord's webhook events arrive, through a proxy with HTTPS: whoever takes Mentor away from their account is then forgotten. Left out, nobody listens.",
    right: "a number from 1 to 65535",
    reads: z.coerce.number().int().min(1).max(65_535),
  },
  shards: {
    name: "MENTOR_SHARDS",
    meaning:
      "Over how many processes Discord's servers are spread, which then need REDIS_URL; one serves up to 2500 servers.",
    right: "auto, as many as Discord advises, or a number from 1 to 1000",
    reads: z.union([z.literal("auto"), z.coerce.number().int().min(1).max(1000)]),
  },
  retentionDays: {
    name: "MENTOR_RETENTION_DAYS",
    meaning:
      "Whoever had nothing to do with Mentor for so many days is forgotten wholly. Left out, nobody is forgotten for being away.",
    right: "a number of days from 30 to 3650",
    reads: z.coerce.number().int().min(30).max(3650),
  },
  ...SLACK_VARIABLES,
  ...WATCH_VARIABLES,
  logLevel: {
    name: "MENTOR_LOG_LEVEL",
    meaning: "How much is logged.",
    right: `one of ${LOG_LEVELS.join(", ")}`,
    reads: z.enum(LOG_LEVELS),
    default: "info",
  },
} as const satisfies Record<string, Variable>;

type Variables = typeof VARIABLES;

/** What has been set, read and checked. */
export type Config = {
  readonly [Key in keyof Variables]: Variables[Key] extends { readonly default: string }
    ? z.output<Variables[Key]["reads"]>
    : z.output<Variables[Key]["reads"]> | undefined;
};

/** The environment can't be used; says everything that is wrong with it. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(["Mentor can't start, because of its environment:", ...faults].join("\n  "));
    this.name = "ConfigError";
    this.faults = faults;
  }
}

/**
 * Reads Mentor's settings from an environment.
 *
 * All faults are told at once, each with what would be right, so that setting Mentor up takes one correction.
 */
export function readConfig(environment: Environment): Config {
  const faults: string[] = [];
  const read = (variable: Variable) => {
    const found = variable.secret
      ? findSecret(variable.name, environment)
      : find(variable.name, environment);
    if (found.kind === "fault") faults.push(found.fault);
    const text = found.kind === "text" ? found.text : variable.default;
    if (text === undefined) return undefined;

    const value = variable.reads.safeParse(text);
    if (!value.success) faults.push(fault(variable, text));
    return value.data;
  };

  const config = Object.fromEntries(
    Object.entries(VARIABLES).map(([key, variable]) => [key, read(variable)]),
  ) as Config;
  if (config.redisUrl && config.redisClusterNodes)
    faults.push("REDIS_URL, REDIS_CLUSTER_NODES: both are set; right is one of the two");

  if (config.shards && !config.redisUrl && !config.redisClusterNodes)
    faults.push("MENTOR_SHARDS: several processes need one Redis; right is with REDIS_URL set");
  // What couldn't be read isn't missing too.
  if (faults.length === 0) faults.push(...slackFaults(config), ...watchFaults(config));

  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

/** The process's environment and, where that is silent, the file `.env` of the working directory. */
export function ownEnvironment(): Environment {
  const file = existsSync(".env") ? parseEnv(readFileSync(".env", "utf8")) : {};
  return { ...file, ...process.env };
}

/** The variables that look like Mentor's and that nobody reads, each in a sentence: mostly a name was mistyped. */
export const unknownVariables = (environment: Environment): readonly string[] =>
  unknownIn(
    environment,
    Object.values<Variable>(VARIABLES).flatMap((it) =>
      it.secret ? [it.name, fileVariable(it.name)] : [it.name],
    ),
  );

/** The secrets that are set, and the passwords within them: what is in them is for nobody to read. */
export const secretsIn = (environment: Environment): readonly string[] =>
  Object.values<Variable>(VARIABLES)
    .filter((it) => it.secret)
    .map((it) => findSecret(it.name, environment))
    .flatMap((it) => (it.kind === "text" ? [...it.text.split(","), ...passwordsIn(it.text)] : []));

/** The text of `.env.example`: every variable, explained and commented out. */
export function envExample(): string {
  const entries = Object.values<Variable>(VARIABLES).map((it) =>
    [`# ${it.meaning}`, `# Right is ${it.right}.`, `#${it.name}=${it.default ?? ""}`].join("\n"),
  );
  return `${["# Copy to .env and take the # away from what you set. What is secret may stand in a file: set NAME_FILE to its path.", ...entries].join("\n\n")}\n`;
}

/** Every variable with its default and meaning, as the README shows them. */
export function settingsTable(): string {
  const fromFile = ({ name, secret }: Variable) =>
    secret ? ` Or from a file: \`${fileVariable(name)}\`.` : "";
  const rows = Object.values<Variable>(VARIABLES).map(
    (it) =>
      `| \`${it.name}\` | ${it.default ? `\`${it.default}\`` : ""} | ${it.meaning}${fromFile(it)} |`,
  );
  return ["| variable | default | meaning |", "| --- | --- | --- |", ...rows].join("\n");
}

function fault(variable: Variable, text: string): string {
  const shown = variable.secret ? "its value" : JSON.stringify(text);
  return `${variable.name}: ${shown} can't be used; right is ${variable.right}`;
}

const passwordsIn = (text: string) =>
  [...text.matchAll(/:\/\/[^:@/]*:([^@/]+)@/g)].flatMap((it) => it[1] ?? []);

function list<Entry extends z.ZodType<unknown, string>>(entry: Entry) {
  const parts = (text: string) =>
    text
      .split(",")
      .map((it) => it.trim())
      .filter((it) => it !== "");
  return z.string().transform(parts).pipe(z.array(entry).min(1));
}

function isRedisAddress(text: string): boolean {
  if (text.startsWith("/")) return true;
  const url = URL.parse(text);
  return url !== null && /^rediss?:$/.test(url.protocol) && url.hostname !== "";
}

function isClusterNode(text: string): boolean {
  const url = URL.parse(text.includes("://") ? text : `redis://${text}`);
  return url !== null && isRedisAddress(url.href) && url.port !== "";
}
