import { makeMind } from "../src/assemble.ts";
import { ownEnvironment, readConfig } from "../src/config.ts";

// Learns the configured packs and keeps what was learnt, so that a Mentor that can't write needn't learn at each start.
const { library } = await makeMind(readConfig(ownEnvironment()));
console.log(`learnt: ${library.concepts.size} concepts`);
