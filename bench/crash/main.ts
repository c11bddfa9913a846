/** `npm run crash -- NAME [ARGUMENTS]`: each kills processes for real and counts what is lost by it. */
const CRASHES: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<void>>>> =
  {
    checkins: async () => (await import("./checkins.ts")).checkins,
  };

const [name = "", ...args] = process.argv.slice(2);
const crash = CRASHES[name];
if (crash) {
  await (await crash())(args);
} else {
  console.error(`npm run crash -- NAME, where NAME is one of ${Object.keys(CRASHES).join(", ")}`);
  process.exitCode = 1;
}
