import fc from "fast-check";
import { expect, test } from "vitest";
import { createLog } from "../../adapters/log.ts";
import { inRequest } from "../../adapters/request.ts";

const PASSWORD = "correct horse battery staple";

/** What a log says of what is written to it. */
function said(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(
    createLog({ logLevel: "info", secrets: [PASSWORD], write: (line) => void lines.push(line) }),
  );
  return lines.join("");
}

test("lines written for one request name it, and those for another name another", async () => {
  const lines: { requestId?: string; msg: string }[] = [];
  const log = createLog({
    logLevel: "info",
    write: (line) => void lines.push(JSON.parse(line)),
  });

  await inRequest(async () => {
    log.info("one begins");
    await inRequest(async () => log.info("one goes on"));
    await new Promise((done) => setTimeout(done, 1));
    log.info("one ends");
  });
  inRequest(() => log.info("another"));
  log.info("none");

  const ids = lines.map((it) => it.requestId);
  expect(ids[0]).toMatch(/^[\w-]{8}$/);
  expect(ids.slice(0, 3)).toEqual([ids[0], ids[0], ids[0]]);
  expect(ids[3]).not.toBe(ids[0]);
  expect(ids[4]).toBeUndefined();
});

test.for([
  ["a secret that is set", (text: string) => text, PASSWORD],
  ["a token of Slack's", (it: string) => `it was ${it}`, "xoxb-2417-abcDEF123"],
  [
    "a token of Discord's",
    (it: string) => `it was ${it}`,
    "MTAxMjM0NTY3ODkwMTIzNDU2.Gabcde.abcdefghijklmnopqrstuvwxyz_0123456789",
  ],
  [
    "the token in an address",
    (it: string) => `POST /webhooks/1/${it}/messages`,
    "aW50ZXJhY3Rpb246".repeat(6),
  ],
  [
    "the password in an address",
    (it: string) => `redis://:${it}@redis.example:6379`,
    "hunter2hunter2",
  ],
] as const)("%s is never in the log", ([, within, secret]) => {
  const text = within(secret);
  const cause = new Error(text);
  const log = said((it) => {
    it.error({ err: new Error(text, { cause }), reason: text, deep: [{ reason: text }] }, text);
    it.error(new Error(text));
    it.info("see %s", text);
  });

  expect(log.split("\n")).toHaveLength(4);
  expect(log).not.toContain(secret);
  expect(log).toContain("[hidden]");
});

test("what a learner said is never in the log, wherever a library has put it", () => {
  const words = fc.stringMatching(/^[a-z]{12,30}$/).map((it) => `QQ${it}`);
  const places = fc.constantFrom("text", "content", "body", "requestBody", "blocks", "payload");

  fc.assert(
    fc.property(words, places, (spoken, place) => {
      const error = Object.assign(new Error("it was refused"), { [place]: spoken, code: 50_035 });
      const log = said((it) => {
        it.error(
          { err: error, [place]: spoken, deep: { [place]: { inner: [spoken] } } },
          "refused",
        );
        it.error(error);
      });

      expect(log).not.toContain(spoken);
      expect(log).toContain("it was refused");
      expect(log).toContain("50035");
    }),
  );
});
