import type { Path } from "../content/model.ts";
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

/** Reads a wish for questions: "quiz me", "test me on caching", "5 questions about what I missed". */
export function readQuizRequest(scene: Scene): Meaning | undefined {
  const request = requestIn(scene.text);
  if (!request) return undefined;
  const wish = wishAbout(request.about, scene);
  return wish.kind === "quiz" && request.count ? { ...wish, count: request.count } : wish;
}

/** Whether a message asks for questions. */
export const asksForQuiz = (text: string): boolean => requestIn(text) !== undefined;

type Quiz = Extract<LearningMeaning, { kind: "quiz" }>;

const quiz = (concepts: readonly ConceptId[]): Quiz => ({ kind: "quiz", concepts });

function wishAbout(about: string, scene: Scene): Quiz | Extract<Meaning, { kind: "unknown" }> {
  const { conversation, knowledge } = scene;
  if (about === "" || QUIZ_SUBJECTS.anything.test(about)) return quiz([]);
  if (QUIZ_SUBJECTS.missed.test(about)) return { kind: "quiz", concepts: [], pool: "missed" };
  if (QUIZ_SUBJECTS.due.test(about)) return { kind: "quiz", concepts: [], pool: "due" };
  if (QUIZ_SUBJECTS.current.test(about)) {
    return quiz(conversation.topic ? [conversation.topic] : []);
  }
  const place = readPlace(about, conversation);
  if (place) return quiz([place]);

  const { named, ranked, covered } = knowledge.finder.find(about);
  const path = pathIn(about, scene);
  const nameStems = named.flatMap((it) => stemsOf(it.text));
  const isName = stemsOf(about).every((it) => nameStems.includes(it));
  if (path && !isName) return quiz(path.concepts);
  const names = [...new Set(named.map((it) => it.concept))];
  if (names.length > 0) return quiz(names);
  const best = ranked[0]?.concept;
  if (best && covered >= knowledge.finder.threshold) return quiz([best]);
  return { kind: "unknown", nearest: ranked.slice(0, 3).map((it) => it.concept) };
}

/** The path that a subject names; where a concept has the same name, "path" tells them apart. */
function pathIn(about: string, { knowledge }: Scene): Path | undefined {
  const stems = stemsOf(about.replace(/\bpath\b/iu, "")).join(" ");
  const paths = knowledge.library.packs.flatMap((it) => it.paths);
  return paths.find((it) => stemsOf(it.title).join(" ") === stems);
}

interface Request {
  /** What the questions are to be about; "" where that is left open. */
  readonly about: string;
  readonly count?: number;
}

function requestIn(text: string): Request | undefined {
  const plain = text.trim().replace(/[’‘]/gu, "'");
  const match = QUIZ_REQUESTS.map((it) => it.exec(plain)).find((it) => it !== null);
  if (!match) {
    const before = QUIZ_REQUEST_AT_END.exec(plain)?.[1]?.trim();
    return before === undefined ? undefined : { about: before };
  }
  const about = plain.slice(match[0].length).replace(ABOUT, "").replace(TAIL, "").trim();
  const count = countIn(match[0]);
  return { about, ...(count ? { count } : {}) };
}

/** The longest round that a learner can ask for. */
const MOST_QUESTIONS = 10;
const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** How many questions are asked for: "5 questions", "ask me two quiz questions", "one question". */
function countIn(request: string): number | undefined {
  const said = /\b(\d+|one|two|three|four|five|ten)(?: more)?(?: \w+)? questions?\b/iu.exec(
    request,
  )?.[1];
  if (!said) return undefined;
  const count = Number(said) || NUMBERS.indexOf(said.toLowerCase()) + 1;
  return count > 0 ? Math.min(count, MOST_QUESTIONS) : undefined;
}
