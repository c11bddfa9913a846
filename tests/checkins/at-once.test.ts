import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { conversationId, learnerId } from "../../src/ids.ts";
import { createMentor } from "../../src/mentor.ts";
import type { Reply } from "../../src/reply/reply.ts";
import { createInProcessStore } from "../../src/storage/in-process.ts";
import type { Said } from "../../src/understand/incoming.ts";
import { questionable } from "../support/daily.ts";
import { mindOf } from "../support/meet.ts";

test("whoever answers a check-in in the very moment in which it arrives is marked on it", async () => {
  const mentor = createMentor(
    await mindOf(questionable("caching", "quorum")),
    createInProcessStore(),
  );
  const ana = { learner: learnerId("ana"), conversation: conversationId("dm:ana") };
  const nine = Date.parse("2026-11-24T09:00Z");
  const hear = (said: Said, at = nine) => mentor.hear({ ...ana, at, said });
  const yesterday = nine - 24 * 60 * 60 * 1000;
  await hear({ kind: "text", text: "check in every day at 9:00 UTC time" }, yesterday);

  let answered: Promise<Reply | undefined> | undefined;
  await mentor.speak({ ...ana, at: nine, said: { kind: "due", due: nine } }, async (reply) => {
    const choice = reply.actions.find((it) => it.id.startsWith("m1:choose:"));
    answered = hear({ kind: "press", action: choice?.id ?? "" });
    // The platform's word that it arrived takes longer than the learner.
    await sleep(50);
    return { kind: "sent" };
  });

  expect(await answered).toMatchObject({ move: "grade" });
});
