import type { Mind } from "../../src/dialogue/mind.ts";
import type { ConceptId } from "../../src/ids.ts";
import type { Action } from "../../src/reply/reply.ts";
import { spellPress } from "../../src/understand/press.ts";

/** What can be done about somebody's message. */
export type Errand = "explain" | "quiz";

/** Concepts that one message may be about, to choose from. */
const MOST_FOUND = 10;

/** The concepts that a text names; where it names none, the one that it is about, if it is about any. */
function conceptsIn({ finder }: Mind, text: string): ConceptId[] {
  const { named, ranked, covered } = finder.find(text);
  const names = [...new Set(named.map((it) => it.concept))];
  if (names.length > 0) return names.slice(0, MOST_FOUND);
  return covered >= finder.threshold ? ranked.slice(0, 1).map((it) => it.concept) : [];
}

/** What an errand about a message can mean: an action for each concept in it; none where nothing in it is taught. */
export const errandsIn = (mind: Mind, text: string, errand: Errand): Action[] =>
  conceptsIn(mind, text).map((id) => ({
    id: spellPress(
      errand === "quiz"
        ? { kind: "quiz", concepts: [id] }
        : { kind: "ask", concepts: [id], question: "what", others: [] },
    ),
    label: mind.library.concepts.get(id)?.title ?? id,
  }));
