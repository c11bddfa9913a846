import { openStorage } from "../../src/storage/open.ts";

// A process that holds its storage open as Mentor does, until it is ended:
//   node open-storage.ts <folder> [slowly | hurriedly]
const [dataDir = ".data", manner] = process.argv.slice(2);
const { store, close } = await openStorage({
  redisUrl: undefined,
  redisClusterNodes: undefined,
  dataDir,
});

if (manner === "slowly")
  process.once("SIGINT", async () => {
    await new Promise((done) => setTimeout(done, 300));
    await store.ping();
    console.log("finished");
    await close();
    process.exit();
  });
if (manner === "hurriedly") setTimeout(() => process.exit(), 100);
setInterval(() => {}, 1_000);
console.log("open");
