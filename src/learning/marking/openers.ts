/** What may stand before a learner's own version, as they say it; each ends where a word ends. */
const OPENERS = [
  "so|oh|ah|aha|wait|hmm*|ok|okay|right|alright|then|and|well|now|but|yeah|yes|basically|essentially|hang on",
  "in (?:my (?:own )?words|other words|short|plain words|a nutshell)",
  "(?:if )?i(?:'ve| have)? (?:got|get|understand|understood)(?: (?:it|that|this|you))?(?: right| correctly)?",
  "let me (?:try|see(?: if i(?:'ve| have)? (?:got|get) (?:it|this|that)(?: right)?)?|say it|put it)",
  "(?:what )?(?:you|u)(?:'re| are)? (?:mean|saying)(?: is)?",
  "(?:tell me if|correct me if) (?:this|that|i)(?:'s| is|'m| am)? (?:right|wrong|mistaken)(?: but)?",
  "my turn|(?:trying )?to say it back|here'?s how i see it|if i translate it to real life",
  "i(?:'d| would) (?:say|put it)|i (?:think|guess|suppose|believe)(?: i (?:get|got) it)?(?: that)?",
  "(?:so )?(?:it|that) means(?: that)?",
];

/** What may stand after it and asks for a nod. */
const TAGS = [
  "right|correct|yeah|yes|no|ok(?:ay)?|isn'?t it|am i right|makes? sense|or not",
  "is (?:it|that|this)(?: (?:it|right|correct))?|did i get (?:that|it|this)(?: right)?|do i have that right",
  "if (?:i got )?(?:that|it) (?:right|makes sense)|kind of|or so|or something(?: like that)?",
];

const BEFORE = new RegExp(`^(?:(?:${OPENERS.join("|")})(?![\\w'-])[\\s,.:;!-]*)+`, "iu");
const AFTER = new RegExp(`(?:[\\s,.;:–-]+(?:${TAGS.join("|")}))+\\s*[?.!]*\\s*$`, "iu");

/**
 * A learner's version without the words around it that say nothing of the subject: "so basically …", "…, right?".
 *
 * Where nothing else was said, it stays as it is.
 */
export function withoutOpeners(said: string): string {
  const plain = said.trim().replace(/[’‘]/gu, "'");
  const bare = plain.replace(BEFORE, "").replace(AFTER, "").trim();
  return /[\p{L}\p{N}]/u.test(bare) ? bare : plain;
}
