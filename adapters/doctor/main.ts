import { loadContent } from "../../src/assemble.ts";
import { ConfigError, ownEnvironment, readConfig } from "../../src/config.ts";
import { type Check, examine } from "./check.ts";
import { ownChecks, settingsCheck } from "./own.ts";

// `npm run doctor`: what is wrong with how Mentor is set up here, each with its cure; exit code 1 where anything is.
const say = (line: string) => console.log(line);
try {
  const environment = ownEnvironment();
  const config = readConfig(environment);
  const checks: Check[] = [
    settingsCheck(environment),
    ...ownChecks(config, () => loadContent(config)),
  ];
  if (config.discordToken !== undefined) {
    const { discordChecks } = await import("../discord/doctor.ts");
    checks.push(...discordChecks({ token: config.discordToken, api: config.discordApi }));
  }
  if (config.slackBotToken !== undefined || config.slackClientId !== undefined) {
    const { slackChecks } = await import("../slack/doctor.ts");
    checks.push(...slackChecks(config));
  }
  process.exitCode = (await examine(checks, say)) === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
