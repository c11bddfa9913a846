import fc from "fast-check";
import { expect, test } from "vitest";
import { createInstallations, type Kept } from "../../../adapters/slack/installations.ts";
import { createSeal, Unopenable } from "../../../adapters/slack/seal.ts";
import { createNotesInProcess } from "../../../src/storage/notes.ts";

const keyOf = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const [OLD, NEW, FOREIGN] = [keyOf(1), keyOf(2), keyOf(3)] as const;

test("whatever is sealed opens as it was, and is in no way seen in what is kept", () => {
  const seal = createSeal([NEW]);
  fc.assert(
    fc.property(fc.string({ minLength: 4, unit: "binary" }), (text) => {
      const sealed = seal.seal(text, "T1");
      expect(seal.open(sealed, "T1")).toEqual({ text, isOld: false });
      expect(sealed).not.toContain(text);
      expect(seal.seal(text, "T1")).not.toBe(sealed);
    }),
  );
});

test("a token opens neither as another workspace's, nor changed, nor with another key", () => {
  const seal = createSeal([NEW]);
  const sealed = seal.seal("xoxb-secret", "T1");
  const at = sealed.length - 10;
  const changed = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);

  expect(() => seal.open(sealed, "T2")).toThrow(Unopenable);
  expect(() => seal.open(changed, "T1")).toThrow(Unopenable);
  expect(() => createSeal([FOREIGN]).open(sealed, "T1")).toThrow(Unopenable);
  for (const it of ["", "s1", sealed.replace("s1.", "s2."), sealed.slice(0, 20)])
    expect(() => seal.open(it, "T1")).toThrow(Unopenable);
});

const kept = { installation: { bot: { token: "xoxb-1" } }, installedAt: 1 } as unknown as Kept;

test("an operator who rotates keys can take the old one away after one start", async () => {
  const notes = createNotesInProcess();
  await createInstallations(notes, createSeal([OLD])).put("T1", kept);

  const rotating = createInstallations(notes, createSeal([NEW, OLD]));
  expect(await rotating.sealAnew()).toBe(0);

  const later = createInstallations(notes, createSeal([NEW]));
  expect(await later.find("T1")).toEqual(kept);
});

test("what is used is sealed with the newest key from then on", async () => {
  const notes = createNotesInProcess();
  await createInstallations(notes, createSeal([OLD])).put("T1", kept);

  await createInstallations(notes, createSeal([NEW, OLD])).find("T1");

  expect(await createInstallations(notes, createSeal([NEW])).find("T1")).toEqual(kept);
});

test("an operator who takes a key away too early is told how many workspaces that shuts out", async () => {
  const notes = createNotesInProcess();
  await createInstallations(notes, createSeal([OLD])).put("T1", kept);
  const early = createInstallations(notes, createSeal([NEW]));
  await early.put("T2", kept);

  expect(await early.sealAnew()).toBe(1);
  await expect(early.find("T1")).rejects.toThrow("SLACK_ENCRYPTION_KEYS");
});
