import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { realMind } from "./meet.ts";

/** One of Mentor's programs, run as a process of its own on a data folder of its own. */
export interface Program {
  readonly process: ChildProcess;
  /** What came out on standard output up to now. */
  output(): string;
  /** What came out on standard error up to now. */
  errors(): string;
  /** Sends something to standard input. */
  send(text: string): void;
  /** Ends standard input. */
  end(): void;
  /** Resolves as soon as the output, from a place on, is as it should be, with that part of it. */
  until(isSo: (output: string) => boolean, from?: number): Promise<string>;
  /** Its exit code, once all that it said was read; -1 where a signal ended it. */
  readonly ended: Promise<number>;
  /** The process of the Redis that it runs. */
  redisPid(): number;
  /** Ends it, if it still runs, and takes its data away. */
  dispose(): Promise<void>;
}

/** How a program is run. */
export interface Run {
  readonly env?: Readonly<Record<string, string>>;
  /** Run it before a terminal of so many columns. */
  readonly terminal?: { readonly columns: number };
}

/** Where content has changed since it was learnt, a program learns it first. */
const ANSWERS_WITHIN_MS = 110_000;

/** Starts a program by its path in the repository; what the shipped content teaches has been learnt before. */
export async function startProgram(
  path: string,
  { env = {}, terminal }: Run = {},
): Promise<Program> {
  await realMind();
  const dataDir = mkdtempSync("/tmp/mentor-test-");
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const [command, args]: [string, string[]] = terminal
    ? inTerminal(`stty cols ${terminal.columns} rows 50; exec "${process.execPath}" "${file}"`)
    : [process.execPath, [file]];
  const child = spawn(command, args, {
    cwd: dataDir,
    env: { PATH: process.env.PATH, TERM: "xterm-256color", MENTOR_DATA_DIR: dataDir, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (it: string) => {
    said.out += it;
  });
  child.stderr.setEncoding("utf8").on("data", (it: string) => {
    said.err += it;
  });
  // Whoever writes to a program that has ended sees that by its end.
  child.stdin.on("error", () => {});
  const ended = once(child, "close").then(([code]) => (code as number | null) ?? -1);

  return {
    process: child,
    output: () => said.out,
    errors: () => said.err,
    send: (text) => child.stdin.write(text),
    end: () => child.stdin.end(),
    ended,

    async until(isSo, from = 0) {
      const late = AbortSignal.timeout(ANSWERS_WITHIN_MS);
      while (!isSo(said.out.slice(from))) {
        if (child.exitCode !== null || late.aborted) {
          throw new Error(`The program never said it. It said:\n${said.out}\n${said.err}`);
        }
        await Promise.race([once(child.stdout, "data", { signal: late }).catch(() => {}), ended]);
      }
      return said.out.slice(from);
    },

    redisPid: () => Number(readFileSync(join(dataDir, "redis", "redis.pid"), "utf8")),

    async dispose() {
      if (child.exitCode === null && child.signalCode === null) {
        // The one that plays the terminal takes everybody before it along by hanging up.
        child.kill(terminal ? "SIGKILL" : "SIGTERM");
        await ended;
      }
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Runs a command before a terminal, played by the program `script` of util-linux. */
const inTerminal = (command: string): [string, string[]] => [
  "script",
  ["--quiet", "--flush", "--return", "--command", command, "/dev/null"],
];

/** Whether a process runs. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
