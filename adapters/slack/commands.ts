import type { Library } from "../../src/content/model.ts";
import type { Said } from "../../src/understand/incoming.ts";
import { PROGRESS_PARTS } from "../../src/understand/learning-meaning.ts";
import { type Pressable, spellPress } from "../../src/understand/press.ts";
import { namedConcept } from "../shared/named-concept.ts";

/** What a command asks for. */
export type Wanted =
  /** Something said to the mentor. */
  | { readonly kind: "turn"; readonly said: Said }
  /** A field to write a question into. */
  | { readonly kind: "field" }
  | { readonly kind: "policy" | "setup" | "status" };

/** Reads a command: the sentence or the press that means it. Whatever is none of the sub-commands is plain words. */
export function readCommand(library: Library, command: string, text: string): Wanted {
  switch (command) {
    case "/ask":
      return text ? says(text) : { kind: "field" };
    case "/quiz":
      return quiz(library, text);
    default:
      return readMentorCommand(library, text);
  }
}

/** `/mentor` and what follows it. */
function readMentorCommand(library: Library, text: string): Wanted {
  const [, first = "", rest = ""] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  const about = rest.trim();
  switch (first.toLowerCase()) {
    case "":
    case "help":
      return about ? says(text) : press({ kind: "help" });
    case "ask":
      return about ? says(about) : { kind: "field" };
    case "explain": {
      const named = namedConcept(library, about);
      if (!about) return { kind: "field" };
      return named
        ? press({ kind: "ask", concepts: [named], question: "what", others: [] })
        : says(text);
    }
    case "quiz":
      return quiz(library, about);
    case "checkin":
    case "check-in":
    case "checkins":
    case "check-ins":
      return says(checkInWords(about));
    case "progress": {
      const part = PROGRESS_PARTS.find((it) => it === about.toLowerCase());
      return about && !part ? says(text) : press({ kind: "progress", about: part ?? "all" });
    }
    case "topics":
      return about ? says(text) : press({ kind: "topics" });
    case "privacy":
      return privacy(about.toLowerCase());
    case "setup":
    case "status":
      return about ? says(text) : { kind: first.toLowerCase() as "setup" | "status" };
    default:
      return says(text);
  }
}

const says = (text: string): Wanted => ({ kind: "turn", said: { kind: "text", text } });
const press = (meaning: Pressable): Wanted => ({
  kind: "turn",
  said: { kind: "press", action: spellPress(meaning) },
});

function quiz(library: Library, about: string): Wanted {
  const named = namedConcept(library, about);
  if (about && !named) return says(/^me\b/i.test(about) ? `quiz ${about}` : `quiz me on ${about}`);
  return press({ kind: "quiz", concepts: named ? [named] : [] });
}

function privacy(about: string): Wanted {
  if (about === "export") return press({ kind: "export" });
  if (about === "forget" || about === "forget me") return press({ kind: "forget" });
  return { kind: "policy" };
}

/** "stop" means the check-ins, "weekdays at 9" is when they come. */
function checkInWords(about: string): string {
  if (!about || /^(?:show|status|settings)$/i.test(about)) return "checkin";
  if (/^off$/i.test(about)) return "stop the check-ins";
  const change = /^(stop|pause|resume|cancel)\b\s*(.*)$/is.exec(about);
  if (change) return `${change[1]} the check-ins ${change[2]}`.trim();
  if (/^busy\b/i.test(about)) return `${about}, check in later`;
  return /\bcheck(?:ing)?[- ]?in/i.test(about) ? about : `check in with me ${about}`;
}
