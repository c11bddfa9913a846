import { ConfigError, ownEnvironment, readConfig } from "../config.ts";
import { backup } from "./backup.ts";
import { inWords } from "./format.ts";
import { openInUse } from "./open.ts";
import { restore } from "./restore.ts";

/**
 * `npm run backup -- FILE` and `npm run restore -- FILE [--overwrite]`: everything that Mentor keeps, as one file.
 *
 * Mentor may be running. Which Redis it is, is configured as for Mentor itself.
 */
const OVERWRITE = "--overwrite";
const [command, ...args] = process.argv.slice(2);
const [file, ...others] = args.filter((it) => it !== OVERWRITE);

try {
  if (file === undefined || others.length > 0 || file.startsWith("-"))
    throw new Error(`npm run ${command} -- FILE${command === "restore" ? ` [${OVERWRITE}]` : ""}`);
  const storage = await openInUse(readConfig(ownEnvironment()));
  try {
    if (command === "backup") {
      console.log(`backup: ${inWords(await backup(storage.connection, file))} are in ${file}`);
    } else {
      const restored = await restore(storage, file, { overwrites: args.includes(OVERWRITE) });
      console.log(
        `restore: ${inWords(restored)} are back; check-ins are scheduled as a worker starts`,
      );
    }
  } finally {
    await storage.close();
  }
} catch (error) {
  console.error(
    error instanceof ConfigError ? error.message : `${command}: ${(error as Error).message}`,
  );
  process.exitCode = 1;
}
