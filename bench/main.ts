/** `npm run bench -- NAME [ARGUMENTS]`: each compares Mentor with a peer in the same run. */
const BENCHES: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<void>>>> =
  {
    discord: async () => (await import("./discord.ts")).discord,
    slack: async () => (await import("./slack.ts")).slack,
    checkins: async () => (await import("./checkins.ts")).checkins,
    memory: async () => (await import("./memory.ts")).memory,
    marking: async () => (await import("./marking.ts")).marking,
    overload: async () => (await import("./overload.ts")).overload,
    scale: async () => (await import("./scale.ts")).scale,
    turn: async () => (await import("./turn.ts")).turn,
    understanding: async () => (await import("./understanding.ts")).understanding,
  };

const [name = "", ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) {
  await (await bench())(args);
} else {
  console.error(`npm run bench -- NAME, where NAME is one of ${Object.keys(BENCHES).join(", ")}`);
  process.exitCode = 1;
}
