import type { ConceptId } from "../ids.ts";
import type { LearningMeaning } from "./learning-meaning.ts";
import { QUIZ_REQUEST_AT_END, QUIZ_REQUESTS, QUIZ_SUBJECTS } from "./learning-sayings.ts";
import type { Meaning } from "./meaning.ts";
import { readPlace } from "./references.ts";
import type { Scene } from "./scene.ts";
import { stemsOf } from "./words.ts";

/** What may stand between the wish and its subject, and after it. */
const ABOUT =
  /^[\s,:;.-]*(?:(?:on|about|for|with|regarding|in|over|from|of|questions?|and|now|please|my knowledge)\b[\s,:]*)*/iu;
const TAIL =
  /(?:[\s,]+(?:please|pls|plz|now|again|then|next|first|today|instead|thanks?|real quick|quickly))*[\s.!?]*$/iu;

/** Reads a wish for questions: "quiz me", "test me on caching", "a question about what I missed". */
export function readQuizRequest(scene: Scene): Meaning | undefined {
  const about = aboutWhat(scene.text);
  if (about === undefined) return undefined;

  const { conversation, knowledge } = scene;
  if (about === "" || QUIZ_SUBJECTS.anything.test(about)) return quiz([]);
  if (QUIZ_SUBJECTS.missed.test(about)) return { kind: "quiz", concepts: [], pool: "missed" };
  if (QUIZ_SUBJECTS.due.test(about)) return { kind: "quiz", concepts: [], pool: "due" };
  if (QUIZ_SUBJECTS.current.test(about))
    return quiz(conversation.topic ? [conversation.topic] : []);

  const place = readPlace(about, conversation);
  if (place) return quiz([place]);
  const path = knowledge.library.packs
    .flatMap((it) => it.paths)
    .find(
      (it) => stemsOf(it.title).join(" ") === stemsOf(about.replace(/\bpath\b/iu, "")).join(" "),
    );
  const { named, ranked, covered } = knowledge.finder.find(about);
  const names = [...new Set(named.map((it) => it.concept))];
  if (names.length > 0) return quiz(names);
  if (path) return quiz(path.concepts);
  const best = ranked[0]?.concept;
  if (best && covered >= knowledge.finder.threshold) return quiz([best]);
  return { kind: "unknown", nearest: ranked.slice(0, 3).map((it) => it.concept) };
}

/** Whether a message asks for questions. */
export const asksForQuiz = (text: string): boolean => aboutWhat(text) !== undefined;

const quiz = (concepts: readonly ConceptId[]): LearningMeaning => ({ kind: "quiz", concepts });

/** What questions are wished for; "" where that is left open, undefined where none are. */
function aboutWhat(text: string): string | undefined {
  const plain = text.trim().replace(/[’‘]/gu, "'");
  const match = QUIZ_REQUESTS.map((it) => it.exec(plain)).find((it) => it !== null);
  if (match) return plain.slice(match[0].length).replace(ABOUT, "").replace(TAIL, "").trim();
  return QUIZ_REQUEST_AT_END.exec(plain)?.[1]?.trim();
}
