import fc from "fast-check";
import { expect, test } from "vitest";
import { readCommand } from "../../../adapters/slack/commands.ts";
import { modalFor, readPlace } from "../../../adapters/slack/modals.ts";
import { concept, library } from "../../support/library.ts";

const known = library(concept("caching"), concept("fault-tolerance"));
const wanted = (words: string) => {
  const [command = "", ...rest] = words.split(" ");
  return readCommand(known, command, rest.join(" "));
};
const says = (text: string) => ({ kind: "turn", said: { kind: "text", text } });
const press = (action: string) => ({ kind: "turn", said: { kind: "press", action } });

test.for([
  ["/mentor", press("m1:help")],
  ["/mentor help", press("m1:help")],
  ["/mentor how do I scale?", says("how do I scale?")],
  ["/mentor ask how do I scale?", says("how do I scale?")],
  ["/mentor explain caching", press("m1:ask:caching")],
  ["/mentor explain how caches lie", says("explain how caches lie")],
  ["/mentor quiz caching", press("m1:quiz:caching:")],
  ["/mentor quiz me on leases", says("quiz me on leases")],
  ["/mentor checkin", says("checkin")],
  ["/mentor checkin weekdays at 9", says("check in with me weekdays at 9")],
  ["/mentor checkin stop", says("stop the check-ins")],
  ["/mentor checkin pause until Monday", says("pause the check-ins until Monday")],
  ["/mentor topics", press("m1:topics")],
  ["/mentor privacy", { kind: "policy" }],
  ["/mentor privacy export", press("m1:export")],
  ["/mentor privacy forget", press("m1:forget")],
  ["/mentor setup", { kind: "setup" }],
  ["/mentor status", { kind: "status" }],
  ["/mentor help me with leases", says("help me with leases")],
  ["/ask how do I scale?", says("how do I scale?")],
  ["/ask", { kind: "field" }],
  ["/quiz leases", says("quiz me on leases")],
] as const)("%s asks for what it says", ([words, expected]) => {
  expect(wanted(words)).toMatchObject(expected);
});

test("a bare /quiz asks what helps most, and /mentor progress tells all", () => {
  expect(wanted("/quiz")).toMatchObject({ said: { kind: "press" } });
  expect(wanted("/mentor progress")).toMatchObject({ said: { kind: "press" } });
});

test("no field to write into is refused by Slack, and where its answer belongs is carried along", () => {
  const place = fc.record(
    {
      spot: fc.record({ channel: fc.constant("C061EG9T2"), isDirect: fc.boolean() }),
      responseUrl: fc.oneof(fc.webUrl(), fc.string({ minLength: 4_000, maxLength: 5_000 })),
      under: fc.record({ ts: fc.constant("1795562084.941000"), isPrivate: fc.boolean() }),
    },
    { requiredKeys: ["spot"] },
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string().map((it) => it.repeat(500)),
  );
  fc.assert(
    fc.property(place, text, (it, about) => {
      const asking = { title: "Your answer", label: "In your own words", about };
      const view = modalFor("s1:anyone:+write", asking, it);

      expect(view.title.text.length).toBeLessThanOrEqual(24);
      expect(view.submit?.text.length).toBeLessThanOrEqual(24);
      expect(view.private_metadata?.length).toBeLessThanOrEqual(3_000);
      for (const block of view.blocks)
        if (block.type === "section" && "text" in block) {
          expect(block.text?.text.length).toBeGreaterThan(0);
          expect(block.text?.text.length).toBeLessThanOrEqual(3_000);
        }
      expect(readPlace(view.private_metadata ?? "")).toMatchObject({
        spot: it.spot,
        ...(it.under ? { under: it.under } : {}),
      });
    }),
  );
});
