import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { basename, join, posix } from "node:path";
import { isAllowed, type Step } from "./dockerfile.ts";

/** What came of an image's steps: a folder that stands for its file system, and how it is to be run. */
export interface Built {
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string | undefined;
  readonly ports: readonly number[];
  readonly healthcheck: readonly string[];
  readonly command: readonly string[];
}

/** What is built from, and where. */
export interface Place {
  /** The folder that is built. */
  readonly context: string;
  /** What of it gets into an image. */
  readonly allowed: readonly string[];
  /** A fresh folder for the stages. */
  readonly into: string;
  /** The environment in which commands run, besides what the Dockerfile sets. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

interface Stage {
  readonly root: string;
  readonly named: string | undefined;
  workdir: string;
  user?: string;
  healthcheck: readonly string[];
  command: readonly string[];
  readonly args: Record<string, string>;
  readonly env: Record<string, string>;
  readonly ports: number[];
}

/** Does the steps of a Dockerfile one after the other, each stage in a folder that stands for its file system. */
export function build(steps: readonly Step[], place: Place, say: (line: string) => void): Built {
  const stages: Stage[] = [];
  const current = (): Stage => {
    const stage = stages.at(-1);
    if (!stage) throw new Error("a Dockerfile begins with FROM");
    return stage;
  };
  const folderIn = ({ root, workdir }: Stage, path: string) =>
    join(root, posix.resolve(workdir, path));

  for (const step of steps) {
    say(JSON.stringify(step));
    switch (step.kind) {
      case "from":
        stages.push(newStage(place, stages.length, step));
        break;
      case "arg":
        current().args[step.name] = step.value;
        break;
      case "env":
        current().env[step.name] = filledIn(step.value, current());
        break;
      case "workdir":
        current().workdir = posix.resolve(current().workdir, step.path);
        mkdirSync(folderIn(current(), "."), { recursive: true });
        break;
      case "copy": {
        const stage = stages.find((it) => step.from !== undefined && it.named === step.from);
        if (step.from !== undefined && !stage) throw new Error(`there is no stage ${step.from}`);
        const to = folderIn(current(), step.to);
        const isInto = step.to.endsWith("/") || step.sources.length > 1;
        for (const source of step.sources) {
          const from = stage ? join(stage.root, source) : join(place.context, source);
          if (!stage && !isAllowed(source, place.allowed))
            throw new Error(`.dockerignore keeps ${source} out`);
          cpSync(from, isInto ? join(to, basename(source)) : to, { recursive: true });
        }
        break;
      }
      case "run": {
        const { args, env } = current();
        const all = { ...place.env, ...args, ...env };
        const cwd = folderIn(current(), ".");
        execFileSync("sh", ["-c", step.command], { cwd, env: all, stdio: "inherit" });
        break;
      }
      case "user":
        current().user = step.name;
        break;
      case "expose":
        current().ports.push(step.port);
        break;
      case "healthcheck":
        current().healthcheck = step.command;
        break;
      case "cmd":
        current().command = step.command;
        break;
      default:
        step satisfies never;
    }
  }
  const { root, workdir, env, user, ports, healthcheck, command } = current();
  return { root, workdir: join(root, workdir), env, user, ports, healthcheck, command };
}

function newStage(
  { into }: Place,
  number: number,
  { image, stage }: Extract<Step, { kind: "from" }>,
): Stage {
  const [, major] = /^node:(\d+)(?:[.\d]*)-slim$/.exec(image) ?? [];
  if (major !== process.versions.node.split(".")[0])
    throw new Error(`${image} is not the Node that this runs on (${process.version}), slim`);
  const root = join(into, String(number));
  mkdirSync(root);
  return {
    root,
    named: stage,
    workdir: "/",
    args: {},
    env: {},
    ports: [],
    healthcheck: [],
    command: [],
  };
}

const filledIn = (value: string, { args, env }: Stage): string =>
  value.replace(/\$\{?(\w+)\}?/g, (_, name: string) => env[name] ?? args[name] ?? "");
