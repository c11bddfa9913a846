import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Mind } from "../../src/dialogue/mind.ts";
import { conversationId } from "../../src/ids.ts";
import { CheckIn } from "../../src/memory/checkin.ts";
import { newConversation } from "../../src/memory/conversation.ts";
import { newLearner } from "../../src/memory/learner.ts";
import type { Memory } from "../../src/memory/memory.ts";
import { readCheckIn } from "../../src/understand/checkin.ts";
import type { CheckInMeaning, CheckInWish } from "../../src/understand/checkin-meaning.ts";
import { readPlaceName } from "../../src/understand/checkin-places.ts";
import { checkInArguments, readCheckInPress } from "../../src/understand/checkin-press.ts";
import { concept, libraryWithPaths } from "../support/library.ts";
import { mindOf } from "../support/meet.ts";

let mind: Mind;
beforeAll(async () => {
  const concepts = [concept("caching"), concept("quorum"), concept("latency")];
  const path = { id: "first-steps", title: "First steps", concepts: concepts.map((it) => it.id) };
  mind = await mindOf(libraryWithPaths([path], ...concepts));
});

const stranger: Memory = { learner: newLearner(), conversation: newConversation() };
const checkin = CheckIn.parse({ conversation: conversationId("dm"), minute: 510, days: [1] });
const regular: Memory = {
  learner: { ...newLearner(), profile: { ...newLearner().profile, checkin } },
  conversation: newConversation(),
};
const justAsked: Memory = { ...regular, conversation: { ...newConversation(), move: "checkin" } };
const askedForZone: Memory = {
  ...regular,
  conversation: { ...newConversation(), pending: { kind: "zone" } },
};

const wish = (memory: Memory, said: string): CheckInWish | undefined => {
  const meaning: CheckInMeaning | undefined = readCheckIn(mind, memory, said);
  return meaning?.kind === "checkin" ? meaning.wish : undefined;
};
const settings = (memory: Memory, said: string) => {
  const it = wish(memory, said);
  return it?.kind === "set" ? it.settings : undefined;
};

const WEEKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

describe("somebody who has no check-ins", () => {
  test.for([
    ["remind me every weekday at 8:30", { minute: 510, days: WEEKDAYS }],
    ["check in at 9am Berlin time", { minute: 540, zone: "Europe/Berlin" }],
    ["Could you check in with me daily at half past seven?", { minute: 450, days: EVERY_DAY }],
    [
      "ask me two questions on weekdays at 18:00 CET",
      { minute: 1080, days: WEEKDAYS, count: 2, zone: "Europe/Berlin" },
    ],
    [
      "quiz me on caching every Monday at 9",
      { minute: 540, days: [1], about: { concepts: ["caching"] } },
    ],
    [
      "set up check-ins on the path first steps, noon",
      { minute: 720, about: { path: "first-steps" } },
    ],
    [
      "remind me at 9 US time",
      { minute: 540, zones: expect.arrayContaining(["America/New_York"]) },
    ],
    [
      "I'd like a daily check-in at quarter to eight in the evening except Sunday",
      { minute: 1185, days: [1, 2, 3, 4, 5, 6] },
    ],
    ["/checkin at 7pm", { minute: 1140 }],
    [
      "/checkin 7:30 weekdays 5 questions about caching",
      { minute: 450, days: WEEKDAYS, count: 5, about: { concepts: ["caching"] } },
    ],
    ["sign me up", {}],
  ] as const)("asks for them by %j", ([said, expected]) => {
    expect(settings(stranger, said)).toEqual(expected);
  });

  test.for([
    ["/checkin", "show"],
    ["/checkin wibble wobble", "show"],
    ["when is my next check-in?", "show"],
    ["stop reminding me", "stop"],
    ["/checkin off", "stop"],
    ["checkin stop", "stop"],
  ] as const)("by %j means %s", ([said, kind]) => {
    expect(wish(stranger, said)).toMatchObject({ kind });
  });

  test.for([
    "remind me what a quorum is",
    "remind me to call mum at six",
    "how do I check in code?",
    "check in at the airport at nine",
    "give me everyday examples",
    "quiz me on latency",
    "pause",
    "resume",
    "busy today",
    "tonight",
    "9:30",
    "what happens every day at 9?",
    "notification arrives and the user taps on it",
  ])("says nothing about them by %j", (said) => {
    expect(readCheckIn(mind, stranger, said)).toBeUndefined();
  });
});

