import { isQuestion } from "./questions.ts";

/** How people begin when they say something back: "so it's like …", "in my own words: …", "you mean …". */
const OPENERS =
  /^(?:(?:so|oh|ah|aha|wait|hm+|ok(?:ay)?|right|then|and|well|alright|hang on|hold on|yeah|yes|now|but)[\s,.:;!-]+)*(?:so\b(?! (?:can you|could you|would you|tell|explain|is there|are there|do (?:i|we|you)|does|should|will)\b)|basically\b|essentially\b|in (?:other words|short|plain words|my (?:own )?words|a nutshell)\s*[:,]|(?:if )?i(?:'ve| have)? (?:got|get|understood|understand) (?:it |that |this |you )?(?:right|correctly)|if i understood|(?:so )?(?:what )?(?:you|u)(?:'re| are)? (?:mean|saying|are saying)\b|you mean\b|(?:so )?(?:it|that|this|they)(?:'s| is|s|'re| are)? (?:a (?:bit|little)|kind of|kinda|sort of|basically|just|more|really|then|almost)*\s*(?:like|as if|similar to|the (?:thing|one|plan|way|idea|place))\b|kind ?of like\b|kinda\b|sort of like\b|like (?!i'?m\b|i am\b|this\b|that\b)|as if\b|meaning\b|i'?d (?:say|put it)|i would say|let me (?:try|see|say|put|rephrase)|correct me if|tell me if|(?:ok(?:ay)? )?my turn|(?:trying )?to say it back|trying to|to put it|i (?:think|guess|suppose|believe) (?:it|that|this|they|the|so)|so i think|so it means|that means|meaning that|then (?:it|they|the|we|you|i|a)\b|same as when|it means)/iu;

/** A tag that asks for a nod: "…, right?" */
const TAG =
  /[,.\s-]+(?:right|correct|yeah|yes|no|ok(?:ay)?|isn'?t it|is that (?:it|right|correct)|am i right|is this right|did i get (?:that|it)(?: right)?|makes? sense|or not|if i got (?:that|it) right|if that makes sense|do i have that right)\s*\?+\s*$/iu;

const BEGINS_AS_COMPARISON =
  /^(?:is|isn'?t|are) (?:it|this|that|they)(?: (?:a bit|kind of|kinda|sort of|basically|just))* (?:like|as if)\b/iu;

/**
 * Whether a message states a learner's own version of what they have just heard, rather than asking something.
 *
 * Right after an explanation most statements are: "so it's like a fire drill", "the server keeps no memory of me".
 */
export function isOwnWords(text: string): boolean {
  const plain = text.trim().replace(/[’‘]/gu, "'");
  if (saysItBack(plain)) return true;
  if (TAG.test(plain) && !/^(?:what|why|how|when|where|which|who)\b/iu.test(plain)) return true;
  return !isQuestion(plain) && plain.split(/\s+/u).length >= 4;
}

/** "so, how does it work?" begins like somebody's own version and is a question all the same. */
function asksAfterOpener(plain: string): boolean {
  const without = plain.replace(
    /^(?:(?:so|oh|ah|wait|hm+|ok(?:ay)?|right|then|and|well|but|now)[\s,.:;!-]+)+/iu,
    "",
  );
  return (
    /^(?:what|why|how|when|where|which|who)(?:'?s|'?re)?\b/iu.test(without) &&
    isQuestion(without) &&
    !/^what (?:you|u)(?:'re| are)? (?:mean|saying)/iu.test(without)
  );
}

/** Whether a message begins as people begin when they say something back, wherever in a conversation it stands. */
export function saysItBack(text: string): boolean {
  const plain = text.trim().replace(/[’‘]/gu, "'");
  return BEGINS_AS_COMPARISON.test(plain) || (OPENERS.test(plain) && !asksAfterOpener(plain));
}
