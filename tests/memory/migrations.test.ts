import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readEntry } from "../../src/backup/format.ts";
import { verify } from "../../src/backup/restore.ts";
import { learnerId } from "../../src/ids.ts";
import { Conversation } from "../../src/memory/conversation.ts";
import { Group } from "../../src/memory/group.ts";
import { LEARNER_VERSION, Profile } from "../../src/memory/learner.ts";
import { standingOf } from "../../src/schedule/due.ts";
import { readConversation, readEvents, readLearner } from "../../src/storage/records.ts";
import { takeTurn } from "../../src/turn.ts";
import { realMind } from "../support/meet.ts";

/** Backups of what earlier releases had written, each named for the version of its records. */
const FOLDER = fileURLToPath(new URL("../fixtures/memory", import.meta.url));
const FILES = readdirSync(FOLDER);
const DAY_MS = 24 * 60 * 60 * 1000;

function readBack(file: string) {
  const [, line = ""] = readFileSync(`${FOLDER}/${file}`, "utf8").split("\n");
  const copy = readEntry(line);
  if (copy?.kind !== "learner") throw new Error(`${file} holds no learner`);
  const [spoken] = copy.conversations;
  if (!spoken) throw new Error(`${file} holds no conversation`);
  return {
    place: spoken.conversation,
    learner: readLearner(copy.profile ?? null, Object.entries(copy.cards)),
    conversation: readConversation(spoken.text),
    events: readEvents(copy.log),
  };
}

test.for(FILES)("%s, a backup of an earlier release, is complete", async (file) => {
  expect((await verify(`${FOLDER}/${file}`)).learners).toBe(1);
});

test.for(FILES)("a learner of %s talks on where they were, and is remembered", async (file) => {
  const { place, learner, conversation } = readBack(file);
  const mind = await realMind();

  const { memory, reply } = takeTurn(
    mind,
    { learner, conversation },
    {
      learner: learnerId("discord:ana"),
      conversation: place,
      at: conversation.at + DAY_MS,
      said: { kind: "text", text: "another analogy please" },
    },
  );

  expect(reply?.move).toBe("rephrase");
  expect(reply?.concepts).toEqual(["replication"]);
  expect(memory.conversation.covered).toEqual(["fault-tolerance", "replication"]);
  expect(memory.learner.profile.version).toBe(LEARNER_VERSION);
  expect(JSON.parse(JSON.stringify(memory.learner.profile))).toEqual(
    Profile.parse(memory.learner.profile),
  );
});

test("a learner keeps check-in, cards, streak and the quiz that was under way", () => {
  const { learner, conversation, events } = readBack("1-quiz-and-check-in.jsonl");

  expect(standingOf(learner.profile)?.plan).toEqual({
    zone: "Europe/Berlin",
    minute: 510,
    days: [1, 2, 3, 4, 5],
  });
  expect([...learner.cards.keys()]).toEqual(["replication"]);
  expect(learner.profile.streak).toEqual({ days: 1, last: "2026-11-20" });
  expect(conversation.quiz?.open?.item).toBe("xyfusb");
  expect(events.map((it) => it.kind)).toEqual(["met", "met", "answered"]);
});

test("what a learner had missed is asked again, though it was stored without its day", () => {
  const { learner } = readBack("1-misses-without-days.jsonl");

  // Half past eleven in the evening by UTC is the next day already in Berlin.
  expect(learner.profile.missed).toMatchObject([
    { item: "vkjjjg", day: "2026-11-20" },
    { item: "xyfusb", day: "2026-11-21" },
  ]);
});

test("records of a later release are read as far as they are known", () => {
  const later = { version: LEARNER_VERSION + 1, since: 5, zone: "Asia/Tokyo", missed: [{ at: 1 }] };

  expect(Profile.parse(later)).toMatchObject({ since: 5, zone: "Asia/Tokyo", missed: [] });
});

test.for(Object.entries({ Profile, Conversation, Group }))(
  "whatever is stored as %s is read, and reads the same again",
  ([_, schema]) => {
    const keys = [
      ...["version", "missed", "met", "checkin", "zone", "quiz", "pending", "at", "seen"],
      ...["arrangement", "question", "asked", "day", "concept", "kind", "days", "minute"],
    ];
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.array(tie("any"), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...keys), tie("any"), { maxKeys: 6 }),
      ),
    })).any;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (raw) => {
        const read = schema.parse(raw);
        expect(schema.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
      }),
    );
  },
);