describe("somebody who has check-ins", () => {
  test.for([
    ["pause until 3 January", { kind: "pause", until: { kind: "date", month: 1, day: 3 } }],
    ["pause the check-ins for two weeks", { kind: "pause", until: { kind: "days", days: 14 } }],
    ["I'm on vacation till Monday", { kind: "pause", until: { kind: "weekday", weekday: 1 } }],
    ["pause", { kind: "pause" }],
    ["resume", { kind: "resume" }],
    ["please turn the check-ins back on", { kind: "resume" }],
    ["busy today", { kind: "later" }],
    ["too busy now, ask me tonight", { kind: "later", later: "tonight" }],
    ["busy today: in two hours", { kind: "later", later: "two-hours" }],
    ["busy, can you ask me at 6pm?", { kind: "later", minute: 1080 }],
    ["remind me tomorrow", { kind: "later", later: "tomorrow" }],
    ["stop the check-ins", { kind: "stop" }],
    ["no more reminders please", { kind: "stop" }],
    ["change my check-in to 9", { kind: "set", settings: { minute: 540 } }],
    ["change the check-in time", { kind: "choose-time" }],
    ["my time zone is Asia/Kolkata", { kind: "set", settings: { zone: "Asia/Kolkata" } }],
  ] as const)("by %j means just that", ([said, expected]) => {
    expect(wish(regular, said)).toEqual(expected);
  });

  test.for([
    ["9:30", { kind: "set", settings: { minute: 570 } }],
    ["weekends at 10 please", { kind: "set", settings: { minute: 600, days: [6, 7] } }],
    ["Tokyo time", { kind: "set", settings: { zone: "Asia/Tokyo" } }],
    ["about caching", { kind: "set", settings: { about: { concepts: ["caching"] } } }],
    ["tonight", { kind: "later", later: "tonight" }],
    ["not now", { kind: "later" }],
    ["stop", { kind: "stop" }],
  ] as const)("right after they were the matter, by %j means just that", ([said, expected]) => {
    expect(wish(justAsked, said)).toEqual(expected);
  });

  test.for(["what is a quorum?", "people talk about five nines", "good evening", "happy Friday"])(
    "says nothing about them by %j, even right after",
    (said) => {
      expect(readCheckIn(mind, justAsked, said)).toBeUndefined();
    },
  );
});

describe("somebody who wishes for what can't be", () => {
  test.for([
    ["check in 9 questions", { count: 9, refused: ["count"] }],
    ["check in with 100 questions", { count: 100, refused: ["count"] }],
    ["I want twenty questions a day", { count: 20, refused: ["count"] }],
    ["make it 0 questions", { count: 0, refused: ["count"] }],
    ["check in at 9 in Mars/Olympus time", { minute: 540, refused: ["zone"] }],
    ["check in at 8 Narnia time", { minute: 480, refused: ["zone"] }],
    ["remind me at 8 in Middle Earth", { minute: 480, refused: ["zone"] }],
    ["check in at 9 UTC+2", { minute: 540, refused: ["zone"] }],
    ["check in at 9 am XYZ", { minute: 540, refused: ["zone"] }],
    ["set my time zone to Atlantis", { refused: ["zone"] }],
    ["check in at 25:00", { refused: ["minute"] }],
    ["check in at 13pm", { refused: ["minute"] }],
    ["remind me at 9:75", { refused: ["minute"] }],
    ["check in at 9 about juggling", { minute: 540, refused: ["about"] }],
  ] as const)("has it noticed in %j", ([said, expected]) => {
    expect(settings(justAsked, said)).toEqual(expected);
  });

  test.for([
    ["remind me every day about 9", { minute: 540, days: EVERY_DAY }],
    ["check in at 9 in Slack", { minute: 540 }],
    ["check in at 9 my time", { minute: 540 }],
    ["remind me every day at lunch time", { minute: 750, days: EVERY_DAY }],
    ["check in at 7 pm please, one question at a time", { minute: 1140, count: 1 }],
    ["check in at 8 new york time", { minute: 480, zone: "America/New_York" }],
    ["check in with two questions", { count: 2 }],
  ] as const)("and %j is no such wish", ([said, expected]) => {
    expect(settings(justAsked, said)).toEqual(expected);
  });

  test("a pause until no day at all has no end, and one until further notice is meant to have none", () => {
    const noDay = { kind: "pause", refused: ["until"] };
    expect(wish(regular, "pause check-ins until 45 January")).toEqual(noDay);
    expect(wish(regular, "pause until yesterday")).toEqual(noDay);
    expect(wish(regular, "pause until further notice")).toEqual({ kind: "pause" });
  });
});

