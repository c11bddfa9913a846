import type { Wish } from "./meaning.ts";
import { stemsOf } from "./words.ts";

/**
 * How learners ask for other words, and the words that do it. A message may hold several ("shorter and simpler");
 * the first that matches counts.
 */
const WAYS: readonly (readonly [Wish, RegExp])[] = [
  [
    "simpler",
    /\b(?:simpl(?:er|ify|ified)|simply(?=\W*$)|(?:explain|put|say|tell)(?: (?:it|this|that|me))* simply|easier|easy(?:\s+(?:words|terms|way|one|version|english|language))?$|more (?:simple|basic)|eli\s?\d+|layman'?s?|dumb (?:it|this|that) down|baby steps|newbie|noob|dummies|less (?:technical|complicated|complex|jargon)|no jargon|without (?:the )?jargon|too (?:hard|deep|complex|complicated|technical|difficult|advanced|abstract|much jargon|many big words)|back to (?:easy|basics|the basics)|from scratch|break it down)\b/iu,
  ],
  [
    "simpler",
    /\b(?:in|with|using|use) (?:very |really |more |much )?(?:simple|simpler|plain|easy|easier|basic|everyday|normal|human|child'?s?|lay)\s*(?:words|terms|english|language|way|manner)?\b/iu,
  ],
  [
    "simpler",
    /\b(?:like|as if|for|to|as though|pretend)\s+(?:i'?m|im|i am|i were|i was|you would to|a|an|my|some ?one)?\s*(?:(?:completely|totally|really|only|just|total|complete)\s+)*(?:a\s+|an\s+)?(?:(?:\d+|five|six|seven|eight|nine|ten|twelve)[\s-]*(?:years?|yr|yo)?[\s-]*(?:old)?(?:\s+(?:child|kid))?|child(?:ren)?|kids?|beginners?|dumm(?:y|ies)|newbies?|idiot|grandm(?:a|other)|grandpa|mum|mom|non[- ]?(?:technical|tech|programmer|engineer)\w*(?: (?:person|people))?|new (?:to|at) (?:it|this|that|all this)|stupid)\b/iu,
  ],
  [
    "shorter",
    /\b(?:tl\s?;?\s?dr|short(?:er)?(?=\s*(?:$|[.!?,]|please|version|and|answer))|(?:keep|make) (?:it|this|that) (?:short|brief|quick)|brief(?:ly|er)?|(?:in )?(?:one|a single|1|just one|a) sentences?(?: only)?(?=\W*$)|one[- ]liner|summar(?:y|i[sz]e)(?: (?:it|this|that))?(?=\W*$)|too long|too much text|(?:a )?(?:lot|wall) of (?:text|words|reading)|in a nutshell|concise(?:ly)?|in (?:short|brief|few words)|fewer words|less text|in \d+ words)\b/iu,
  ],
  [
    "deeper",
    /\b(?:deep(?:er|ly)?(?: (?:dive|please|explanation|version))?(?=\W*$)|go deep(?:er)?|in(?:[- ]| more | greater | much )depth|more (?:technical(?:ly)?|depth|details?|detailed|advanced|info(?:rmation)?|in[- ]depth)|(?:in|with|into) (?:more |full |the |greater )?details?|technical(?:ly)? (?:please|version|explanation|terms?|details?)|go further|(?:tell|teach) me more|(?:know|learn|hear) more|elaborate|expand on|under the hood|internals|expert (?:level|version)|nitty[- ]gritty|advanced (?:version|please|explanation)|details,? please|more,? please)\b|^more\W*$|^details\W*$|^go on\W*$|^continue\W*$|^more (?:on|about) (?:it|this|that)\W*$/iu,
  ],
  [
    "analogy",
    /\b(?:analog(?:y|ies|ous)|metaphors?|simile|everyday (?:picture|life|comparison|example)|(?:another|different|new|other) (?:picture|comparison|image|story)|a (?:picture|comparison|story)(?= (?:for|of|to|please))|picture (?:it|this) for me|(?:like|as) in (?:real|daily|everyday) life|(?:compare|comparable) (?:it |this |that )?(?:to|with) something|something (?:from|in) (?:real|daily|everyday) life)\b/iu,
  ],
  [
    "example",
    /\b(?:examples?|e\.?g\.?(?=\W*$)|for instance|real[- ]?(?:world|life)(?: (?:case|use|usage|story|system)s?)?|concrete(?:ly| case)?|case stud(?:y|ies)|(?:is|are|it'?s) (?:it|this|that|they) (?:actually )?used in (?:practice|reality)|in the (?:wild|real world)|who (?:actually |really )?uses (?:it|this|that)|where (?:is|do people use|can i (?:see|find)) (?:it|this|that)(?: (?:used|in use))?)\b/iu,
  ],
  [
    "again",
    /\b(?:(?:say|put|explain|tell|phrase|word|describe|try)(?: (?:it|this|that|me))*(?: (?:to me))? (?:again|differently|another way|once more|one more time|in (?:another|a different|other|some other) (?:way|words?))|(?:in |with |using )?(?:other|different) words|(?:another|a different|some other|different) (?:way|explanation|angle|approach|version|try)|re-?(?:phrase|word|explain|formulate|peat)|once more|one more time|again(?=\W*$)|(?:still )?(?:do ?n[o']?t|did ?n[o']?t|cannot|can'?t) (?:really |quite |fully )?(?:get|understand|follow|grasp) (?:it|this|that|you|any of (?:it|this|that)|a word)\b|say (?:that|it) again|make sure i (?:get|understand|understood) (?:it|this|that))/iu,
  ],
];

const ANOTHER =
  /^(?:(?:please |can (?:i|you) |could (?:i|you) |may i |i(?:'d| would) like |(?:give|show|tell|have|get|do|try) (?:me )?|got |any )*)(?:(?:yet )?another|one more|a different|a new|the next|next)(?: (?:one|1|please|pls|example|of those|of these|like (?:that|it)))*\W*$/iu;

/** Words around a wish that are no subject of their own. */
const FRAME = new Set(
  stemsOf(
    `explain describe give show tell make try put say concept idea topic answer explanation text word sentence version
    term language way one first second last part simple simpler easy short long deep technical detail analogy metaphor
    picture example real world life concrete instance child kid year old beginner english plain sure sense understand
    hear help today practice used new complete total five ten twelve again different another other question bit little
    stuff step back scratch case study story everyday non person people dummies grandma`,
  ),
);

/** A wish for other words, and the message without it. */
export interface Wished {
  readonly wish: Wish;
  /** "another one": whichever kind was given last. */
  readonly another: boolean;
  /** The words that wish, lower case: no concept's name is looked for in them. */
  readonly words: string;
  /** Stems of the message that are not about the wish; few where the message is only the wish. */
  readonly left: readonly string[];
}

/** Finds the wish for an explanation in other words, if a message holds one. */
export function readWish(text: string): Wished | undefined {
  if (ANOTHER.test(text))
    return { wish: "again", another: true, words: text.toLowerCase(), left: [] };

  for (const [wish, words] of WAYS) {
    const match = words.exec(text);
    if (!match) continue;
    const without = text.replace(match[0], " ");
    return {
      wish,
      another: false,
      words: match[0].toLowerCase(),
      left: stemsOf(without).filter((it) => !FRAME.has(it)),
    };
  }
  return undefined;
}
