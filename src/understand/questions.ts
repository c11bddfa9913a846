import type { QuestionKind } from "./meaning.ts";

/** What a question wants to know, by the words it is asked in; the first that matches counts. */
const KINDS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    "what-if",
    /\bwhat(?:'s| is| happens?| would happen| will happen| about)?,? (?:if|when|happens|would happen|will happen)\b|\bwhat about (?:when|if)\b|\bsuppose\b|\bimagine (?:that )?\b|^(?:and |but |so )?if\b|\bwould(?:n'?t| not) (?:it|that|this|the|everything)\b/iu,
  ],
  [
    "trade-offs",
    /\b(?:trade-?offs?|pros?(?: and |\s*[&/]\s*)cons?|(?:dis)?advantages?|benefits?|downsides?|drawbacks?|upsides?|costs?|price|expensive|overkill|worth (?:it|the)|catch|risks?|limitations?|weakness(?:es)?|slower)\b/iu,
  ],
  ["example", /\b(?:examples?|for instance|real[- ](?:world|life)|used in practice|who uses)\b/iu],
  [
    "when",
    /\bwhen (?:do|does|should|would|is|are|can|to|not|i)\b|\b(?:should|do|must|shall) (?:i|we|you|everyone|they) (?:really |always |even |ever )?(?:use|need|have|bother|want|do)\b|\bin (?:which|what) (?:case|situation)s?\b/iu,
  ],
  [
    "why",
    /\bwhy\b|\bwhat(?:'s| is) the (?:point|reason|purpose|use|motivation|need|big deal)\b|\bwhat (?:is|are) (?:it|they|that|this|these) (?:good )?for\b|\bhow come\b|\bwhat for\b|\bmatters?\b|\breason\b/iu,
  ],
  [
    "how",
    /\bhow\b|\bin what way\b|\bwhat (?:can|could|should|do|would) (?:i|we|you|one|people|they) do\b|\bsteps?\b/iu,
  ],
  [
    "is-it",
    /^(?:and |but |so )?(?:is|are|isn'?t|aren'?t|ain'?t|does|do|doesn'?t|don'?t|can|could|can'?t|will|would|won'?t|has|have|was|were|did)\b|\bis it true\b|\btrue that\b|\bsame (?:thing|as)\b/iu,
  ],
  [
    "what",
    /\bwhat|wats?\b|\bdefin(?:e|ition)\b|\bmeaning\b|\bexplain\b|\bwho\b|\bwhich\b|\bdescribe\b/iu,
  ],
];

/** What kind of question a message asks. */
export function questionKind(text: string): QuestionKind {
  return KINDS.find(([, words]) => words.test(text))?.[0] ?? "other";
}

const ASKS =
  /^(?:(?:so|and|but|then|or|well|now|also|ok(?:ay)?|oh|hm+|um+)[\s,]+)*(?:(?:what|wat|why|how|when|where|which|who|whom|whose)(?:'?s|'?re|'?d)?\b|(?:is|are|was|were|do|does|did|can|could|should|shall|would|will|has|have|may|might|must|am|isn'?t|aren'?t|ain'?t|wasn'?t|don'?t|doesn'?t|didn'?t|can'?t|couldn'?t|shouldn'?t|wouldn'?t|won'?t)\s+\w)/iu;

const REQUESTS =
  /\b(?:explain|tell me|teach me|show me|give me|describe|define|help me|i (?:want|need|would like|'d like|wanna) to (?:know|understand|learn|hear)|can you|could you|would you|please|let'?s (?:talk|do|move|go|continue|look)|go (?:back|on) to|move on|switch to|i(?:'m| am) (?:interested|curious|wondering|having trouble)|i wonder|what about|how about|i do ?n[o']?t (?:get|understand|see|know) (?:how|why|what|when|where|which|who|the|these|those|your)|difference|vs\.?|versus|compared? (?:to|with))\b/iu;

/** Words with which a clause may begin that looks like a question and is none: "how much work gets done per hour". */
const CLAUSES =
  /^(?!what (?:if|about|happens)\b)(?:how (?:much|many|well|long|often|fast)|when|where|what|whoever|whatever|whenever|which)\b/iu;

const INVERTED =
  /^(?:how (?:much|many|well|long|often|fast)|when|where|what|which)(?: \w+){0,3}? (?:do|does|did|is|are|was|were|can|could|should|would|will|has|have|am)\b/iu;

/** A question at the end of a story: "the server died, what now?" */
const LATER =
  /[,.;:!?]\s*(?:and |but |so |then )?(?:what (?:is|are|do|does|did|happens?|can|should|now|then)\b|where (?:is|are|do|does)\b|why(?: (?:is|are|do|does|did|so|that))?\b|how (?:do|does|did|can|could|should|to|is)\b|who (?:decides|does|is|gets|can)\b|which (?:one|of)\b|(?:can|could|should|would) (?:i|we|you)\b|is (?:it|this|that|there)\b(?=[^,.]*\?))/iu;

/** Whether a message asks for something, rather than stating it. */
export function isQuestion(text: string): boolean {
  const plain = text.trim().replace(/[’‘]/gu, "'");
  if (REQUESTS.test(plain)) return true;
  if (!ASKS.test(plain)) return LATER.test(plain);
  if (plain.endsWith("?") || !CLAUSES.test(plain)) return true;
  return INVERTED.test(plain) || plain.split(/\s+/u).length <= 4;
}
