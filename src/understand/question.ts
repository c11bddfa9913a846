import { ask, unknown } from "./ask.ts";
import type { Meaning } from "./meaning.ts";
import { readNextQuestion } from "./next-question.ts";
import { pointsBack } from "./references.ts";
import { isCovered, namedIn, type Scene, sideBySide, topicOf } from "./scene.ts";
import { stemsOf } from "./words.ts";

/** Reads a question: about what was just explained, about another concept, or about nothing that is taught. */
export function readQuestion(scene: Scene): Meaning {
  const topic = topicOf(scene);
  return topic ? readNextQuestion(scene, topic) : readFirstQuestion(scene);
}

/** A question with nothing before it to understand it by. */
function readFirstQuestion(scene: Scene): Meaning {
  const best = scene.finding.ranked[0]?.concept;
  if (best && isCovered(scene)) return ask(sideBySide(scene, namedIn(scene)) ?? [best], scene);

  const words = stemsOf(scene.text).length;
  const isBare = words === 0 || (words === 1 && pointsBack(scene.text));
  return isBare ? { kind: "lost" } : unknown(scene);
}
