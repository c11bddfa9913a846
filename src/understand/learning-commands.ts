import type { ConceptId } from "../ids.ts";
import type { LearningMeaning } from "./learning-meaning.ts";
import {
  ASK_AGAIN_SAID,
  EXPORT_REQUEST,
  FORGET_REQUEST,
  KNOWN_SAID,
  PROGRESS_REQUESTS,
} from "./learning-sayings.ts";
import { namedIn, type Scene } from "./scene.ts";
import { stemsOf } from "./words.ts";

/** The word that deletes all that is stored of a learner; nobody types it by accident. */
export const FORGET_WORD = "erase";

/** Reads what a message asks about the learner's own progress or data; nothing here depends on what was said before. */
export function readLearningCommand(text: string): LearningMeaning | undefined {
  const plain = text.trim().replace(/[’‘]/gu, "'");
  if (EXPORT_REQUEST.test(plain)) return { kind: "export" };
  if (FORGET_REQUEST.test(plain)) return { kind: "forget" };
  const about = PROGRESS_REQUESTS.find(([, words]) => words.test(plain))?.[0];
  return about && { kind: "progress", about };
}

const IT =
  /^(?:this|that|it|this one|that one|these|them|the (?:last|current) one|(?:this|that) (?:topic|concept|question|stuff|thing)|the topic|the concept)?$/iu;

/** "I know this", "don't ask me about caching again", "ask me again": what corrects the memory. */
export function readCorrection(scene: Scene): LearningMeaning | undefined {
  const plain = scene.text.trim().replace(/[’‘]/gu, "'");
  for (const [kind, words] of [
    ["known", KNOWN_SAID],
    ["ask-again", ASK_AGAIN_SAID],
  ] as const) {
    const match = words.exec(plain);
    if (!match) continue;
    const what = (Object.values(match.groups ?? {}).find((it) => it !== undefined) ?? "").trim();
    const concept = IT.test(what) ? lastOf(scene) : namedAlone(what, scene);
    if (concept) return { kind, concept };
  }
  return undefined;
}

const lastOf = ({ conversation }: Scene): ConceptId | undefined => conversation.topic;

/** The concept that is all these words name: "I know caching" is about the memory, "I know caching is slow" isn't. */
function namedAlone(words: string, scene: Scene): ConceptId | undefined {
  const names = new Set(scene.finding.named.flatMap((it) => stemsOf(it.text)));
  return stemsOf(words).every((it) => names.has(it)) ? namedIn(scene)[0] : undefined;
}
