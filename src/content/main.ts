import { fileURLToPath } from "node:url";
import { checkContent } from "./check.ts";
import { describeFault } from "./faults.ts";
import { readContent } from "./read.ts";
import { fetchSources, listPacks } from "./sources.ts";

/**
 * `npm run content`: checks every pack and prints each fault with its file and line.
 *
 * With words after it (`npm run content -- lease quorum`) only faults of those files are shown.
 */
const folder =
  process.env.MENTOR_CONTENT_DIR ?? fileURLToPath(new URL("../../content", import.meta.url));
const wanted = process.argv.slice(2);

const content = readContent(await fetchSources(folder, await listPacks(folder)));
const faults = checkContent(content).filter(
  (it) => wanted.length === 0 || wanted.some((id) => it.file.endsWith(`/${id}.md`)),
);
for (const it of faults) console.log(`content/${describeFault(it)}`);

for (const { pack } of content.packs) {
  console.log(`${pack.name}: ${pack.concepts.length} concepts, ${pack.paths.length} paths`);
}
console.log(faults.length === 0 ? "content: nothing to mend" : `content: ${faults.length} to mend`);
process.exitCode = faults.length === 0 ? 0 : 1;
