import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { checkContent } from "../../src/content/check.ts";
import { ContentError, describeFault } from "../../src/content/faults.ts";
import { loadLibrary } from "../../src/content/load.ts";
import { readContent } from "../../src/content/read.ts";
import { fetchSources, listPacks } from "../../src/content/sources.ts";
import { packId } from "../../src/ids.ts";
import { contentFolder } from "../support/library.ts";

const caching = "concepts/caching.md";
const sharding = "concepts/sharding.md";

const folders: string[] = [];
afterEach(async () => {
  for (const it of folders.splice(0)) await rm(it, { recursive: true });
});

const pack = "distributed-systems";

/** A pack of two shipped concepts, with some files changed. */
async function changed(
  changes: Readonly<Record<string, (text: string) => string>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "content-"));
  folders.push(folder);
  await mkdir(join(folder, pack, "concepts"), { recursive: true });
  const files = [`${pack}/pack.md`, `${pack}/${caching}`, `${pack}/${sharding}`, "phrases.md"];
  for (const file of files) {
    const text = await readFile(join(contentFolder(), file), "utf8");
    await writeFile(join(folder, file), changes[file.replace(`${pack}/`, "")]?.(text) ?? text);
  }
  return folder;
}

async function faultsOf(folder: string): Promise<string[]> {
  const content = readContent(await fetchSources(folder, await listPacks(folder)));
  return checkContent(content).map(describeFault);
}

test("the shipped content has nothing to mend", async () => {
  expect(await faultsOf(contentFolder())).toEqual([]);
});

test.for([
  [
    "a link that leads nowhere",
    (it: string) => it.replace(/^needs: .*$/m, "needs: [cashing]"),
    'no concept "cashing"',
  ],
  [
    "an analogy without its limit",
    (it: string) => it.replace(/^Where it stops:.*$/m, ""),
    "Where it stops",
  ],
  [
    "a name that another concept has",
    (it: string) => it.replace(/^aliases: \[/m, "aliases: [Sharding, "),
    'title "Sharding" is claimed by',
  ],
  [
    "a missing part",
    (it: string) => it.replace(/^## Example:[\s\S]*?(?=^## )/m, ""),
    '0 of at least 1 "Example" parts',
  ],
  [
    "a text for children that is none",
    (it: string) =>
      it.replace(
        /^(## Simply: .*\n)/m,
        "$1Notwithstanding considerable infrastructural heterogeneity, intermediate representations facilitate accelerated retrieval of computationally expensive intermediate artefacts.\n\n",
      ),
    "school grade",
  ],
  [
    "too few asked lines",
    (it: string) => it.replace(/^asked:\n( {2}- .*\n)*/m, "asked:\n  - what is it\n"),
    "has 1 of at least 30 asked lines",
  ],
] as const)("npm run content tells of %s", async ([_, change, message]) => {
  const faults = await faultsOf(await changed({ [caching]: change }));

  const told = faults.find((it) => it.includes(message));
  expect(told, faults.join("\n")).toMatch(/concepts\/\w[\w-]*\.md:\d+: /);
});

test("a circle of prerequisites is told once, with the way round", async () => {
  const folder = await changed({
    [caching]: (it) => it.replace(/^needs: .*$/m, "needs: [sharding]"),
    [sharding]: (it) => it.replace(/^needs: .*$/m, "needs: [caching]"),
  });

  const circles = (await faultsOf(folder)).filter((it) => it.includes("circle"));
  expect(circles).toEqual([expect.stringContaining("caching -> sharding -> caching")]);
});

test("an unknown pack is named, with those that there are", async () => {
  const loading = loadLibrary(contentFolder(), [packId("astrology")]);

  await expect(loading).rejects.toThrow(ContentError);
  await expect(loading).rejects.toThrow(/no pack "astrology"; there are: .*distributed-systems/);
});

test("concepts that are not loaded are not pointed at", async () => {
  const folder = await changed({
    [caching]: (it) => it.replace(/^related: .*$/m, "related: [nowhere]"),
  });
  const library = await loadLibrary(folder, [packId("distributed-systems")]);

  const cached = [...library.concepts.values()].find((it) => it.title === "Caching");
  expect(cached?.related).toEqual([]);
});