describe("somebody who was asked for their time zone", () => {
  test.for([
    ["Berlin", "Europe/Berlin"],
    ["I'm in New York, USA", "America/New_York"],
    ["Munich", "Europe/Berlin"],
    ["São Paulo please", "America/Sao_Paulo"],
    ["Germany", "Europe/Berlin"],
    ["india", "Asia/Kolkata"],
    ["Eastern Standard Time", "America/New_York"],
    ["europe/kyiv", "Europe/Kyiv"],
    ["UTC", "UTC"],
  ] as const)("is in it by %j", ([said, zone]) => {
    expect(settings(askedForZone, said)).toEqual({ zone });
  });

  test("is offered the times of a country that has several", () => {
    const zones = settings(askedForZone, "the US")?.zones ?? [];
    expect(zones).toContain("America/Chicago");
    expect(new Set(zones).size).toBe(zones.length);
  });

  test("is asked again for what is no place, and may talk about something else", () => {
    expect(readCheckIn(mind, askedForZone, "in Atlantis")).toEqual({ kind: "zone-unclear" });
    expect(readCheckIn(mind, askedForZone, "UTC+2")).toEqual({ kind: "zone-unclear" });
    expect(readCheckIn(mind, askedForZone, "Berlinn")).toEqual({ kind: "zone-unclear" });
    expect(readCheckIn(mind, askedForZone, "what is caching?")).toBeUndefined();
  });
});

test("whatever a learner writes about times, it is read or left alone", () => {
  const pieces = fc.constantFrom(
    ..."remind me at every day 8:30 99 99:99 -1 until 31 feb may to monday pm o'clock / time in pause for 3 weeks check-in / 🙂".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 12 }),
      fc.string({ unit: "binary" }),
      (words, odd) => {
        for (const memory of [stranger, justAsked, askedForZone]) {
          const it = settings(memory, `${words.join(" ")} ${odd}`);
          if (it?.minute !== undefined) expect(it.minute).toBeLessThan(1440);
          if (it?.days) expect(it.days.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("every city that has a time zone of its own is known by its name", () => {
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    if (/^(?:Etc|Antarctica)\//.test(zone)) continue;
    const place = readPlaceName(zone);
    expect(place?.kind, zone).toBe("zone");
  }
});

const aWish: fc.Arbitrary<CheckInWish> = fc.oneof(
  fc.constantFrom<CheckInWish>(
    { kind: "show" },
    { kind: "choose-time" },
    { kind: "resume" },
    { kind: "stop" },
    { kind: "now" },
    { kind: "pause" },
    { kind: "later" },
    { kind: "later", later: "two-hours" },
    { kind: "set", settings: {} },
  ),
  fc.nat(400).map((days): CheckInWish => ({ kind: "pause", until: { kind: "days", days } })),
  fc.nat(1439).map((minute): CheckInWish => ({ kind: "set", settings: { minute } })),
  fc
    .constantFrom(...Intl.supportedValuesOf("timeZone"))
    .map((zone): CheckInWish => ({ kind: "set", settings: { zone } })),
);

test("whatever a button means, its id reads back to it, and one that was tampered with to nothing", () => {
  fc.assert(
    fc.property(aWish, (it) => {
      expect(readCheckInPress(checkInArguments(it).join(":").split(":"))).toEqual({
        kind: "checkin",
        wish: it,
      });
    }),
  );
  for (const odd of [
    "",
    "pause:-1",
    "pause:999",
    "later:never",
    "set:at:1440",
    "set:zone:Mars/Base",
    "set:days:8",
    "set:x:y",
    "forget",
  ]) {
    expect(readCheckInPress(odd.split(":")), odd).toBeUndefined();
  }
});
