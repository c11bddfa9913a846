import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { learnerId } from "../../src/ids.ts";
import {
  createNotes,
  createNotesInProcess,
  learnersNote,
  type Notes,
} from "../../src/storage/notes.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { startRedisCluster, type TestCluster } from "../support/redis-cluster.ts";

let redis: TestRedis;
let cluster: TestCluster;
beforeAll(async () => {
  [redis, cluster] = await Promise.all([startRedis(), startRedisCluster()]);
});
afterAll(() => Promise.all([redis?.stop(), cluster?.stop()]));

describe.each([
  ["in Redis", async (): Promise<Notes> => createNotes(await redis.connect())],
  ["in a Redis Cluster", async (): Promise<Notes> => createNotes(await cluster.connect())],
  ["in process", async (): Promise<Notes> => createNotesInProcess()],
])("notes %s", (_, open) => {
  test("are read as they were written last, until they are removed", async () => {
    const notes = await open();
    await notes.write("a*b", "first");
    await notes.write("a*b", "second");

    expect(await notes.read("a*b")).toBe("second");
    await notes.remove("a*b");
    expect(await notes.read("a*b")).toBeUndefined();
  });

  test("are gone when their time is over", async () => {
    const notes = await open();
    await notes.write("short", "here", 50);

    expect(await notes.read("short")).toBe("here");
    await sleep(120);
    expect(await notes.read("short")).toBeUndefined();
  });

  test("are found by how their names begin", async () => {
    const notes = await open();
    for (const it of ["server:1", "server:2", "serve*", "other"]) await notes.write(it, "x");

    expect((await Array.fromAsync(notes.names("server:"))).sort()).toEqual([
      "server:1",
      "server:2",
    ]);
    expect(await Array.fromAsync(notes.names("serve*"))).toEqual(["serve*"]);
  });

  test("of a learner go with the learner, and nobody else's", async () => {
    const notes = await open();
    const [ana, ben] = [learnerId("discord:1"), learnerId("discord:12")];
    for (const it of [ana, ben]) await notes.write(learnersNote(it, "kept"), "theirs");

    await notes.forget(ana);

    expect(await notes.read(learnersNote(ana, "kept"))).toBeUndefined();
    expect(await notes.read(learnersNote(ben, "kept"))).toBe("theirs");
  });
});
