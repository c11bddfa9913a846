/** `npm run demo -- PLATFORM`: Mentor on a platform of the demo's own, with people whom a script moves. */
const DEMOS: Readonly<Record<string, () => Promise<() => Promise<void>>>> = {
  discord: async () => (await import("./discord.ts")).discord,
  slack: async () => (await import("./slack.ts")).slack,
};

const [name = ""] = process.argv.slice(2);
const demo = DEMOS[name];
if (demo) {
  await (await demo())();
} else {
  console.error(
    `npm run demo -- PLATFORM, where PLATFORM is one of ${Object.keys(DEMOS).join(", ")}`,
  );
  process.exitCode = 1;
}
