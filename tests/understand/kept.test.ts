import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFinder } from "../../src/understand/create-finder.ts";
import { concept, library } from "../support/library.ts";

const content = library(
  concept("caching", {}, { asked: ["why keep answers in memory", "is memory faster than a disk"] }),
  concept("sharding", {}, { asked: ["how do I cut a table into pieces"] }),
  concept("raft", {}, { asked: ["how do servers choose one of them to lead"] }),
);
const QUESTIONS = ["what is caching", "cut it into pieces", "who leads the servers", "good soup"];

let cacheDir: string;
beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), "mentor-kept-"));
});
afterEach(() => rm(cacheDir, { recursive: true }));

const hears = () => {
  const heard: number[] = [];
  return { heard, progress: (done: number) => void heard.push(done) };
};

test("an operator who starts the mentor again does not wait for it to learn again", async () => {
  const first = hears();
  const second = hears();
  const fresh = await createFinder(content, { cacheDir, ...first });
  const kept = await createFinder(content, { cacheDir, ...second });

  expect(first.heard.at(-1)).toBe(1);
  expect(first.heard).toEqual(first.heard.toSorted((a, b) => a - b));
  expect(second.heard).toEqual([]);
  for (const it of QUESTIONS) expect(kept.find(it)).toEqual(fresh.find(it));
});

test("an author who changes the content is not answered from the old one", async () => {
  await createFinder(content, { cacheDir });
  const { heard, progress } = hears();
  await createFinder({ ...content, hash: "another" }, { cacheDir, progress });
  expect(heard.at(-1)).toBe(1);
});

test("the same content is always learnt the same", async () => {
  const one = await createFinder(content);
  const other = await createFinder(content);
  for (const it of QUESTIONS) expect(other.find(it)).toEqual(one.find(it));
});

test("a file that was cut off costs an operator only the time of learning again", async () => {
  const fresh = await createFinder(content, { cacheDir });
  const [name = ""] = await readdir(cacheDir);
  const bytes = await readFile(join(cacheDir, name));
  await writeFile(join(cacheDir, name), bytes.subarray(0, bytes.length / 2));

  const again = await createFinder(content, { cacheDir });
  for (const it of QUESTIONS) expect(again.find(it)).toEqual(fresh.find(it));
  expect((await readFile(join(cacheDir, name))).length).toBe(bytes.length);
});

test("two mentors that start at once both learn, and leave one whole file behind", async () => {
  const [one, other] = await Promise.all([
    createFinder(content, { cacheDir }),
    createFinder(content, { cacheDir }),
  ]);
  for (const it of QUESTIONS) expect(other.find(it)).toEqual(one.find(it));
  expect(await readdir(cacheDir)).toHaveLength(1);
});

test("a folder that can't be written to does not keep the mentor from starting", async () => {
  const file = join(cacheDir, "a-file");
  await writeFile(file, "");
  const finder = await createFinder(content, { cacheDir: join(file, "inside") });
  expect(finder.find("raft").named[0]?.concept).toBe("raft");
});
