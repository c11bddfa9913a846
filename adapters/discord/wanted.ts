import type { Library } from "../../src/content/model.ts";
import type { Said } from "../../src/understand/incoming.ts";
import { PROGRESS_PARTS } from "../../src/understand/learning-meaning.ts";
import { WISHES } from "../../src/understand/meaning.ts";
import { type Pressable, spellPress } from "../../src/understand/press.ts";
import { namedConcept } from "../shared/named-concept.ts";
import { readCheckInCommand } from "./checkin-commands.ts";
import type { Options } from "./seen.ts";

/** What a command asks for. */
export type Wanted =
  /** Something said to the mentor. */
  | {
      readonly kind: "turn";
      readonly said: Said;
      /** Whether only the learner sees the answer; undefined where the answer itself decides. */
      readonly isPrivate: boolean | undefined;
    }
  | { readonly kind: "policy" | "setup" | "status" };

/** Reads a command: the sentence or the press that means it. */
export function readCommand(
  library: Library,
  command: string,
  options: Options,
): Wanted | undefined {
  const text = (name: string) => String(options[name] ?? "").trim();
  const concept = (name: string) => namedConcept(library, text(name));
  const isPrivate = options.visible === undefined ? undefined : options.visible !== "everyone";
  const open = (said: Said): Wanted => ({ kind: "turn", said, isPrivate });
  const own = (said: Said): Wanted => ({
    kind: "turn",
    said,
    isPrivate: isPrivate ?? true,
  });

  switch (command) {
    case "ask":
      return open(says(text("question")));
    case "explain": {
      const named = concept("concept");
      return open(
        named
          ? press({ kind: "ask", concepts: [named], question: "what", others: [] })
          : says(`explain ${text("concept")}`),
      );
    }
    case "rephrase": {
      const named = concept("concept");
      const wish = WISHES.find((it) => it === options.style) ?? "again";
      if (named) return open(press({ kind: "rephrase", concept: named, wish }));
      return open(says([WISHED[wish], text("concept")].filter(Boolean).join(" for ")));
    }
    case "compare": {
      const [first, second] = [concept("first"), concept("second")];
      return open(
        first && second
          ? press({ kind: "compare", concepts: [first, second] })
          : says(`what is the difference between ${text("first")} and ${text("second")}?`),
      );
    }
    case "quiz": {
      const named = concept("concept");
      if (text("concept") && !named) return own(says(`quiz me on ${text("concept")}`));
      const count = typeof options.questions === "number" ? { count: options.questions } : {};
      return own(press({ kind: "quiz", concepts: named ? [named] : [], ...count }));
    }
    case "progress": {
      const about = PROGRESS_PARTS.find((it) => it === options.about) ?? "all";
      return own(press({ kind: "progress", about }));
    }
    case "topics":
      return open(press({ kind: "topics" }));
    case "privacy export":
      return own(press({ kind: "export" }));
    case "privacy forget":
      return own(press({ kind: "forget" }));
    case "mentor help":
      return own(press({ kind: "help" }));
    case "privacy policy":
      return { kind: "policy" };
    case "mentor setup":
      return { kind: "setup" };
    case "mentor status":
      return { kind: "status" };
    default: {
      const said = readCheckInCommand(library, command, options);
      return said && own(said);
    }
  }
}

const says = (text: string): Said => ({ kind: "text", text });
const press = (meaning: Pressable): Said => ({ kind: "press", action: spellPress(meaning) });

/** A wish in words, where what it is about is for the mentor to remember. */
const WISHED = {
  simpler: "simpler, please",
  shorter: "shorter, please",
  deeper: "deeper, please",
  analogy: "another analogy, please",
  example: "a real example, please",
  again: "explain it again, please",
} as const;
