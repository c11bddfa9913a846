import type { Meaning } from "./meaning.ts";
import { lastTwo } from "./references.ts";
import { isCovered, namedIn, type Scene, topicOf } from "./scene.ts";
import { stemsOf } from "./words.ts";

const COMPARES =
  /\b(?:vs?\.?|versus|compar(?:e|ed|ing|ison)s?|differen(?:t|ce|ces|tly)|differs?|distinguish|distinction|same(?: thing)?(?: as)?|similar|better|worse|rather than|prefer|alternative|or is (?:it|that)|relat(?:ed|ion|ionship|es?))\b/iu;

/** "isn't that just a load balancer?" takes one thing for another. */
const TAKES_FOR = /\b(?:just|only|simply|basically|really|another (?:word|name) for|the same)\b/iu;

/** "both", "which of the two": what was talked about last. */
const THE_TWO =
  /\b(?:both|the two|these two|those two|of them|which (?:one|of)|either|(?:the|what'?s|what is|any) difference|how (?:do|are) they differ|compare (?:them|those|these))\b/iu;

/** Reads a message that holds two concepts against each other. */
export function readComparison(scene: Scene): Meaning | undefined {
  const { text, conversation } = scene;
  const [first, second] = namedIn(scene);
  const topic = topicOf(scene)?.id;

  if (first && second) {
    const isMeant = COMPARES.test(text) && (topic !== undefined || isCovered(scene));
    return isMeant ? { kind: "compare", concepts: [first, second] } : undefined;
  }
  if (first) {
    const isOther = topic !== undefined && topic !== first;
    const isMeant = COMPARES.test(text) || (TAKES_FOR.test(text) && takesTopicFor(text));
    if (isOther && isMeant) return { kind: "compare", concepts: [topic, first] };
    return undefined;
  }
  if (!THE_TWO.test(text)) return undefined;

  const two = lastTwo(conversation);
  if (two) return { kind: "compare", concepts: two };
  return stemsOf(text).length <= 1 ? { kind: "lost" } : undefined;
}

const takesTopicFor = (text: string) =>
  /^(?:so |and |but |wait,? )*(?:is|isn'?t|ain'?t|aint|isnt|are|aren'?t) (?:it|that|this|they|those|these)\b/iu.test(
    text,
  );
