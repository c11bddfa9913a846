import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "../src/lines.ts";

async function read(pieces: readonly Uint8Array[], most = 1_000): Promise<(string | undefined)[]> {
  const lines: (string | undefined)[] = [];
  const input = (async function* () {
    yield* pieces;
  })();
  for await (const line of linesOf(input, most)) lines.push(line?.toString());
  return lines;
}
const bytes = (text: string) => Buffer.from(text);

test("an author's lines are the same in whatever pieces they arrive", async () => {
  const text = fc.string({ unit: fc.constantFrom("a", "é", "日", "\n", "\r", "\u2028", " ") });
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (text, size) => {
      const all = bytes(text);
      const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
        all.subarray(i * size, (i + 1) * size),
      );
      const lines = text.split("\n");
      if (lines.at(-1) === "") lines.pop();
      expect(await read(pieces)).toEqual(lines);
    }),
  );
});

test("a line that is too long is told of by its place, and those around it are read", async () => {
  const long = "x".repeat(2_000);
  expect(await read([bytes("a\n"), bytes(long), bytes(`${long}\nb\n${long}`)])).toEqual([
    "a",
    undefined,
    "b",
    undefined,
  ]);
  expect(await read([bytes(`${"y".repeat(1_000)}\n`)])).toEqual(["y".repeat(1_000)]);
});
