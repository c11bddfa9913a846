import { expect, test } from "vitest";
import { createOutlet } from "../../../adapters/terminal/outlet.ts";
import { conversationId } from "../../../src/ids.ts";
import type { Reply } from "../../../src/reply/reply.ts";

const here = conversationId("terminal:ana");
const reply: Reply = { move: "checkin", concepts: [], blocks: [], actions: [] };

test("a check-in is shown once, however often it is delivered", async () => {
  const shown: Reply[] = [];
  const outlet = createOutlet("terminal", here, (it) => shown.push(it) > 0);
  for (const key of ["monday", "monday", "tuesday"]) {
    const outcome = await outlet.deliver({ conversation: here, reply, key });
    expect(outcome).toEqual({ kind: "sent" });
  }
  expect(shown).toHaveLength(2);
});

test("a check-in waits for a learner who isn't there", async () => {
  let isThere = false;
  const outlet = createOutlet("terminal", here, () => isThere);
  const delivery = { conversation: here, reply, key: "monday" };
  expect(await outlet.deliver(delivery)).toMatchObject({ kind: "later" });
  isThere = true;
  expect(await outlet.deliver(delivery)).toEqual({ kind: "sent" });
});

test("a check-in for somebody else is not shown to whoever sits here", async () => {
  const outlet = createOutlet("terminal", here, () => {
    throw new Error("shown to the wrong one");
  });
  const conversation = conversationId("terminal:ben");
  expect(await outlet.deliver({ conversation, reply, key: "monday" })).toMatchObject({
    kind: "later",
  });
});
