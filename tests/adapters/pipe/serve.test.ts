import { Readable, Writable } from "node:stream";
import { setImmediate as tick } from "node:timers/promises";
import { pino } from "pino";
import { expect, test } from "vitest";
import { serve } from "../../../adapters/pipe/serve.ts";
import { createMentor } from "../../../src/mentor.ts";
import { createInProcessStore } from "../../../src/storage/in-process.ts";
import { concept, library } from "../../support/library.ts";
import { mindOf } from "../../support/meet.ts";

const mentor = createMentor(await mindOf(library(concept("caching"))), createInProcessStore());
const log = pino({ level: "silent" });
const LINE = `${JSON.stringify({ learner: "ana", conversation: "dm", text: "what is caching?" })}\n`;

/** Lines that are made when they are read, and how many were. */
function lines(count: number): { input: Readable; read: () => number } {
  let made = 0;
  const input = Readable.from(
    (function* () {
      for (; made < count; made += 1) yield Buffer.from(LINE);
    })(),
    { objectMode: false, highWaterMark: 1 },
  );
  return { input, read: () => made };
}

/** A reader who takes an answer only when told to, and what was taken. */
function reader(): { output: Writable; take: () => void; taken: () => number } {
  let taken = 0;
  let go: (() => void) | undefined;
  const output = new Writable({
    highWaterMark: 1,
    write(_chunk, _encoding, done) {
      go = () => {
        go = undefined;
        taken += 1;
        done();
      };
    },
  });
  return { output, take: () => go?.(), taken: () => taken };
}

const wait = async () => {
  for (let i = 0; i < 50; i += 1) await tick();
};

test("while nobody reads the answers no further questions are read, and then all are answered", async () => {
  const { input, read } = lines(40);
  const { output, take, taken } = reader();
  const served = serve({ mentor, input, output, log, stopping: new AbortController().signal });

  await wait();
  const readFirst = read();
  expect(readFirst).toBeLessThan(6);
  await wait();
  expect(read()).toBe(readFirst);

  let isDone = false;
  void served.then(() => {
    isDone = true;
  });
  while (!isDone) {
    take();
    await tick();
  }
  expect(taken()).toBe(40);
});

test("a mentor that is told to stop doesn't wait for a reader who has gone to sleep", async () => {
  const stopping = new AbortController();
  const served = serve({
    mentor,
    input: lines(40).input,
    output: reader().output,
    log,
    stopping: stopping.signal,
  });
  await wait();
  stopping.abort();
  await expect(served).resolves.toBeUndefined();
});

test("a mentor that is told to stop while nobody asks anything stops", async () => {
  const stopping = new AbortController();
  const input = new Readable({ read() {} });
  const served = serve({ mentor, input, output: reader().output, log, stopping: stopping.signal });
  await wait();
  stopping.abort();
  await expect(served).resolves.toBeUndefined();
});
