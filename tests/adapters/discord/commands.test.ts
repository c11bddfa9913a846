import { ApplicationCommandOptionType } from "discord-api-types/v10";
import { describe, expect, test } from "vitest";
import { commandDefinitions } from "../../../adapters/discord/definitions.ts";
import { GERMAN } from "../../../adapters/discord/locales/de.ts";
import { ENGLISH } from "../../../adapters/discord/locales/en.ts";
import { suggestConcepts, suggestZones } from "../../../adapters/discord/suggest.ts";
import { readCommand } from "../../../adapters/discord/wanted.ts";
import { loadLibrary } from "../../../src/content/load.ts";
import { packId } from "../../../src/ids.ts";
import { readPress } from "../../../src/understand/press.ts";
import { checkCommands } from "../../support/discord/check-commands.ts";
import { concept, contentFolder, library } from "../../support/library.ts";

const taught = library(
  concept("caching", undefined, { aliases: ["cache", "caches"] }),
  concept("cache-invalidation"),
  concept("sharding", undefined, { title: "Sharding", aliases: ["partitioning"] }),
);

test("every command, in every language, is one that Discord takes", () => {
  checkCommands(JSON.parse(JSON.stringify(commandDefinitions())));
});

test("a German member finds every command, option and choice in German", () => {
  for (const [key, { name, description }] of Object.entries(GERMAN.commands)) {
    const english = ENGLISH.commands[key as keyof typeof ENGLISH.commands];
    expect(name, key).not.toBe("");
    expect(Boolean(description), key).toBe(Boolean(english.description));
  }
  for (const [key, text] of Object.entries(GERMAN.sayings)) {
    expect(text, key).not.toBe(ENGLISH.sayings[key as keyof typeof ENGLISH.sayings]);
  }
});

test("every command that Discord shows is one that the mentor knows what to do about", () => {
  const paths = commandDefinitions()
    .filter((it) => it.type === 1)
    .flatMap((it) => {
      const subs = ("options" in it ? (it.options ?? []) : []).filter(
        (option) => option.type === ApplicationCommandOptionType.Subcommand,
      );
      return subs.length > 0 ? subs.map((sub) => `${it.name} ${sub.name}`) : [it.name];
    });

  expect(paths.length).toBeGreaterThan(15);
  for (const it of paths) expect(readCommand(taught, it, {}), it).toBeDefined();
});

describe("a command means what a press or a sentence would", () => {
  const pressed = (command: string, options: Parameters<typeof readCommand>[2]) => {
    const wanted = readCommand(taught, command, options);
    return wanted?.kind === "turn" && wanted.said.kind === "press"
      ? readPress(wanted.said.action)
      : undefined;
  };
  const said = (command: string, options: Parameters<typeof readCommand>[2]) => {
    const wanted = readCommand(taught, command, options);
    return wanted?.kind === "turn" && wanted.said.kind === "text" ? wanted.said.text : undefined;
  };

  test("a concept that was chosen, or named in full, is asked for outright", () => {
    const asked = { kind: "ask", concepts: ["caching"] };
    expect(pressed("explain", { concept: "caching" })).toMatchObject(asked);
    expect(pressed("explain", { concept: "Caches" })).toMatchObject(asked);
  });

  test("a concept that was typed in other words is left to the mentor to find", () => {
    expect(said("explain", { concept: "splitting data" })).toBe("explain splitting data");
    expect(said("quiz", { concept: "splitting data" })).toBe("quiz me on splitting data");
  });

  test("a quiz has as many questions as were wished for", () => {
    expect(pressed("quiz", { concept: "caching", questions: 5 })).toMatchObject({
      kind: "quiz",
      concepts: ["caching"],
      count: 5,
    });
    expect(pressed("quiz", {})).toEqual({ kind: "quiz", concepts: [] });
  });

  test("a check-in's settings become one sentence", () => {
    const options = { time: "8:30", days: "weekdays", zone: "Europe/Berlin", questions: 4 };
    expect(said("checkin start", options)).toBe(
      "check in with me every weekday at 8:30 Europe/Berlin time with 4 questions",
    );
    expect(readCommand(taught, "checkin stop", {})).toMatchObject({ isPrivate: true });
    expect(said("checkin pause", { until: "two weeks" })).toBe("pause the check-ins for two weeks");
    expect(said("checkin pause", { until: "3 January" })).toBe(
      "pause the check-ins until 3 January",
    );
  });

  test("what is one's own is private unless one wishes otherwise; what is asked is open", () => {
    expect(readCommand(taught, "quiz", {})).toMatchObject({ isPrivate: true });
    expect(readCommand(taught, "quiz", { visible: "everyone" })).toMatchObject({
      isPrivate: false,
    });
    expect(readCommand(taught, "progress", {})).toMatchObject({ isPrivate: true });
    expect(readCommand(taught, "ask", { question: "?" })).toMatchObject({ isPrivate: undefined });
    expect(readCommand(taught, "ask", { question: "?", visible: "me" })).toMatchObject({
      isPrivate: true,
    });
  });
});

describe("while an option is typed", () => {
  const suggest = suggestConcepts(taught);

  test("what begins with the letters comes first, and each concept once", () => {
    expect(suggest("cach")).toEqual([
      { name: "Caching", value: "caching" },
      { name: "Cache invalidation", value: "cache-invalidation" },
    ]);
  });

  test("an alias leads to its concept and says which that is", () => {
    expect(suggest("parti")).toEqual([{ name: "partitioning (Sharding)", value: "sharding" }]);
  });

  test("nothing typed proposes titles, and nonsense proposes nothing", () => {
    expect(suggest("").map((it) => it.name)).toEqual(["Caching", "Sharding", "Cache invalidation"]);
    expect(suggest("zzzz")).toEqual([]);
  });

  test("a city finds its time zone", () => {
    expect(suggestZones("berl")[0]).toEqual({ name: "Europe/Berlin", value: "Europe/Berlin" });
    expect(suggestZones("new york")[0]?.value).toBe("America/New_York");
    expect(suggestZones("").length).toBe(25);
  });

  test("all concepts are searched within a millisecond", async () => {
    const real = await loadLibrary(contentFolder(), [packId("distributed-systems")]);
    const fast = suggestConcepts(real);
    const started = performance.now();
    for (let i = 0; i < 100; i += 1) expect(fast("re").length).toBeGreaterThan(3);
    expect((performance.now() - started) / 100).toBeLessThan(5);
    for (const it of real.concepts.values())
      expect(fast(it.title).some((choice) => choice.value === it.id)).toBe(true);
  });
});
