import { once } from "node:events";
import { createLog } from "../../adapters/log.ts";
import { openSlack } from "../../adapters/slack/open.ts";
import { assemble } from "../../src/assemble.ts";
import { readConfig } from "../../src/config.ts";

// Mentor as it is on Slack, in one process with a Redis of its own. `bench/slack.ts` starts it.
const config = readConfig(process.env);
const { close, ...parts } = await assemble(config);
const adapter = openSlack({ ...parts, config, log: createLog(config) });
await adapter.start();
process.send?.("ready");
await once(process, "disconnect");
await adapter.stop();
await close();
