import type { ConceptId } from "../ids.ts";
import type { Meaning } from "./meaning.ts";
import { questionKind } from "./questions.ts";
import { othersThan, type Scene } from "./scene.ts";

/** From this likeness on, a part of a concept is taken as the answer to a question that names or describes it. */
const ANSWERS = 0.6;

/** A question that these concepts answer, with the part of the only one that answers just that. */
export function ask(concepts: readonly ConceptId[], scene: Scene): Meaning {
  const [main] = concepts;
  const part = main && scene.knowledge.followUps.best(scene.text, [main]);
  const isJustThat = part !== undefined && part.score >= ANSWERS && concepts.length === 1;
  return {
    kind: "ask",
    concepts,
    question: questionKind(scene.text),
    ...(isJustThat ? { item: part.item } : {}),
    others: othersThan(concepts, scene),
  };
}

/** A question about something that the packs don't teach, with what comes nearest. */
export const unknown = (scene: Scene): Meaning => ({
  kind: "unknown",
  nearest: scene.finding.ranked.slice(0, 3).map((it) => it.concept),
});
